/** Reads fields from the settings of other tools, and from the front matter of their pages. */

import { kindOf } from "../ground/file-names.ts";
import { isError, type Problem } from "../ground/problem.ts";
import type { SeedEntry } from "../ground/seeds.ts";
import type { RawFields } from "../ground/yaml.ts";
import { type FrontMatter, splitFrontMatter } from "../parse/front-matter.ts";
import { readFrontMatter } from "../parse/read-front-matter.ts";
import { type SettingsFile, settingsText, type Tool } from "./tool-settings.ts";

/** The key in Hugo's pages of folders by which a page gives marks to other files. */
export const CASCADE = "cascade";

/**
 * Returns the errors of files that cannot be read, because such a file may keep other files private. A file
 * without a key of its tool needs no correct syntax.
 */
export function reportUnreadable(
  settings: readonly SettingsFile[],
  sectionPages: readonly SeedEntry[],
): Problem[] {
  const files = [
    ...settings.map((file) => ({ file, keys: keysOf(file.tool) })),
    ...sectionPages.map((file) => ({ file, keys: [CASCADE] })),
  ];
  // Several tools may have settings in files of the same name.
  const byLocation = Map.groupBy(files, ({ file }) => file.location);
  const problems: Problem[] = [];
  for (const group of byLocation.values()) {
    const [{ file } = {}] = group;
    const keys = group.flatMap(({ keys }) => keys);
    if (file !== undefined) readSettingsFields(file, keys, problems);
  }
  return problems.filter(isError);
}

function keysOf({ marks, stops, ignored, content_keys }: Tool): string[] {
  return [...marks, ...stops, ...Object.keys(ignored), ...content_keys];
}

/**
 * Returns the fields of a file. Returns undefined if the file cannot have one of the keys, or if it cannot be
 * read. In the second case it adds an error. A file that is no page is front matter as a whole.
 */
export function readSettingsFields(
  entry: SeedEntry,
  keys: readonly string[],
  problems: Problem[] = [],
): RawFields | undefined {
  const text = settingsText(entry, problems);
  const lower = text?.toLowerCase() ?? "";
  if (text === undefined || !keys.some((key) => lower.includes(lastPart(key)))) return undefined;
  const frontMatter = frontMatterOf(entry, text, problems);
  return frontMatter && readFrontMatter(frontMatter, entry.path, problems);
}

export type FoundValue = {
  /** The keys that lead to the value. */
  readonly at: readonly PropertyKey[];
  readonly value: unknown;
};

/**
 * Returns the values at a path such as `languages.*.disabled`. A star is any key. Capitals do not matter,
 * because Hugo ignores them.
 */
export function valuesAt(path: string, { values }: RawFields): FoundValue[] {
  return path.split(".").reduce<FoundValue[]>(
    (found, part) =>
      found.flatMap(({ at, value }) => {
        if (typeof value !== "object" || value === null) return [];
        return Object.entries(value)
          .filter(([key]) => part === "*" || key.toLowerCase() === part.toLowerCase())
          .map(([key, item]) => ({ at: [...at, Array.isArray(value) ? Number(key) : key], value: item }));
      }),
    [{ at: [], value: values }],
  );
}

function lastPart(key: string): string {
  return key.toLowerCase().replace(/^.*\./, "");
}

/** A tag before a value, such as MkDocs' `!!python/name:`. It is for the tool's own program. */
const YAML_TAG = /^([^\S\n]*(?:(?:- +)+(?:[\w.-]+:[^\S\n]+)?|[\w.-]+:[^\S\n]+))!{1,2}\w\S*/gm;

function frontMatterOf(
  { path, name }: SeedEntry,
  text: string,
  problems: Problem[],
): FrontMatter | undefined {
  const kind = kindOf(name);
  if (kind !== undefined) return splitFrontMatter({ path, kind, text }, problems)?.frontMatter;
  const form = /\.(?:toml|json)$/.exec(name)?.[0].slice(1) as "toml" | "json" | undefined;
  return { form: form ?? "yaml", text: form === undefined ? text.replace(YAML_TAG, "$1") : text, line: 1 };
}
