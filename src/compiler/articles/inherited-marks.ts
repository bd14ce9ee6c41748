/**
 * Finds private marks that a file of a tool gives to other files: `cascade` in Hugo's `_index.md` and settings,
 * `defaults` in Jekyll's `_config.yml`. Also finds the keys by which a tool leaves out a language or a folder.
 * The build applies none of them.
 */

import { posix } from "node:path";
import { markOfName } from "../ground/known-marks.ts";
import { obeyMarks } from "../ground/marks.ts";
import { errorAt, type Place, type Problem } from "../ground/problem.ts";
import type { SeedEntry } from "../ground/seeds.ts";
import type { RawFields } from "../ground/yaml.ts";
import { programText } from "./pattern-lists.ts";
import { CASCADE, readSettingsFields, valuesAt } from "./settings-fields.ts";
import type { SettingsFile, Tool } from "./tool-settings.ts";

/** Hugo's pages of folders have the same marks as its settings. */
const SECTION_PAGES: MarkedTool = { tool: "Hugo", marks: [CASCADE], stops: [] };

/** A draft of such a page is one of the whole folder in Zola, but not in Hugo. */
const ZOLA_SECTIONS: MarkedTool = { tool: "Zola", marks: [], stops: ["draft"] };

type MarkedTool = Pick<Tool, "tool" | "marks" | "stops">;

/** Returns an error for each mark, because the other files would be published. */
export function reportInheritedMarks(
  settings: readonly SettingsFile[],
  sectionPages: readonly SeedEntry[],
): Problem[] {
  const isZola = settings.some(({ tool }) => tool.tool === ZOLA_SECTIONS.tool);
  return [
    ...settings.flatMap((file) => [...marksIn(file, file.tool), ...stopsInCode(file)]),
    ...sectionPages.flatMap((file) => marksIn(file, isZola ? ZOLA_SECTIONS : SECTION_PAGES)),
  ];
}

/** Returns an error for a value in a program that keeps files private. */
function stopsInCode(file: SettingsFile): Problem[] {
  const { path, tool } = file;
  if (tool.code_stops === undefined) return [];
  const text = programText(file);
  const { 0: found = "", index } = new RegExp(tool.code_stops).exec(text) ?? {};
  if (index === undefined) return [];
  const place = { path, line: text.slice(0, index).split("\n").length };
  return [stopAt(place, /\w+/.exec(found)?.[0] ?? found, tool.tool)];
}

function stopAt(place: Place, key: string, tool: string): Problem {
  return errorAt(
    place,
    `\`${key}\`, by which ${tool} leaves out files, not read`,
    "`draft: true` in the front matter of these files, and no such key",
  );
}

function marksIn(entry: SeedEntry, { tool, marks, stops }: MarkedTool): Problem[] {
  const { path } = entry;
  const fields = readSettingsFields(entry, [...marks, ...stops]);
  if (fields === undefined) return [];
  const found = (what: string, at: readonly PropertyKey[], fix: string) =>
    errorAt({ path, line: fields.lineOf(at) }, `${what}, not read`, fix);
  return [
    ...marks.flatMap((key) =>
      valuesAt(key, fields)
        .flatMap(({ at }) => marksBelow(at, fields))
        .map(({ mark, at }) =>
          found(
            `${mark} for other files (\`${key}\` of ${tool})`,
            at,
            "this line in the front matter of these files instead",
          ),
        ),
    ),
    ...stops.flatMap((key) =>
      valuesAt(key, fields)
        .filter(({ value }) => value !== false && value !== null && String(value) !== "")
        .map(({ at }) => stopAt({ path, line: fields.lineOf(at) }, key.replaceAll(".*", ""), tool)),
    ),
  ];
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
