/**
 * Reads marks: keys and file names by which publishing tools keep a file private (`draft: true`) or keep it
 * out of feeds (`unlisted: true`). Other marks hold a file back until a date. `marks.yaml` lists them.
 */

import { posix } from "node:path";
import { z } from "zod";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { err } from "../../model/result.ts";
import { readDataFile } from "./data-file.ts";
import { DATE_FORMS, parseDate } from "./date.ts";
import { defined } from "./defined.ts";
import { errorAt, type Problem, quote } from "./problem.ts";
import { remembered } from "./remembered.ts";
import type { RawFields } from "./yaml.ts";

const values = z
  .array(z.union([z.string(), z.boolean()]))
  .transform((list) => list.map(String))
  .default([]);

const MARK = z.strictObject({
  private: values,
  unlisted: values,
  public: values,
  otherwise: z.enum(["private", "public", "date"]).optional(),
  chooses: z.literal(true).optional(),
});

type Mark = z.output<typeof MARK>;
type Meaning = "private" | "unlisted" | "public" | "date";

const FILE = z.strictObject({
  marks: z.record(z.string(), MARK),
  dates: z.strictObject({ publish_at: z.array(z.string()), expires: z.array(z.string()) }),
  folders: z.array(z.string()),
  endings: z.array(z.string()),
  words: z.array(z.string()),
  embargoes: z.array(z.string()),
  embargoes_before_time: z.array(z.string()),
});

const DATA = readDataFile(new URL("./marks.yaml", import.meta.url), FILE);

/** Returns the form in which keys are compared: `publishat` for `Publish-At`. */
export const keyOf = remembered((name) => name.toLowerCase().replace(/[-_\s]/g, ""));

/**
 * The words that open a newsroom's embargo line, which holds a report back until a time. In capitals:
 * `EMBARGOED`.
 */
export const EMBARGOES: readonly string[] = DATA.embargoes;
/** The words that open an embargo line, but in small letters only before a time. */
export const EMBARGOES_BEFORE_TIME: readonly string[] = DATA.embargoes_before_time;

const MARKS = new Map(Object.entries(DATA.marks).map(([key, mark]) => [keyOf(key), mark]));

/** Keys whose value is a map with marks in it, such as Hugo's `build`. */
const MAPS = new Set([...MARKS.keys()].flatMap((key) => (key.includes(".") ? key.split(".", 1) : [])));

type DateField = keyof typeof DATA.dates;

const DATE_FIELDS = new Map(
  Object.entries(DATA.dates).flatMap(([field, synonyms]) =>
    [field, ...synonyms].map((name) => [keyOf(name), field as DateField] as const),
  ),
);

/** The fields of a file after its marks were applied. */
export type MarkedFields = {
  /** The fields under seedcast's own names, without the marks. */
  readonly raw: RawFields;
  /** The mark that keeps the file from being published, as reports show it: `draft`, `status: private`. */
  readonly withheld?: string;
  /** True if a mark says that the file is public, as vaults of Obsidian do for the notes to publish. */
  readonly chosen?: true;
};

export type MarkSettings = {
  /** The fields that seedcast knows by name. */
  readonly knownNames: readonly string[];
  readonly path: string;
  /** The IANA name of the time zone in which dates without an offset are read. */
  readonly timezone: string;
};

/**
 * Turns marks into fields: `unlisted: true` into `feed: false`, `published` with a date into `date`,
 * `embargo` into `publish_at`. One private mark keeps the file from being published, even if other marks say
 * that it is public. An unknown value is an error that lists the known values.
 */
export function obeyMarks(
  raw: RawFields,
  { knownNames, path, timezone }: MarkSettings,
  problems: Problem[],
): MarkedFields {
  const { values, lineOf } = raw;
  const fields = new Map<string, unknown>();
  const keys = new Map<string, string>();
  const withheld: string[] = [];
  let chosen: true | undefined;
  const set = (name: string, key: string, value: unknown) => {
    fields.set(name, value);
    keys.set(name, key);
  };

  for (const [key, value] of Object.entries(values)) {
    if (isEmpty(value)) continue;
    const marks = marksAt(key, value);
    for (const { name, mark, value } of marks) {
      const meaning = meaningOf(mark, value);
      if (meaning === "private") withheld.push(describeMark(name, value));
      else if (meaning === "public") chosen ??= mark.chooses;
      else if (meaning === "unlisted") set("feed", key, false);
      else if (meaning === "date" && !fields.has("date")) set("date", key, value);
      else if (meaning === undefined)
        problems.push(
          errorAt({ path, line: lineOf([key]) }, `${name} is ${quote(value)}`, knownValues(mark)),
        );
    }
    if (!isMarkKey(key)) set(nameOf(key, values, knownNames), key, value);
  }
  for (const field of ["publish_at", "expires"] as const) {
    const date = dateOf(field, raw, { path, timezone }, problems);
    if (date !== undefined) set(field, date.key, toRfc3339(date.instant));
  }
  return {
    raw: {
      values: Object.fromEntries(fields),
      lineOf: ([name = "", ...rest]) => lineOf([keys.get(String(name)) ?? name, ...rest]),
    },
    ...defined({ withheld: withheld[0], chosen }),
  };
}

/**
 * Returns true if a line of the form `name: text` is a mark. The whole text must be a known value of this
 * mark, or a date if the mark has dates as values.
 */
export function isMarkLabel(name: string, text: string, timezone: string): boolean {
  if (DATE_FIELDS.has(keyOf(name))) return parseDate(text, timezone).ok;
  const mark = MARKS.get(keyOf(name));
  return mark !== undefined && LISTED.some((meaning) => mark[meaning].includes(wordOf(text)));
}

/** Returns the mark in a file's folder or name, as reports show it: `draft in drafts/`. */
export function markOfName(name: string): string | undefined {
  const folder = posix
    .dirname(name)
    .split("/")
    .find((part) => DATA.folders.includes(part.toLowerCase()));
  if (folder !== undefined) return `draft in ${folder}/`;
  const stem = posix.basename(name, posix.extname(name)).toLowerCase();
  return DATA.endings.some((ending) => stem.endsWith(ending)) ? "draft" : undefined;
}

/** Returns the mark in an article's name, as reports show it: `DRAFT in its name`. */
export function markOfArticleName(name: string): string | undefined {
  const words = new Set(posix.basename(name).split(/[^\p{L}\p{N}]+/u));
  const word = DATA.words.find((one) => words.has(one));
  return word && `${word} in its name`;
}

const LISTED = ["private", "unlisted", "public"] as const;

type FoundMark = { readonly name: string; readonly mark: Mark; readonly value: unknown };

/**
 * Returns true for a key that can keep an article private (`draft`), or that sets the time in which it is
 * shown.
 */
export function isMarkKey(key: string): boolean {
  return [MARKS, MAPS, DATE_FIELDS].some((keys) => keys.has(keyOf(key)));
}

/** Returns the marks at a key: one, or several if the value is a map (Hugo's `build`), or none. */
function marksAt(key: string, value: unknown): FoundMark[] {
  const own = MARKS.get(keyOf(key));
  if (own !== undefined) return [{ name: key, mark: own, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([part, value]) => {
    const name = `${key}.${part}`;
    const mark = MARKS.get(keyOf(name));
    return mark === undefined ? [] : [{ name, mark, value }];
  });
}

/** Returns true for a key without a value, which counts as not written. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

/**
 * Returns the meaning of a mark's value. If the value is a list, all its items must be known, and one private
 * item is enough to make the file private.
 */
function meaningOf(mark: Mark, value: unknown): Meaning | undefined {
  if (isEmpty(value)) return "public";
  const meanings = (Array.isArray(value) ? value : [value]).map((item) => {
    const listed = LISTED.find((meaning) => mark[meaning].includes(wordOf(item)));
    if (listed !== undefined || mark.otherwise !== "date") return listed ?? mark.otherwise;
    return parseDate(String(item), "UTC").ok ? "date" : undefined;
  });
  return (
    meanings.find((meaning) => meaning === "private") ??
    (meanings.includes(undefined) ? undefined : meanings[0])
  );
}

/**
 * Returns a value in the spelling of `marks.yaml`. Many tools read YAML 1.1, in which `yes`, `on`, `no` and
 * `off` also mean true and false.
 */
function wordOf(value: unknown): string {
  const word = String(value).trim().toLowerCase();
  return TRUTHS[word] ?? word;
}

const TRUTHS: Readonly<Record<string, string>> = { yes: "true", on: "true", no: "false", off: "false" };

/** Returns a mark as reports show it. A password is a secret, so no report shows its value. */
function describeMark(name: string, value: unknown): string {
  if (keyOf(name) === "draft") return "draft";
  return keyOf(name) === "password" ? "`password`" : `\`${name}: ${String(value)}\``;
}

function knownValues(mark: Mark): string {
  const words = LISTED.flatMap((meaning) => mark[meaning]);
  return [...words, ...(mark.otherwise === "date" ? ["a date"] : [])].join(", ");
}

/**
 * Returns the known name of a key that is spelled differently, such as `Publish-At`. If the file also has the
 * field under its known name, returns the key unchanged.
 */
function nameOf(key: string, values: RawFields["values"], knownNames: readonly string[]): string {
  const known = knownNames.find((name) => keyOf(name) === keyOf(key));
  return known === undefined || Object.hasOwn(values, known) ? key : known;
}

type WrittenDate = { readonly key: string; readonly instant: Instant };

/**
 * Reads the date from which an article is shown (`publish_at`), or the date until which it is shown
 * (`expires`). If several keys have such a date, the latest start or the earliest end counts.
 */
function dateOf(
  field: DateField,
  { values, lineOf }: RawFields,
  { path, timezone }: Pick<MarkSettings, "path" | "timezone">,
  problems: Problem[],
): WrittenDate | undefined {
  const dates: WrittenDate[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (DATE_FIELDS.get(keyOf(key)) !== field || isEmpty(value)) continue;
    const parsed = typeof value === "string" ? parseDate(value, timezone) : err("is not a date");
    if (parsed.ok) dates.push({ key, instant: parsed.value });
    else
      problems.push(
        errorAt({ path, line: lineOf([key]) }, `${key} ${quote(value)} ${parsed.error}`, DATE_FORMS),
      );
  }
  const [first, ...others] = dates.sort((a, b) => a.instant - b.instant);
  return field === "publish_at" ? (others.at(-1) ?? first) : first;
}
