/**
 * Translates the field names of other publishing tools into seedcast's own. `synonyms.yaml` lists these
 * names. A mark is a key that keeps a file private or unlisted, or holds it back: `draft: true`.
 */

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { parseDate } from "../ground/date.ts";
import { isMarkKey, keyOf } from "../ground/known-marks.ts";
import type { RawFields } from "../ground/yaml.ts";
import { ENTITIES_READ, type ForeignValue, foreignValue, ownValue, TAGS_LEFT_OUT } from "./foreign-values.ts";
import {
  ALIASES_LEFT_OUT,
  readAddress,
  readAliases,
  readLooseSlug,
  SLUG_CHANGED,
} from "./former-addresses.ts";
import { keepsFromSearchEngines, noteOnSearchEngines } from "./search-engines.ts";

const names = z.array(z.string()).default([]);

const FILE = z.strictObject({
  fields: z.record(z.string(), z.strictObject({ names, otherwise: names })),
  topics: names.transform((list) => new Set(list.map((name) => name.toLowerCase()))),
  dates: names.transform((list) => new Set(list.map((name) => name.toLowerCase()))),
  ignored: z.array(names).transform((lists) => new Set(lists.flat().map(keyOf))),
});

const DATA = FILE.parse(parse(readFileSync(new URL("./synonyms.yaml", import.meta.url), "utf8")));

/** A key as the file writes it, and the field that it was read as. */
export type Translation = {
  readonly key: string;
  readonly field: string;
  /** The key that was used instead. Absent if this key was read. */
  readonly passedOverFor?: string;
};

export type TranslatedFields = {
  /** The fields under seedcast's names. Marks and unknown keys keep the names that they have in the file. */
  readonly raw: RawFields;
  readonly translations: readonly Translation[];
  /** Earlier paths of the article. They still lead to it. */
  readonly formerPaths: readonly string[];
  /** Notes for the publisher. A note has the same text in every file, so that reports can group the files. */
  readonly remarks: readonly { readonly text: string; readonly line: number | undefined }[];
};

export type TranslationSettings = {
  /** Seedcast's own names of fields. */
  readonly knownNames: readonly string[];
  /** True if the file's name has a date. */
  readonly isDated: boolean;
  /** True in a folder of Jekyll, where spaces separate topics. */
  readonly isJekyll: boolean;
};

/**
 * The fields for which all keys count, not only the first. If an address in another tool's key gives the
 * slug, its whole path also leads to the article.
 */
const ADDED = new Set(["aliases", "slug"]);

type WrittenKey = { readonly key: string; readonly path: readonly string[]; readonly value: unknown };

/** Translates the fields of one file. Ignores keys without a value. */
export function translateFields(raw: RawFields, settings: TranslationSettings): TranslatedFields {
  const written = writtenIn(raw.values);
  const values = new Map<string, unknown>();
  const origins = new Map<string, readonly string[]>();
  const translations: Translation[] = [];
  const formerPaths: string[] = [];
  const remarks = new Map<string, readonly string[]>();
  const used = new Set<WrittenKey>();

  const set = (field: string, value: unknown, { path }: WrittenKey) => {
    values.set(field, value);
    if (!origins.has(field)) origins.set(field, path);
  };
  /** Returns the field that the key was read as, or undefined if it was not read. */
  const take = (field: string, one: WrittenKey, isOwn: boolean): string | undefined => {
    if (field === "aliases") {
      const { slugs, paths, areAllRead } = readAliases(one.value);
      formerPaths.push(...paths);
      if (!areAllRead) remarks.set(ALIASES_LEFT_OUT, one.path);
      if (slugs.length > 0) set(field, [...new Set([values.get(field) ?? [], slugs].flat())], one);
      return field;
    }
    if (field === "slug" && !isOwn) {
      const address = readAddress(one.value);
      if (address === undefined) return undefined;
      formerPaths.push(address.path);
      if (values.has(field)) return "aliases";
      set(field, address.slug, one);
      return field;
    }
    if (field === "slug" && values.has(field)) return undefined;
    const slug = field === "slug" ? readLooseSlug(one.value) : undefined;
    if (slug !== undefined) {
      remarks.set(SLUG_CHANGED, one.path);
      if (slug.path !== undefined) formerPaths.push(slug.path);
      set(field, slug.slug, one);
      return field;
    }
    const read: ForeignValue | undefined = isOwn
      ? ownValue(field, one.value)
      : foreignValue(field, one.value, settings.isJekyll, DATA.topics);
    if (read === undefined) return undefined;
    if (read.hasEntities) remarks.set(ENTITIES_READ, one.path);
    if (read.hasTags) remarks.set(TAGS_LEFT_OUT, one.path);
    set(field, field === "topics" ? united(values.get(field), read.value) : read.value, one);
    if (read.alt !== undefined && !values.has("image_alt")) set("image_alt", read.alt, one);
    return field;
  };

  const byKey = Map.groupBy(written, ({ key }) => keyOf(key));
  for (const field of settings.knownNames) {
    if (isMarkKey(field)) continue;
    const own = [...(byKey.get(keyOf(field)) ?? [])];
    own.sort((a, b) => Number(b.key === field) - Number(a.key === field));
    const foreign = namedIn(byKey, DATA.fields[field]?.names ?? []);
    const fallback = namedIn(byKey, DATA.fields[field]?.otherwise ?? []);
    let first: WrittenKey | undefined;
    for (const one of [...own, ...foreign, ...fallback]) {
      const isOwn = own.includes(one);
      const isFallback = fallback.includes(one);
      // `permalink: false` is a mark, not an address.
      if (typeof one.value === "boolean" && isMarkKey(one.key)) continue;
      used.add(one);
      // Other types, such as `post`, say nothing.
      if (field === "page" && !isOwn && one.value !== "page") continue;
      if (isFallback && field === "date" && first === undefined && hasDate(written, settings)) continue;
      const isAdded = !isFallback && (ADDED.has(field) || (field === "topics" && own.length === 0));
      const readAs = first === undefined || isAdded ? take(field, one, isOwn) : undefined;
      if (readAs === undefined && first !== undefined && !ADDED.has(field))
        translations.push({ key: one.key, field, passedOverFor: first.key });
      if (readAs === undefined) continue;
      if (!isOwn) translations.push({ key: one.key, field: readAs });
      first ??= one;
    }
  }
  for (const one of written) {
    if (keepsFromSearchEngines(one.key, one.value)) remarks.set(noteOnSearchEngines(one.key), one.path);
    if (used.has(one) || one.path.length > 1 || DATA.ignored.has(keyOf(one.key))) continue;
    if (!values.has(one.key)) set(one.key, one.value, one);
  }
  return {
    raw: {
      values: Object.fromEntries(values),
      lineOf: ([name = "", ...rest]) => raw.lineOf([...(origins.get(String(name)) ?? [name]), ...rest]),
    },
    translations,
    formerPaths: [...new Set(formerPaths)],
    remarks: [...remarks].map(([text, path]) => ({ text, line: raw.lineOf(path) })),
  };
}

/**
 * Returns the keys that have a value. Also returns the keys inside a map, if `synonyms.yaml` has names with a
 * dot for that map.
 */
function writtenIn(values: RawFields["values"]): WrittenKey[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (isEmpty(value) || (keyOf(key) === "date" && DATA.dates.has(String(value).toLowerCase()))) return [];
    const inner =
      MAPS.has(keyOf(key)) && typeof value === "object" && value !== null ? Object.entries(value) : [];
    // MkDocs has the dates of a post in one map. A map of something else stays, so that it is an error.
    const isMapOfDates = keyOf(key) === "date" && inner.some(([part]) => keyOf(part) === "created");
    return [
      ...(isMapOfDates ? [] : [{ key, path: [key], value }]),
      ...inner
        .filter(([, value]) => !isEmpty(value))
        .map(([part, value]) => ({ key: `${key}.${part}`, path: [key, part], value })),
    ];
  });
}

const MAPS = new Set(
  Object.values(DATA.fields)
    .flatMap(({ names }) => names)
    .flatMap((name) => (name.includes(".") ? keyOf(name.split(".")[0] ?? "") : [])),
);

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function namedIn(byKey: ReadonlyMap<string, readonly WrittenKey[]>, names: readonly string[]): WrittenKey[] {
  return names.flatMap((name) => byKey.get(keyOf(name)) ?? []);
}

/**
 * Returns true if the file's name or a mark (`published: 2024-05-04`, `publish_at`) gives the article a date.
 */
function hasDate(written: readonly WrittenKey[], { isDated }: TranslationSettings): boolean {
  return (
    isDated ||
    written.some(
      ({ key, value }) => isMarkKey(key) && typeof value === "string" && parseDate(value, "UTC").ok,
    )
  );
}

/** Unites two lists, and leaves out names that differ only in the case of letters. */
function united(list: unknown, more: unknown): unknown {
  if (list === undefined) return more;
  const names = new Map<string, unknown>();
  for (const name of [list, more].flat()) {
    const key = String(name).toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}
