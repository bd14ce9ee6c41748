/** The marks that `marks.yaml` lists: keys, folders and names by which publishing tools keep a file private. */

import { posix } from "node:path";
import { z } from "zod";
import { readDataFile } from "./data-file.ts";
import { remembered } from "./remembered.ts";

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

export type Mark = z.output<typeof MARK>;

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

/** The words in capitals that open a newsroom's embargo line, which holds a report back: `EMBARGOED`. */
export const EMBARGOES: readonly string[] = DATA.embargoes;

/** The words that open an embargo line in small letters too, but only before a time: `Embargoed`. */
export const EMBARGOES_BEFORE_TIME: readonly string[] = DATA.embargoes_before_time;

/** The marks by their keys, in the form of {@link keyOf}. */
export const MARKS = new Map(Object.entries(DATA.marks).map(([key, mark]) => [keyOf(key), mark]));

/** Keys whose value is a map with marks in it, such as Hugo's `build`. */
const MAPS = new Set([...MARKS.keys()].flatMap((key) => (key.includes(".") ? key.split(".", 1) : [])));

export type DateField = keyof typeof DATA.dates;

export const DATE_FIELDS = new Map(
  Object.entries(DATA.dates).flatMap(([field, synonyms]) =>
    [field, ...synonyms].map((name) => [keyOf(name), field as DateField] as const),
  ),
);

/** The meanings for which a mark lists its values. */
export const LISTED = ["private", "unlisted", "public"] as const;

/**
 * Returns true for a key that can keep an article private (`draft`), or that sets the time in which it is
 * shown.
 */
export function isMarkKey(key: string): boolean {
  return [MARKS, MAPS, DATE_FIELDS].some((keys) => keys.has(keyOf(key)));
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
