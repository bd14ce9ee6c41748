/** Marks the words of a search in texts. */

import { raw } from "hono/html";
import { termsIn } from "../../model/search/words.ts";
import { escapeMarkup } from "../../model/text.ts";
import type { Markup } from "./markup.ts";

/** Returns a function that marks these terms of the search index in a text. Its result is escaped. */
export function marker(terms: ReadonlySet<string>): (text: string) => Markup {
  const candidate = candidates(terms);
  // The texts of a page repeat many words, so results are kept.
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

/**
 * Returns a pattern for runs of characters that may contain a term. Words contain no spaces, and an ASCII word begins like its term.
 * Other runs need not be split into words, which would take a new isolate milliseconds.
 */
function candidates(terms: ReadonlySet<string>): RegExp {
  const initials = new Set(
    [...terms].map((term) => term.charAt(0)).filter((initial) => /[a-z0-9]/.test(initial)),
  );
  const begins = initials.size === 0 ? "" : `|(?<![A-Za-z0-9])[${[...initials].join("")}]`;
  return new RegExp(`(?<![^ ])[^ ]*?(?:[^ -~]${begins})[^ ]*`, "gi");
}

type Stretch = { readonly start: number; readonly end: number };

/** Returns the stretches in the order of the text. Overlapping ones are joined, because terms may be pairs of characters. */
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
