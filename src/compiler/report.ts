/** Puts the outcome of a build into words: one table of what was published, or every problem. */

import type { Article } from "../model/article.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../model/instant.ts";
import { shorten } from "../model/text.ts";
import { columnsOf } from "./columns.ts";
import type { Compiled } from "./compile.ts";
import type { Explanation } from "./explain.ts";
import { describeRoom } from "./limits.ts";
import {
  describeProblem,
  describeWithSeverity,
  isError,
  isWarning,
  quote,
  type SeedProblem,
} from "./problem.ts";

const WIDTH = { title: 60, topics: 40, words: 120 } as const;

/** The others have a word or two. */
const MOST_TOPICS = 15;

/** The table, then the warnings in full, then the totals and what is left of Cloudflare's limit. */
export function reportBuild({
  articles,
  media,
  warnings: problems,
  pack,
  indexFile,
  ledger,
}: Compiled): string {
  const warnings = problems.filter(isWarning);
  const byPath = Map.groupBy(warnings, ({ path }) => path);
  const day = (instant: Instant) => toCalendarDay(instant, pack.index.site.timezone);
  const odd = (path: string) => String(byPath.get(path)?.length ?? "");
  const rows = articles.flatMap(({ path, article, earlier }) => [
    [
      path,
      day(article.published),
      shorten(article.title, WIDTH.title),
      shorten(article.topics.map(({ slug }) => slug).join(" "), WIDTH.topics),
      stateOf(article),
      odd(path),
    ],
    ...earlier.map(({ file, published }) => [
      file.path,
      day(published),
      `folded into ${path}`,
      "",
      "",
      odd(file.path),
    ]),
  ]);
  const total = [
    count(new Set(articles.flatMap(({ article }) => article.topics.map(({ slug }) => slug))).size, "topic"),
    ...(media.length === 0 ? [] : [count(media.length, "media file")]),
    count(warnings.length, "warning"),
  ].join(", ");
  return [
    columnsOf([["file", "date", "title", "topics", "state", "warnings"], ...rows]),
    ...problems.map(describeWithSeverity),
    ...unrecorded(ledger),
    total,
    describeRoom(articles.length, indexFile.length + pack.fragments.length),
  ].join("\n");
}

function unrecorded({ isThere, added, changed }: Compiled["ledger"]): string[] {
  if (!isThere || added + changed === 0) return [];
  const entries = (number: number) => (number === 1 ? "1 entry" : `${number} entries`);
  return [
    `not in the ledger yet: ${entries(added)}; changed since: ${entries(changed)} (npm run ledger, or npm run deploy, records them)`,
  ];
}

/** What subscribers will see of each article, with what is odd about it, then a total. */
export function reportSeeds({ articles, warnings: problems }: Compiled): string {
  const byPath = Map.groupBy(problems, ({ path }) => path);
  const entries = articles.map(({ path, article, earlier }) => {
    const {
      id,
      title,
      url,
      published,
      updated,
      withdrawn,
      corrections = [],
      authors,
      topics,
      summary,
      image,
    } = article;
    const rows = Object.entries({
      id,
      title,
      address: url,
      published: toRfc3339(published),
      updated: updated === published ? "" : toRfc3339(updated),
      authors: authors.map(({ name }) => name).join(", "),
      topics: topics.map(({ label }) => label).join(", "),
      summary,
      image: image?.url ?? "",
      "folded in": earlier.map(({ file }) => file.path).join(", "),
    }).filter(([, value]) => value !== "");
    const told = [
      ...corrections.map(({ date, note }) => ["correction", `${toRfc3339(date)}: ${note}`]),
      ...(withdrawn === undefined
        ? []
        : [["withdrawn", `${toRfc3339(withdrawn.date)}: ${withdrawn.reason}`]]),
    ];
    const odd = [path, ...earlier.map(({ file }) => file.path)]
      .flatMap((one) => byPath.get(one) ?? [])
      .map((problem) => [problem.severity, describeProblem(problem)]);
    return [
      path,
      ...[...rows, ...told, ...odd].map(([name = "", value = ""]) => `  ${name.padEnd(10)} ${value}`),
    ].join("\n");
  });
  const paths = new Set(
    articles.flatMap(({ path, earlier }) => [path, ...earlier.map(({ file }) => file.path)]),
  );
  const others = problems.filter(({ path }) => !paths.has(path)).map(describeWithSeverity);
  const total = `${count(articles.length, "article")}, ${count(problems.filter(isWarning).length, "warning")}`;
  return [...entries, ...others, total].join("\n\n");
}

/** What each field was told from, then the topics that were met, with the words behind each, the runners-up included. */
export function reportExplanation({ path, takes, fields, topics, topicsBy }: Explanation): string {
  const place = (line: number | undefined, excerpt: string | undefined) =>
    [line === undefined ? "" : `line ${line}`, excerpt === undefined ? "" : quote(excerpt)]
      .filter(Boolean)
      .join(": ");
  const decided =
    topicsBy === "text" ? "" : ` (decided otherwise: by the ${topicsBy === "author" ? "author" : "folders"})`;
  return [
    path,
    ...takes.map((take) => `folded in: ${take}`),
    "",
    columnsOf([
      ["field", "value", "told by", "where"],
      ...fields.map(({ field, value, rule, line, excerpt }) => [
        field,
        shorten(value, WIDTH.title),
        rule,
        place(line, excerpt),
      ]),
    ]),
    "",
    `topics in the words of the text${decided}:`,
    topics.length === 0
      ? "none"
      : columnsOf([
          ["topic", "score", "verdict", "words"],
          ...topics
            .slice(0, MOST_TOPICS)
            .map(({ slug, score, verdict, evidence }) => [
              slug,
              String(score),
              verdict,
              shorten(
                evidence
                  .map(({ term, points, places }) => `${term} ${points} (${placesOf(places)})`)
                  .join(", "),
                WIDTH.words,
              ),
            ]),
        ]),
  ].join("\n");
}

/** `title, lead, 4, 7`: where in the text, paragraphs by their numbers. */
function placesOf(places: Explanation["topics"][number]["evidence"][number]["places"]): string {
  return [...new Set(places.map(({ part, paragraph }) => (part === "body" ? String(paragraph) : part)))].join(
    ", ",
  );
}

/** Errors come last, because the end of a long output is what stays on the screen. */
export function reportProblems(problems: readonly SeedProblem[]): string {
  const errors = problems.filter(isError);
  const others = problems.filter((problem) => !isError(problem));
  return [
    ...[...others, ...errors].map(describeWithSeverity),
    `${count(errors.length, "error")}; nothing was written`,
  ].join("\n");
}

/** What became of an article; mostly nothing. */
function stateOf({ withdrawn, corrections = [] }: Article): string {
  if (withdrawn !== undefined) return "withdrawn";
  return corrections.length === 0 ? "" : count(corrections.length, "correction");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
