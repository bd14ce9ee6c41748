/** Reads the folder of seeds (article files), and the settings of other tools in it and around it. */

import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { defined } from "../ground/defined.ts";
import { isSectionPage } from "../ground/file-names.ts";
import { addFindings } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { readSeeds, type SeedFolder } from "../ground/seeds.ts";
import type { ParseSettings } from "../parse/parsed-seed.ts";
import { noteCollections } from "./collections.ts";
import { reportDirectoryData } from "./directory-data.ts";
import { readIgnoreRules, ruleFor, withoutIgnored } from "./ignored-files.ts";
import { reportInheritedMarks } from "./inherited-marks.ts";
import { reportUnreadable } from "./settings-fields.ts";
import { noteSettingsAbove, pagesAbove, settingsText, siteFolders, toolSettings } from "./tool-settings.ts";

export type FolderSettings = {
  /** The folder of seeds, as the user named it. */
  readonly folder: string;
  /** The folder where relative paths start. The default is the process's own. */
  readonly cwd?: string;
  /** The user's home folder, an absolute path. No settings of tools are read in it, nor above it. */
  readonly home?: string;
};

type FolderReading = {
  readonly seeds: SeedFolder;
  /** The name of the folder, if it is a part of another tool's site. Links and slugs may depend on it. */
  readonly partName?: string;
  /** True if another tool makes a site of the folder. */
  readonly isOfTool: boolean;
} & Required<Pick<ParseSettings, "isJekyll" | "isObsidian">>;

/**
 * Returns the files of the folder. Files that a tool leaves out are private. Adds an error for each private
 * mark that a tool would apply to other files, because the build does not.
 */
export function readFolder({ folder, cwd = "", home }: FolderSettings, problems: Problem[]): FolderReading {
  const site = siteFolders(folder, cwd, home);
  const settings = toolSettings(site);
  const found: Problem[] = [];
  const all = readSeeds(folder, found, cwd);
  const rules = readIgnoreRules(settings, all, problems);
  const seeds = withoutIgnored(all, rules);
  problems.push(...found.filter(({ place }) => ruleFor(resolve(cwd, place.path), rules) === undefined));
  const { articles, others, sectionPages } = seeds;
  const above = pagesAbove(site);
  const pages = [...sectionPages, ...above.filter(({ name }) => isSectionPage(name))];
  addFindings(folder, problems, () => reportUnreadable(settings, pages));
  addFindings(folder, problems, () => reportDirectoryData({ articles, others: [...others, ...above] }));
  addFindings(folder, problems, () => reportInheritedMarks(settings, pages));
  problems.push(...noteSettingsAbove(settings), ...noteCollections(settings, rules));
  const isJekyll =
    settings.some(({ name, root }) => name === "_config.yml" && site.folders.includes(root)) ||
    articles.some(({ name }) => name.split("/").includes("_posts"));
  const isObsidian = site.folders.some(isVault);
  const isPart = settings.some(({ below }) => below !== "");
  return {
    ...{ seeds, isJekyll, isObsidian, isOfTool: settings.length > 0 || isJekyll || isObsidian },
    ...defined({ partName: isPart ? basename(resolve(cwd, folder)) : undefined }),
  };
}

/**
 * Returns true for a vault of Obsidian. If git ignores the folder `.obsidian`, a checkout does not have it. Its
 * build must not publish more than the build on the publisher's machine.
 */
function isVault(folder: string): boolean {
  const location = join(folder, ".gitignore");
  const ignored = settingsText({ path: location, name: ".gitignore", location });
  return existsSync(join(folder, ".obsidian")) || /^[^#!\n]*\.obsidian\b/m.test(ignored ?? "");
}
