/**
 * Reads the values that other tools write for a field, and gives them the form that seedcast's fields have.
 */

import { seedAddress } from "../content/seed-address.ts";
import { defined } from "../ground/defined.ts";
import { decodeEntities } from "../ground/entities.ts";
import { withoutMailAddress } from "../ground/mail-addresses.ts";
import { withoutInlineTags } from "./inline-tags.ts";

export type ForeignValue = {
  readonly value: unknown;
  /** The description of an image. */
  readonly alt?: string;
  readonly hasEntities?: boolean;
  readonly hasTags?: boolean;
};

/** The notes about titles and summaries that a tool exported as HTML. */
export const ENTITIES_READ = "HTML entities such as `&amp;` are read as characters";
export const TAGS_LEFT_OUT = "HTML tags such as `<em>` are left out";

/**
 * Reads the value of a field that the file has under seedcast's own name. A value of a wrong kind stays, so
 * that the check of the field reports it.
 */
export function ownValue(field: string, value: unknown): ForeignValue | undefined {
  if (typeof value === "string" && (field === "title" || field === "summary")) return withoutHtml(value);
  if (field === "authors") {
    const people = withoutMail(value);
    return people === undefined ? undefined : { value: people };
  }
  if (field === "image") return imageIn(value) ?? { value };
  // Hugo writes recordings as a list.
  if (field === "audio" || field === "video") return { value: Array.isArray(value) ? value[0] : value };
  // Ghost writes 1 for true.
  if (field === "page" && (value === 0 || value === 1)) return { value: value === 1 };
  // WordPress writes ids as numbers.
  if (field === "id" && Number.isSafeInteger(value)) return { value: String(value) };
  return { value };
}

/**
 * Reads the value of a field that the file has under another tool's name. Returns undefined if the field
 * never has a value of this kind.
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
    case "page":
      return { value: true };
    case "summary":
      return typeof value === "string" ? withoutHtml(value) : undefined;
    default:
      return typeof value === "string" ? { value } : undefined;
  }
}

function someOf(list: readonly unknown[]): ForeignValue | undefined {
  return list.length === 0 ? undefined : { value: list };
}

/**
 * Reads topics in the forms of several tools. Hexo nests lists, Ghost has maps with names, Obsidian writes
 * `#` before a topic, and YAML reads a topic such as `2024` as a number.
 */
function topicsIn(value: unknown, isJekyll: boolean): string[] {
  const names =
    typeof value === "string"
      ? value.split(/[,;]/.test(value) || !isJekyll ? /[,;]/ : /\s+/)
      : [value]
          .flat(10)
          .map((one) => (isMap(one) ? publicName(one) : one))
          .filter((name) => typeof name === "string" || typeof name === "number");
  return [
    ...new Set(names.map((name) => withoutLink(String(name).trim().replace(/^#/, ""))).filter(Boolean)),
  ];
}

/** Returns the name of a tag in a map. Ghost never shows tags whose names start with `#`. */
function publicName({ name, visibility }: Readonly<Record<string, unknown>>): unknown {
  return visibility === "internal" || String(name).startsWith("#") ? undefined : name;
}

const AUTHOR_URL = ["url", "website", "homepage", "link"];

function authorIn(value: unknown): unknown[] {
  const plain = withoutMail(value);
  if (typeof plain === "string") return [withoutLink(plain)];
  if (!isMap(plain) || typeof plain.name !== "string" || plain.name === "") return [];
  const url = AUTHOR_URL.map((key) => plain[key]).find(
    (one) => typeof one === "string" && /^https?:\/\//i.test(one),
  );
  return [{ name: plain.name, ...defined({ url }) }];
}

/**
 * Removes mail addresses from authors, because they are never published. Leaves out an author who has only a
 * mail address.
 */
function withoutMail(value: unknown): unknown {
  if (typeof value === "string") return withoutMailAddress(value) || undefined;
  if (Array.isArray(value)) {
    const rest = value.map(withoutMail).filter((one) => one !== undefined);
    return rest.length === 0 && value.length > 0 ? undefined : rest;
  }
  if (!isMap(value)) return value;
  const rest = Object.entries(value)
    .map(([key, one]) => [key === "website" && !("url" in value) ? "url" : key, one] as const)
    .filter(([key, one]) => one !== null && !NOT_READ.test(key));
  const { name } = value;
  if (typeof name !== "string" || name === "") return Object.fromEntries(rest);
  const named = withoutMailAddress(name);
  return named === ""
    ? undefined
    : Object.fromEntries(rest.map(([key, one]) => [key, key === "name" ? named : one]));
}

/** Keys of an author that are never published, or that Ghost adds. */
const NOT_READ =
  /^(?:e-?mail|id|uuid|bio|profile_image|cover_image|location|facebook|twitter|meta_title|meta_description|status|visibility|last_seen|created_at|updated_at)$/i;

const IMAGE_ADDRESS = ["url", "src", "image", "path"];

/** Reads an image: an address, the first item of a list, or the address and the description in a map. */
function imageIn(value: unknown): ForeignValue | undefined {
  const [first] = [value].flat();
  if (typeof first === "string") return { value: addressOf(first) };
  if (!isMap(first)) return undefined;
  const address = IMAGE_ADDRESS.map((key) => first[key]).find((one) => typeof one === "string" && one !== "");
  if (address === undefined) return undefined;
  return { value: address, ...(typeof first.alt === "string" && first.alt !== "" ? { alt: first.alt } : {}) };
}

/** Returns the address of an image. Obsidian writes a file's name as a link: `[[quay.png]]`. */
function addressOf(image: string): string {
  const [, name] = /^!?\[\[([^[\]|#]+)(?:\|[^[\]]*)?\]\]$/.exec(image.trim()) ?? [];
  return name === undefined ? image : seedAddress({ name: name.trim(), hash: "" });
}

/** Returns the text of a link in Obsidian: `[[Kari Nordmann]]`, `[[people/kari|Kari]]`. */
function withoutLink(text: string): string {
  return /^\[\[(?:[^[\]]*[|/])?([^[\]|/]+)\]\]$/.exec(text)?.[1] ?? text;
}

function withoutHtml(text: string): ForeignValue {
  const shown = withoutInlineTags(text);
  if (shown !== undefined) return { value: shown, hasTags: true };
  const value = decodeEntities(text);
  return value === text ? { value } : { value, hasEntities: true };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
