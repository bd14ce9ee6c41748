/** Reads the folder of seeds (article files), and the settings of other tools in it and around it. */

import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { defined } from "../ground/defined.ts";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { readSeeds, type SeedFolder } from "../ground/seeds.ts";
import type { ParseSettings } from "../parse/parsed-seed.ts";
import { noteCollections } from "./collections.ts";
import { reportDirectoryData } from "./directory-data.ts";
import { readIgnoreRules, ruleFor, withoutIgnored } from "./ignored-files.ts";
import { reportInheritedMarks } from "./inherited-marks.ts";
import { noteSettingsAbove, pagesAbove, siteFolders, toolSettings } from "./tool-settings.ts";

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
  const rules = readIgnoreRules(settings, problems);
  const found: Problem[] = [];
  const seeds = withoutIgnored(readSeeds(folder, found, cwd), rules);
  problems.push(...found.filter(({ place }) => ruleFor(resolve(cwd, place.path), rules) === undefined));
  // An exception becomes a problem of the folder, so that the files' own problems are still reported.
  const check = (report: () => Problem[]) =>
    problems.push(...(guarded({ path: folder }, problems, report) ?? []));
  const { articles, others, sectionPages } = seeds;
  const above = pagesAbove(site);
  check(() => reportDirectoryData({ articles, others: [...others, ...above] }));
  check(() => reportInheritedMarks(settings, [...sectionPages, ...above]));
  problems.push(...noteSettingsAbove(settings), ...noteCollections(settings, rules));
  const isJekyll =
    settings.some(({ name }) => name === "_config.yml") ||
    articles.some(({ name }) => name.split("/").includes("_posts"));
  const isObsidian = site.folders.some((one) => existsSync(join(one, ".obsidian")));
  const isPart = settings.some(({ below }) => below !== "");
  return {
    ...{ seeds, isJekyll, isObsidian, isOfTool: settings.length > 0 || isJekyll || isObsidian },
    ...defined({ partName: isPart ? basename(resolve(cwd, folder)) : undefined }),
  };
}
