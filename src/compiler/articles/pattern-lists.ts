/** Reads lists of patterns from the settings of other tools: from fields, from programs, and from whole files. */

import { errorAt, type Problem, quote, warningAt } from "../ground/problem.ts";
import type { PatternKind } from "./ignored-patterns.ts";
import { readSettingsFields, valuesAt } from "./settings-fields.ts";
import { type SettingsFile, settingsText } from "./tool-settings.ts";

/** The patterns of one setting. */
export type PatternList = {
  readonly kind: PatternKind;
  /** The setting as reports show it: `` `exclude` in _config.yml ``. */
  readonly setting: string;
  readonly line?: number | undefined;
  readonly patterns: readonly string[];
};

/** Returns the lists of patterns in a file. Adds problems for values that cannot be read. */
export function patternLists(file: SettingsFile, problems: Problem[]): PatternList[] {
  const { lines, code } = file.tool;
  return [
    ...listsInFields(file, problems),
    ...(code === undefined ? [] : listsInCode(file, code, problems)),
    ...(lines === undefined
      ? []
      : [{ kind: lines, setting: file.name, patterns: (settingsText(file) ?? "").split("\n") }]),
  ];
}

function listsInFields(file: SettingsFile, problems: Problem[]): PatternList[] {
  const { path, name, tool } = file;
  const fields = readSettingsFields(file, Object.keys(tool.ignored));
  if (fields === undefined) return [];
  return Object.entries(tool.ignored).flatMap(([key, kind]) =>
    valuesAt(key, fields).map(({ at, value }) => {
      const line = fields.lineOf(at);
      const setting = `\`${key}\` in ${name}`;
      const items = itemsOf(value, kind);
      const others = items.filter((item) => typeof item !== "string");
      for (const item of others)
        problems.push(errorAt({ path, line }, `${setting} has ${quote(item)}`, "a pattern as text"));
      return { kind, setting, line, patterns: items.filter((item) => typeof item === "string") };
    }),
  );
}

/** Returns the items of a list. Jekyll also reads one text as a list. MkDocs has the lines of a `.gitignore`. */
function itemsOf(value: unknown, kind: PatternKind): unknown[] {
  if (typeof value === "string" && kind === "gitignore") return value.split("\n");
  if (typeof value === "string" && kind === "path") return value.split(/[,\n]/);
  return (Array.isArray(value) ? value : [value])
    .filter((item) => item !== null)
    .map((item) => (typeof item === "number" ? String(item) : item));
}

/** Returns the text of a program without comments that take the rest of a line. */
export function programText(file: SettingsFile): string {
  const comment = file.name.endsWith(".py") ? /(^|\s)#.*$/gm : /(^|\s)\/\/.*$/gm;
  return (settingsText(file) ?? "").replace(comment, "$1");
}

/**
 * Returns the patterns in a program. The program is not run, so only texts in quotation marks are read. Adds
 * a warning for all other values.
 */
function listsInCode(file: SettingsFile, code: string, problems: Problem[]): PatternList[] {
  const { path, name } = file;
  const text = programText(file);
  return [...text.matchAll(new RegExp(code, "gm"))].flatMap(({ 0: found, 1: list, index }) => {
    const line = text.slice(0, index).split("\n").length;
    const key = /[\w.]+/.exec(found)?.[0];
    const rest = list?.replace(TEXTS, "").replace(/[\s,]/g, "");
    if (rest !== "") {
      const message = `\`${key}\` may leave out files, and a program is not read`;
      problems.push(warningAt({ path, line }, message, "`draft: true` in the front matter of these files"));
    }
    const patterns = [...(list ?? "").matchAll(TEXTS)].map(([, , text = ""]) => text.replace(/^\.\//, ""));
    return { kind: "gitignore" as const, setting: `\`${key}\` in ${name}`, line, patterns };
  });
}

// A text with `$` may have a part that the program computes.
const TEXTS = /(["'`])([^$\n]*?)\1/g;
