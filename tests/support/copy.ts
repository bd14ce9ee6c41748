/** Plain text as the parser alone reads it, in a form that tests can compare. */

import { isError, type Problem } from "../../src/compiler/ground/problem.ts";
import { headlineFrom } from "../../src/compiler/parse/headline.ts";
import type { ParsedSeed } from "../../src/compiler/parse/parsed-seed.ts";
import { parseWireCopy } from "../../src/compiler/parse/wire/wire-copy.ts";
import { toRfc3339 } from "../../src/model/instant.ts";

function seedOf(text: string, path = "seeds/report.txt"): ParsedSeed {
  const problems: Problem[] = [];
  const seed = parseWireCopy({ path, text, line: 1 }, { timezone: "UTC" }, problems);
  if (problems.some(isError)) throw new Error(JSON.stringify(problems));
  return seed;
}

/** Returns the metadata in a plain text: author names, days without times, and the headline even if it was derived. */
export function readCopy(text: string, path?: string) {
  const { title, lead = "", label, authors, published, dateline, credit } = seedOf(text, path);
  return {
    title: title ?? headlineFrom(lead),
    isDerived: title === undefined,
    label,
    authors: authors?.map(({ name }) => name),
    published: published === undefined ? undefined : toRfc3339(published).replace("T00:00:00Z", ""),
    dateline,
    credit,
  };
}

/** Returns the words that the parser left out of text and title. */
export function lostWords(text: string): string[] {
  const { html, title = "" } = seedOf(text);
  const kept = new Map<string, number>();
  for (const word of wordsOf(`${title} ${html.replaceAll(/<\/?p>/g, " ")}`))
    kept.set(word, (kept.get(word) ?? 0) + 1);
  return wordsOf(text).filter((word) => {
    const left = kept.get(word) ?? 0;
    kept.set(word, left - 1);
    return left < 1;
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
