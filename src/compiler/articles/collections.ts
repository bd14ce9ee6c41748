/** Reports folders of Jekyll with articles that the build passes over: `_recipes`, `_pages`. */

import { globSync } from "node:fs";
import { join, posix } from "node:path";
import { isSkippedFolder, kindOf } from "../ground/file-names.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import { type IgnoreRule, ruleFor } from "./ignored-files.ts";
import { type SettingsFile, slashed } from "./tool-settings.ts";

/**
 * Returns a note for each folder with a `_` at the start of its name, if articles are in it. In other tools
 * such folders hold parts of pages. Looks at the top of the seeds and in the folders there, because Jekyll
 * may keep its collections in one folder.
 */
export function noteCollections(settings: readonly SettingsFile[], rules: readonly IgnoreRule[]): Problem[] {
  const file = settings.find(({ tool, below }) => tool.folders.length > 0 && below === "");
  if (file === undefined) return [];
  const { root, tool } = file;
  const folders = globSync(["_*", "*/_*"], { cwd: root, withFileTypes: true })
    .filter((one) => one.isDirectory() && !tool.folders.includes(one.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  return folders.sort().flatMap((location) => {
    const name = slashed(location.slice(root.length + 1));
    const isPart = name.includes("/") && isSkippedFolder(posix.dirname(name));
    if (!isSkippedFolder(name) || isPart || ruleFor(location, rules) !== undefined) return [];
    const articles = globSync("**/*", { cwd: location }).filter((one) => kindOf(one) !== undefined).length;
    if (articles === 0) return [];
    const path = posix.join(file.path.slice(0, -file.name.length), name);
    const count = articles === 1 ? "its article is" : `its ${articles} articles are`;
    const plain = posix.basename(name).replace(/^_+/, "");
    return noteAt(
      { path },
      `the name starts with _, so ${count} not published; a folder \`${plain}\` is read`,
    );
  });
}
