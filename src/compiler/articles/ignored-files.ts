/**
 * Keeps files private that the settings of another tool leave out: Jekyll's `exclude`, Hugo's `ignoreFiles`,
 * `.eleventyignore`.
 */

import { resolve } from "node:path";
import { isHidden } from "../ground/hidden-folders.ts";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { ArticleFile, SeedEntry, SeedFolder } from "../ground/seeds.ts";
import { contentRules, namedFolders } from "./content-folders.ts";
import { isQuick, MAX_SECONDS, type PatternMatcher, patternMatcher } from "./ignored-patterns.ts";
import { type PatternList, patternLists } from "./pattern-lists.ts";
import { pathFrom, type SettingsFile } from "./tool-settings.ts";

/** The files that one setting leaves out. */
export type IgnoreRule = Pick<PatternList, "setting"> & {
  /** Absolute paths of folders. The patterns match the path of a file from each of these folders. */
  readonly starts: readonly string[];
  /** True if the tool leaves out articles, but not the pictures beside them. */
  readonly isForArticles: boolean;
  readonly matches: PatternMatcher;
};

/**
 * Reads the patterns of all settings. Adds a problem for each one that the build cannot read, or that takes too
 * long with one of the files.
 */
export function readIgnoreRules(
  settings: readonly SettingsFile[],
  { articles, others }: Pick<SeedFolder, "articles" | "others">,
  problems: Problem[],
): IgnoreRule[] {
  const files = [...articles, ...others];
  const rules = settings.flatMap((file) =>
    patternLists(file, problems).flatMap((list) => ruleOf(list, file, files, problems)),
  );
  return [...rules, ...contentRules(settings)];
}

/** Returns the folder with ignored articles as drafts, and other ignored files beside the drafts. */
export function withoutIgnored(seeds: SeedFolder, rules: readonly IgnoreRule[]): SeedFolder {
  if (rules.length === 0) return seeds;
  const withMark = (file: ArticleFile): ArticleFile => {
    const rule = file.withheld === undefined ? ruleFor(file.location, rules) : undefined;
    return rule === undefined ? file : { ...file, withheld: `left out by ${rule.setting}` };
  };
  const forOthers = rules.filter(({ isForArticles }) => !isForArticles);
  const isPrivate = ({ isOfTool, name, location }: SeedEntry) =>
    (isOfTool !== true || isHidden(name)) && ruleFor(location, forOthers) !== undefined;
  const { articles, others, besideDrafts } = seeds;
  return {
    ...seeds,
    articles: articles.map(withMark),
    others: others.filter((file) => !isPrivate(file)),
    besideDrafts: [...besideDrafts, ...others.filter(isPrivate)],
  };
}

/** Returns the first rule that leaves out a file. `location` is an absolute path. */
export function ruleFor(location: string, rules: readonly IgnoreRule[]): IgnoreRule | undefined {
  return rules.find(({ starts, matches }) => pathsFrom(starts, location).some(matches));
}

/**
 * Returns the paths of a file from the folders around it. The system may store an accent as a character of its
 * own (macOS), and the editor of the settings may not.
 */
function pathsFrom(starts: readonly string[], location: string): string[] {
  return starts
    .map((start) => pathFrom(start, location).normalize())
    .filter((path) => path !== "" && !/^\.\.(?:\/|$)/.test(path));
}

/**
 * Returns the rule for a list of patterns, or nothing for an empty list. A pattern that leaves out the whole
 * folder of seeds does not count, because the publisher named this folder.
 */
function ruleOf(
  { kind, setting, line, patterns }: PatternList,
  file: SettingsFile,
  seeds: readonly SeedEntry[],
  problems: Problem[],
): IgnoreRule[] {
  const { path, root, tool } = file;
  const below = file.below.normalize();
  const folder = below === "" ? [] : [below, `${below}/`];
  const anyFiles = below === "" ? [] : ANY_NAMES.map((name) => `${below}/${name}`);
  const starts = [".", ...tool.from, ...namedFolders(file)].map((start) => resolve(root, start));
  const report = (found: string) => problems.push(errorAt({ path, line }, found, "a simpler pattern"));
  const readable = patterns.flatMap((written) => {
    const pattern = written.normalize();
    try {
      return { pattern, matches: patternMatcher(kind, [pattern]) };
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      report(`${setting} has ${quote(pattern)}, which JavaScript cannot read`);
      return [];
    }
  });
  if (readable.length === 0) return [];
  // `some` would stop at the first match, but the rule leaves out some patterns. So each pattern is measured.
  const tryAll = (path: string) => readable.filter(({ matches }) => matches(path)).length > 0;
  const paths = [...folder, ...anyFiles, ...seeds.flatMap(({ location }) => pathsFrom(starts, location))];
  // Patterns of .gitignore are not measured. The package `ignore` matches them in a time that only grows with the
  // length of the path.
  if (kind !== "gitignore" && !isQuick(tryAll, paths)) {
    report(`the patterns of ${setting} take more than ${MAX_SECONDS} seconds`);
    return [];
  }
  const isOfFolder = (matches: PatternMatcher) =>
    folder.some(matches) || (anyFiles.length > 0 && anyFiles.every(matches));
  const counting = readable.filter(({ matches }) => !isOfFolder(matches)).map(({ pattern }) => pattern);
  if (counting.length === 0) return [];
  return [{ setting, starts, isForArticles: tool.articles_only, matches: patternMatcher(kind, counting) }];
}

/**
 * Names that no files have, one for each letter and digit. A pattern that matches all of them leaves out every file,
 * as `seeds/*` does. The pattern `seeds/[!0-9]*` does not.
 */
const ANY_NAMES = [..."abcdefghijklmnopqrstuvwxyz0123456789"].map((first) => `${first}\uFFFE`);
