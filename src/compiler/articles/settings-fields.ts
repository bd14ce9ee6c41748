/** Reads fields from the settings of other tools, and from the front matter of their pages. */

import { kindOf } from "../ground/file-names.ts";
import type { Problem } from "../ground/problem.ts";
import type { SeedEntry } from "../ground/seeds.ts";
import type { RawFields } from "../ground/yaml.ts";
import { type FrontMatter, splitFrontMatter } from "../parse/front-matter.ts";
import { readFrontMatter } from "../parse/read-front-matter.ts";
import { settingsText } from "./tool-settings.ts";

/**
 * Returns the fields of a file. Returns undefined if the file cannot have one of the keys, or if it cannot be
 * read. In the second case it adds an error. A file that is no page is front matter as a whole.
 */
export function readSettingsFields(
  entry: SeedEntry,
  keys: readonly string[],
  problems: Problem[],
): RawFields | undefined {
  const text = settingsText(entry);
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

function frontMatterOf(
  { path, name }: SeedEntry,
  text: string,
  problems: Problem[],
): FrontMatter | undefined {
  const kind = kindOf(name);
  if (kind !== undefined) return splitFrontMatter({ path, kind, text }, problems)?.frontMatter;
  const form = /\.(?:toml|json)$/.exec(name)?.[0].slice(1) as "toml" | "json" | undefined;
  return { form: form ?? "yaml", text, line: 1 };
}
