/**
 * Reads the values that other tools write for a field, and gives them the form that seedcast's fields have.
 */

import { DomUtils, parseDocument } from "htmlparser2";
import { defined } from "../ground/defined.ts";

export type ForeignValue = {
  readonly value: unknown;
  /** The description of an image. */
  readonly alt?: string;
  readonly hasEntities?: boolean;
};

/** A note for titles and summaries that a tool exported as HTML. */
export const ENTITIES_READ = "HTML entities such as `&amp;` are read as characters";

/**
 * Reads the value of a field under seedcast's own name. A value of a wrong kind stays, so that its check
 * reports it.
 */
export function ownValue(field: string, value: unknown): ForeignValue {
  if (typeof value === "string" && (field === "title" || field === "summary")) return withoutEntities(value);
  if (field === "authors") return { value: withoutMail(value) };
  if (field === "image") return imageIn(value) ?? { value };
  return { value };
}

/**
 * Reads the value of a field under another name. Returns undefined for a value of a kind that the field never
 * has.
 */
export function foreignValue(
  field: string,
  value: unknown,
  isJekyll: boolean,
  emptyTopics: ReadonlySet<string>,
): ForeignValue | undefined {
  switch (field) {
    case "topics":
      return someOf(topicsIn(value, isJekyll).filter((name) => !emptyTopics.has(name.toLowerCase())));
    case "authors":
      return someOf([value].flat().flatMap(authorIn));
    case "image":
      return imageIn(value);
    case "language":
      return typeof value === "string" ? { value: value.replaceAll("_", "-") } : undefined;
    case "canonical":
      return typeof value === "string" && /^https?:\/\//i.test(value) ? { value } : undefined;
    case "summary":
      return typeof value === "string" ? withoutEntities(value) : undefined;
    default:
      return typeof value === "string" ? { value } : undefined;
  }
}

function someOf(list: readonly unknown[]): ForeignValue | undefined {
  return list.length === 0 ? undefined : { value: list };
}

/** Hexo nests lists, Obsidian writes `#` before a tag, and a year is a number. */
function topicsIn(value: unknown, isJekyll: boolean): string[] {
  const names =
    typeof value === "string"
      ? value.split(/[,;]/.test(value) || !isJekyll ? /[,;]/ : /\s+/)
      : [value].flat(10).filter((name) => typeof name === "string" || typeof name === "number");
  return [...new Set(names.map((name) => String(name).trim().replace(/^#/, "")).filter(Boolean))];
}

const AUTHOR_URL = ["url", "website", "homepage", "link"];

function authorIn(value: unknown): unknown[] {
  const plain = withoutMail(value);
  if (typeof plain === "string") return plain === "" ? [] : [plain];
  if (!isMap(plain) || typeof plain.name !== "string" || plain.name === "") return [];
  const url = AUTHOR_URL.map((key) => plain[key]).find(
    (one) => typeof one === "string" && /^https?:\/\//i.test(one),
  );
  return [{ name: plain.name, ...defined({ url }) }];
}

/** A mail address is never published. An author of whom nothing else is known is left out. */
function withoutMail(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMail).filter((one) => one !== "");
  if (typeof value === "string") return withoutMailIn(value);
  if (!isMap(value)) return value;
  const rest = Object.entries(value).filter(([key]) => !/^e-?mail$/i.test(key));
  return Object.fromEntries(
    rest.map(([key, one]) => [key, key === "name" && typeof one === "string" ? withoutMailIn(one) : one]),
  );
}

/** `Kari Nordmann <kari@example.org>`, and RSS's `kari@example.org (Kari Nordmann)`. */
function withoutMailIn(text: string): string {
  const rest = text.replace(/[<(]?(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+[>)]?/gi, "").trim();
  return rest === text.trim() ? text : rest.replace(/^\((.*)\)$/, "$1").trim();
}

const IMAGE_ADDRESS = ["url", "src", "image", "path"];

/** An address, the first of a list, or a map of which only the address and the description are read. */
function imageIn(value: unknown): ForeignValue | undefined {
  const [first] = [value].flat();
  if (typeof first === "string") return { value: first };
  if (!isMap(first)) return undefined;
  const address = IMAGE_ADDRESS.map((key) => first[key]).find((one) => typeof one === "string" && one !== "");
  if (address === undefined) return undefined;
  return { value: address, ...(typeof first.alt === "string" && first.alt !== "" ? { alt: first.alt } : {}) };
}

/** Decodes what WordPress and others write for characters: `Salt &amp; Pepper`. */
function withoutEntities(text: string): ForeignValue {
  const value = text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/gi, (entity) =>
    DomUtils.textContent(parseDocument(entity)),
  );
  return value === text ? { value } : { value, hasEntities: true };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
