/** Text with the words marked that were searched for. */

import { raw } from "hono/html";
import { termsIn } from "../../model/search/words.ts";
import { escapeMarkup } from "../../model/text.ts";
import type { Markup } from "./markup.ts";

/** Marks the terms, as the search index has them, wherever a text has them. What it gives is escaped. */
export function marker(terms: ReadonlySet<string>): (text: string) => Markup {
  const candidate = candidates(terms);
  // The texts of a page say much the same.
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
 * Runs without a space in which a term may be. No word goes over a space, and one of ASCII begins as its term does; all else, most of a
 * text, need not be cut into words, which would cost a new isolate milliseconds.
 */
function candidates(terms: ReadonlySet<string>): RegExp {
  const initials = new Set(
    [...terms].map((term) => term.charAt(0)).filter((initial) => /[a-z0-9]/.test(initial)),
  );
  const begins = initials.size === 0 ? "" : `|(?<![A-Za-z0-9])[${[...initials].join("")}]`;
  return new RegExp(`(?<![^ ])[^ ]*?(?:[^ -~]${begins})[^ ]*`, "gi");
}

type Stretch = { readonly start: number; readonly end: number };

/** In the order of the text, none overlapping another: pairs of characters, of which a term may be, do. */
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
