/** Reports an explanation as tables. */

import { shorten } from "../../model/text.ts";
import { columnsOf } from "../columns.ts";
import type { Explanation } from "../explain.ts";
import { quote } from "../problem.ts";

/** Characters. */
const WIDTH = { value: 60, words: 120 } as const;

/** The others have a word or two. */
const MOST_TOPICS = 15;

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
        shorten(value, WIDTH.value),
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
