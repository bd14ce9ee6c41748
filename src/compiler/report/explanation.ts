/** Reports the explanation of an article (the sources of its fields and topics) as tables. */

import { shorten } from "../../model/text.ts";
import { quote } from "../ground/problem.ts";
import { columnsOf } from "./columns.ts";
import type { Explanation } from "./explain.ts";

/** The maximum widths of columns, in characters. */
const WIDTH = { value: 60, words: 120 } as const;

/** The maximum number of topics in the table. Further topics are supported by only a word or two. */
const MAX_TOPICS = 15;

/**
 * Returns a table of the fields with their sources, and a table of the topics with the words that support
 * them.
 */
export function reportExplanation({
  path,
  draftBecause,
  takes,
  fields,
  topics,
  topicsBy,
}: Explanation): string {
  const place = (line: number | undefined, excerpt: string | undefined) =>
    [line === undefined ? "" : `line ${line}`, excerpt === undefined ? "" : quote(excerpt)]
      .filter(Boolean)
      .join(": ");
  const decided =
    topicsBy === "text"
      ? ""
      : ` (not used, because the ${topicsBy === "author" ? "author chose" : "folders decide"} the topics)`;
  return [
    draftBecause === undefined ? path : `${path}: draft, not published (${draftBecause})`,
    ...takes.map((take) => `folded in: ${take}`),
    "",
    columnsOf([
      ["field", "value", "source", "where"],
      ...fields.map(({ field, value, rule, line, excerpt }) => [
        field,
        shorten(value, WIDTH.value),
        rule,
        place(line, excerpt),
      ]),
    ]),
    "",
    `topics that the text supports${decided}:`,
    topics.length === 0
      ? "none"
      : columnsOf([
          ["topic", "score", "verdict", "words"],
          ...topics
            .slice(0, MAX_TOPICS)
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

/** Returns the places of words in the text. Paragraphs have numbers: `title, lead, 4, 7`. */
function placesOf(places: Explanation["topics"][number]["evidence"][number]["places"]): string {
  return [...new Set(places.map(({ part, paragraph }) => (part === "body" ? String(paragraph) : part)))].join(
    ", ",
  );
}
