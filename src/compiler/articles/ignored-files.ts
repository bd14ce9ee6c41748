/**
 * Keeps files private that the settings of another tool leave out: Jekyll's `exclude`, Hugo's `ignoreFiles`,
 * `.eleventyignore`.
 */

import { resolve } from "node:path";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { ArticleFile, SeedEntry, SeedFolder } from "../ground/seeds.ts";
import { contentRules } from "./content-folders.ts";
import { type PatternMatcher, patternMatcher } from "./ignored-patterns.ts";
import { type PatternList, patternLists } from "./pattern-lists.ts";
import { pathFrom, type SettingsFile } from "./tool-settings.ts";

/** The files that one setting leaves out. */
export type IgnoreRule = Pick<PatternList, "setting"> & {
  /** The folders in which the paths start that are matched, as absolute paths. */
  readonly starts: readonly string[];
  /** True if the tool leaves out articles, but not the pictures beside them. */
  readonly isForArticles: boolean;
  readonly matches: PatternMatcher;
};

/** Reads the patterns of all settings. Adds a problem for each one that the build cannot read. */
export function readIgnoreRules(settings: readonly SettingsFile[], problems: Problem[]): IgnoreRule[] {
  const rules = settings.flatMap((file) =>
    patternLists(file, problems).flatMap((list) => ruleOf(list, file, problems)),
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
  const isMatched = (start: string, { matches }: IgnoreRule) => {
    const path = pathFrom(start, location);
    return path !== "" && !path.startsWith("../") && matches(path);
  };
  return rules.find((rule) => rule.starts.some((start) => isMatched(start, rule)));
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
  const { path, below, root, tool } = file;
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
  if (counting.length === 0) return [];
  const starts = [".", ...tool.from].map((start) => resolve(root, start));
  return [{ setting, starts, isForArticles: tool.articles_only, matches: patternMatcher(kind, counting) }];
}
