/** Puts the outcome of a build into words: one table of what was published, or every problem. */

import { getBorderCharacters, table } from "table";
import { toCalendarDay } from "../model/instant.ts";
import { shorten } from "../model/text.ts";
import type { Compiled } from "./compile.ts";
import { describeProblem, isError, type SeedProblem } from "./problem.ts";

const WIDTH = { title: 60, topics: 40 } as const;

/** The table, then the warnings in full, then a total. */
export function reportBuild({ articles, warnings, pack }: Compiled): string {
  const countOf = (path: string) => warnings.filter((warning) => warning.path === path).length;
  const rows = articles.map(({ path, article }) => [
    path,
    toCalendarDay(article.published, pack.index.site.timezone),
    shorten(article.title, WIDTH.title),
    shorten(article.topics.map(({ slug }) => slug).join(" "), WIDTH.topics),
    String(countOf(path) || ""),
  ]);
  const total = [
    count(articles.length, "article"),
    count(new Set(articles.flatMap(({ article }) => article.topics.map(({ slug }) => slug))).size, "topic"),
    count(warnings.length, "warning"),
    `${pack.fragments.length} bytes of fragments`,
  ].join(", ");
  return [
    table([["file", "date", "title", "topics", "warnings"], ...rows], {
      border: getBorderCharacters("void"),
      columnDefault: { paddingLeft: 0, paddingRight: 2 },
      drawHorizontalLine: () => false,
    }).trimEnd(),
    ...warnings.map((warning) => `warning: ${describeProblem(warning)}`),
    total,
  ].join("\n");
}

/** Errors first; a build that fails for one file still shows what is odd in another. */
export function reportProblems(problems: readonly SeedProblem[]): string {
  const errors = problems.filter(isError);
  const warnings = problems.filter((problem) => !isError(problem));
  return [
    ...errors.map(describeProblem),
    ...warnings.map((warning) => `warning: ${describeProblem(warning)}`),
    `${count(errors.length, "error")}; nothing was written`,
  ].join("\n");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
