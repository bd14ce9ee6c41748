/**
 * Finds the folders that another tool publishes: `content` of Hugo. In other folders of a site, a publisher
 * keeps notes and plans.
 */

import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { Problem } from "../ground/problem.ts";
import type { IgnoreRule } from "./ignored-files.ts";
import { readSettingsFields, valuesAt } from "./settings-fields.ts";
import { type SettingsFile, settingsText, slashed } from "./tool-settings.ts";

/**
 * Returns a rule for each tool whose settings are at the top of the seeds. It leaves out the articles in other
 * folders than those of the tool. If these folders do not exist, it returns no rule.
 */
export function contentRules(settings: readonly SettingsFile[]): IgnoreRule[] {
  const files = settings.filter(
    ({ tool, below }) => tool.content.length + tool.content_keys.length > 0 && below === "",
  );
  return [...Map.groupBy(files, ({ tool }) => tool.tool).values()].flatMap((group): IgnoreRule[] => {
    const [file] = group;
    const named = group.flatMap(namedFolders);
    if (file === undefined || (named.length === 0 && !group.some(isOfSite))) return [];
    const all = [...new Set([...file.tool.content, ...named])].filter((name) =>
      existsSync(join(file.root, name)),
    );
    const folders = all.filter((name) => !all.some((around) => name.startsWith(`${around}/`)));
    if (folders.length === 0) return [];
    const list = folders.map((name) => `${name}/`).join(", ");
    return [
      {
        setting: `${file.tool.tool}, which publishes ${list} alone`,
        starts: [file.root],
        isForArticles: true,
        matches: (path) => !folders.some((name) => path.startsWith(`${name}/`)),
      },
    ];
  });
}

/** Returns true for settings of a site. A file such as `config.yaml` may belong to another program. */
function isOfSite(file: SettingsFile): boolean {
  const { tool, site_key: key } = file.tool;
  const text = settingsText(file)?.toLowerCase();
  return (
    file.name.includes(tool.toLowerCase()) ||
    (key !== undefined && text?.includes(key.toLowerCase()) === true)
  );
}

/** Returns the folders that settings name in place of the usual one. */
function namedFolders(file: SettingsFile): string[] {
  const { content_keys: keys } = file.tool;
  const problems: Problem[] = [];
  const fields = keys.length === 0 ? undefined : readSettingsFields(file, keys, problems);
  if (fields === undefined) return [];
  return keys
    .flatMap((key) => valuesAt(key, fields))
    .flatMap(({ value }) =>
      typeof value === "string" ? posix.normalize(slashed(value)).replace(/^\.\/|\/$/g, "") : [],
    )
    .filter((name) => name !== "" && name !== ".");
}
