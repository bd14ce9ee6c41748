/** Marks the words of a search in the texts of its results. */

import { termsIn } from "../../model/search/words.ts";
import { escapeMarkup } from "../../model/text.ts";
import { type Markup, raw } from "./markup.ts";

/** Returns a function that escapes a text and marks these terms of the search index in it. */
export function marker(terms: ReadonlySet<string>): (text: string) => Markup {
  const candidate = candidates(terms);
  // The texts of a page repeat many words, so the result for each run of characters is kept.
  const known = new Map<string, readonly Stretch[]>();
  return (text) => {
    let markup = "";
    let done = 0;
    for (const { 0: run, index } of text.matchAll(candidate)) {
      const stretches = known.get(run) ?? stretchesOf(run, terms);
      known.set(run, stretches);
      for (const { start, end } of stretches) {
        markup += `${escapeMarkup(text.slice(done, index + start))}<mark>${escapeMarkup(run.slice(start, end))}</mark>`;
        done = index + end;
      }
    }
    return raw(markup + escapeMarkup(text.slice(done)));
  };
}

/** The maximum number of letters and digits at the start of a term that {@link candidates} compares. */
const COMPARED = 3;

/**
 * Returns a pattern for the parts between spaces that may contain a term. Such a part has a word that starts
 * like a term, or a character outside ASCII. Dashes, quotation marks and ellipses outside ASCII do not count.
 * All other parts are skipped. Splitting them into words would take milliseconds in a new isolate (a new
 * start of the Worker).
 */
function candidates(terms: ReadonlySet<string>): RegExp {
  const starts = new Set([...terms].flatMap((term) => /^[a-z0-9]+/.exec(term)?.[0].slice(0, COMPARED) ?? []));
  // A term has only letters and digits, but its word may have signs between them: `U.S.`, `1,250`.
  const begins = [...starts].map((start) => `|(?<![A-Za-z0-9])${start.split("").join("[^A-Za-z0-9 ]*")}`);
  return new RegExp(`(?<![^ ])[^ ]*?(?:[^ -~\\u2010-\\u2027]${begins.join("")})[^ ]*`, "gi");
}

type Stretch = { readonly start: number; readonly end: number };

/**
 * Returns the stretches of a text to mark, in order. In scripts without spaces between words, a term may be a
 * pair of characters, and pairs can overlap. Overlapping stretches are joined.
 */
function stretchesOf(text: string, terms: ReadonlySet<string>): Stretch[] {
  const found = termsIn(text).filter((term) => terms.has(term.text));
  const stretches: Stretch[] = [];
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last !== undefined && start < last.end)
      stretches[stretches.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else stretches.push({ start, end });
  }
  return stretches;
}
