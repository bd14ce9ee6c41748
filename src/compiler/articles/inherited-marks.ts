/**
 * Finds private marks that a file of a tool gives to other files: `cascade` in Hugo's `_index.md` and settings,
 * `defaults` in Jekyll's `_config.yml`. The build does not apply them.
 */

import { posix, resolve } from "node:path";
import { kindOf } from "../ground/file-names.ts";
import { markOfName, obeyMarks } from "../ground/marks.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import { seedText } from "../ground/seed-text.ts";
import { MAX_ARTICLE_BYTES, readBytes, type SeedEntry, type SeedFolder } from "../ground/seeds.ts";
import type { RawFields } from "../ground/yaml.ts";
import { type FrontMatter, splitFrontMatter } from "../parse/front-matter.ts";
import { readFrontMatter } from "../parse/read-front-matter.ts";

/** The files with the settings of these tools, below the folder of seeds. */
const SETTINGS = [
  ...["_config.yml", "_config.yaml", "_config.toml"],
  ...["", "config/_default/"].flatMap((folder) =>
    ["hugo", "config"].flatMap((stem) =>
      ["toml", "yaml", "yml", "json"].map((extension) => `${folder}${stem}.${extension}`),
    ),
  ),
];

/** Returns an error for each mark, because the other files would be published. */
export function reportInheritedMarks(
  folder: string,
  cwd: string,
  { sectionPages }: Pick<SeedFolder, "sectionPages">,
): Problem[] {
  const settings = SETTINGS.map((name) => ({
    ...{ name, path: posix.join(folder, name), location: resolve(cwd, folder, name) },
  }));
  return [...settings, ...sectionPages].flatMap(marksIn);
}

function marksIn(entry: SeedEntry): Problem[] {
  const { path } = entry;
  const text = textOf(entry);
  const [key, tool] = entry.name.startsWith("_config.") ? ["defaults", "Jekyll"] : ["cascade", "Hugo"];
  if (text?.includes(key) !== true) return [];
  const unread: Problem[] = [];
  const frontMatter = frontMatterOf(entry, text, unread);
  const fields = frontMatter && readFrontMatter(frontMatter, path, unread);
  if (fields === undefined) return unread;
  return marksBelow([key], fields).map(({ mark, at }) =>
    errorAt(
      { path, line: fields.lineOf(at) },
      `${mark} for other files (\`${key}\` of ${tool}), not read`,
      "this line in the front matter of these files instead",
    ),
  );
}

function textOf({ path, location }: SeedEntry): string | undefined {
  const bytes = readBytes(location, path, MAX_ARTICLE_BYTES, []);
  return bytes && seedText({ path, bytes }, []);
}

/** Returns the front matter of a page. A file of settings is front matter as a whole. */
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

type InheritedMark = {
  /** The mark as reports show it: `draft`, `publishDate`. */
  readonly mark: string;
  /** The keys on the way to the mark, from the outermost map. */
  readonly at: readonly PropertyKey[];
};

/** Returns the marks in the maps and lists below a key. */
function marksBelow(at: readonly PropertyKey[], fields: RawFields): InheritedMark[] {
  const value = at.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)?.[key],
    fields.values,
  );
  if (typeof value !== "object" || value === null || isForDrafts(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const mark = Array.isArray(value) ? undefined : markAt(key, item);
    const below = Array.isArray(value) ? [...at, Number(key)] : [...at, key];
    return mark === undefined ? marksBelow(below, fields) : [{ mark, at: below }];
  });
}

/** Returns the mark if a key hides files, keeps them out of lists, or holds them back until a date. */
function markAt(key: string, value: unknown): string | undefined {
  const problems: Problem[] = [];
  const settings = { knownNames: [], path: "", timezone: "UTC" };
  const { raw, withheld } = obeyMarks(
    { values: { [key]: value }, lineOf: () => undefined },
    settings,
    problems,
  );
  if (withheld !== undefined) return withheld;
  const hides = ["feed", "publish_at", "expires"].some((field) => field in raw.values);
  return hides || problems.length > 0 ? `\`${key}\`` : undefined;
}

/** Returns true for defaults of Jekyll that concern drafts only, because drafts are private anyway. */
function isForDrafts(value: object): boolean {
  if (!("scope" in value) || typeof value.scope !== "object" || value.scope === null) return false;
  const { path = "", type = "" } = value.scope as { readonly path?: unknown; readonly type?: unknown };
  return type === "drafts" || markOfName(posix.join(String(path), "x")) !== undefined;
}
