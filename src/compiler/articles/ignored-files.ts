/**
 * Keeps files private that the settings of another tool leave out: Jekyll's `exclude`, Hugo's `ignoreFiles`,
 * `.eleventyignore`.
 */

import { resolve } from "node:path";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { ArticleFile, SeedEntry, SeedFolder } from "../ground/seeds.ts";
import { type PatternMatcher, patternMatcher } from "./ignored-patterns.ts";
import { type PatternList, patternLists } from "./pattern-lists.ts";
import { pathFrom, type SettingsFile } from "./tool-settings.ts";

/** The files that one setting leaves out. */
export type IgnoreRule = Pick<PatternList, "setting"> & {
  readonly file: SettingsFile;
  readonly matches: PatternMatcher;
};

/** Reads the patterns of all settings. Adds a problem for each one that the build cannot read. */
export function readIgnoreRules(settings: readonly SettingsFile[], problems: Problem[]): IgnoreRule[] {
  return settings.flatMap((file) =>
    patternLists(file, problems).flatMap((list) => ruleOf(list, file, problems)),
  );
}

/** Returns the folder with ignored articles as drafts, and other ignored files beside the drafts. */
export function withoutIgnored(seeds: SeedFolder, rules: readonly IgnoreRule[]): SeedFolder {
  if (rules.length === 0) return seeds;
  const withMark = (file: ArticleFile): ArticleFile => {
    const rule = file.withheld === undefined ? ruleFor(file.location, rules) : undefined;
    return rule === undefined ? file : { ...file, withheld: `left out by ${rule.setting}` };
  };
  const forOthers = rules.filter(({ file }) => !file.tool.articles_only);
  const isPrivate = ({ isOfTool, location }: SeedEntry) =>
    isOfTool !== true && ruleFor(location, forOthers) !== undefined;
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
  return rules.find(({ file, matches }) => pathsFrom(file, location).some(matches));
}

/** Returns the paths of a file from each folder where the patterns of a setting may start. */
function pathsFrom({ root, tool }: SettingsFile, location: string): string[] {
  return [".", ...tool.from]
    .map((start) => pathFrom(resolve(root, start), location))
    .filter((path) => path !== "" && !path.startsWith("../"));
}

/**
 * Returns the rule for a list of patterns, or nothing for an empty list. A pattern that leaves out the whole
 * folder of seeds does not count, because the publisher named this folder.
 */
function ruleOf(
  { kind, setting, line, patterns }: PatternList,
  file: SettingsFile,
  problems: Problem[],
): IgnoreRule[] {
  const { path, below } = file;
  const matchesFolder = (pattern: string) =>
    below !== "" && [below, `${below}/`].some(patternMatcher(kind, [pattern]));
  const counting = patterns.filter((pattern) => {
    try {
      patternMatcher(kind, [pattern]);
      return !matchesFolder(pattern);
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      const found = `${setting} has ${quote(pattern)}, which JavaScript cannot read`;
      problems.push(errorAt({ path, line }, found, "a simpler regular expression"));
      return false;
    }
  });
  return counting.length === 0 ? [] : [{ setting, file, matches: patternMatcher(kind, counting) }];
}
