/**
 * Reports a folder of seeds (article files): a table of articles that fits the terminal, then the problems.
 */

import type { ArticleFields } from "../../model/article.ts";
import { type Instant, toCalendarDay } from "../../model/instant.ts";
import type { CompiledSite } from "../compile.ts";
import { isWarning, printable } from "../ground/problem.ts";
import { columnsOf, cut, GAP, widest } from "./columns.ts";
import { count } from "./count.ts";
import { describeAll } from "./problems.ts";
import { countScheduled, scheduledIn, stageOf } from "./stage.ts";

const COLUMNS = 80;
/** The maximum widths of columns, in characters. The title gets the remaining width. */
const WIDTH = { file: 26, topics: 12, state: 12 } as const;

export function reportSeeds(compiled: CompiledSite): string {
  const { articles, pages, warnings: problems } = compiled;
  return [
    ...(articles.length === 0 ? [] : [tableOf(compiled)]),
    ...describeAll(problems),
    [
      count(articles.length, "article"),
      ...countScheduled(scheduledIn(compiled)),
      ...(pages.length === 0 ? [] : [count(pages.length, "page")]),
      count(problems.filter(isWarning).length, "warning"),
    ].join(", "),
  ].join("\n");
}

type Row = Readonly<Record<"file" | "date" | "title" | "topics" | "state", string>>;

function tableOf({ articles, warnings: problems, site, builtAt }: CompiledSite): string {
  const warnings = Map.groupBy(problems.filter(isWarning), ({ place }) => place.path);
  const day = (instant: Instant) => toCalendarDay(instant, site.timezone);
  const rows = articles.flatMap(({ path, name, article, earlier }): Row[] => [
    {
      file: printable(name),
      date: day(article.published),
      title: article.title,
      topics: article.topics.map(({ slug }) => slug).join(" "),
      state: stateOf(article, warnings.get(path)?.length ?? 0, stageOf(article, builtAt)),
    },
    ...earlier.map(({ file, published }) => ({
      file: printable(file.name),
      date: day(published),
      title: `folded into ${printable(name)}`,
      topics: "",
      state: stateOf({}, warnings.get(file.path)?.length ?? 0),
    })),
  ]);
  return columnsOf(cutRows([HEAD, ...rows]));
}

const HEAD: Row = { file: "file", date: "date", title: "title", topics: "topics", state: "state" };

/** Cuts the cells. Leaves out the column of states if no article has a state. */
function cutRows(rows: readonly Row[]): string[][] {
  const hasStates = rows.some(({ state }) => state !== "" && state !== HEAD.state);
  const sides = rows.map(({ file, date, topics, state }) => ({
    start: [cut(file, WIDTH.file, "end"), date],
    end: [cut(topics, WIDTH.topics), ...(hasStates ? [cut(state, WIDTH.state)] : [])],
  }));
  const others = sides.map(({ start, end }) => [...start, ...end]);
  const taken = (others[0] ?? []).reduce(
    (sum, _, at) => sum + widest(others.map((row) => row[at] ?? "")) + GAP.length,
    0,
  );
  return sides.map(({ start, end }, at) => [...start, cut(rows[at]?.title ?? "", COLUMNS - taken), ...end]);
}

/** Returns the state of an article and its number of warnings. Usually empty. */
function stateOf(
  { withdrawn, corrections = [] }: Pick<ArticleFields, "withdrawn" | "corrections">,
  warnings: number,
  stage?: "scheduled" | "expired",
): string {
  const state = stage ?? (withdrawn !== undefined ? "withdrawn" : corrections.length > 0 ? "corrected" : "");
  return [...(state === "" ? [] : [state]), ...(warnings === 0 ? [] : [count(warnings, "warning")])].join(
    ", ",
  );
}
