/** Text with the words marked that were searched for. */

import { raw } from "hono/html";
import { termsIn } from "../../model/search/words.ts";
import { escapeMarkup } from "../../model/text.ts";
import type { Markup } from "./markup.ts";

/** `terms` are as the search index has them; the text is escaped. */
export function marked(text: string, terms: ReadonlySet<string>): Markup {
  let markup = "";
  let done = 0;
  for (const { start, end } of stretchesOf(text, terms)) {
    markup += `${escapeMarkup(text.slice(done, start))}<mark>${escapeMarkup(text.slice(start, end))}</mark>`;
    done = end;
  }
  return raw(markup + escapeMarkup(text.slice(done)));
}

type Stretch = { readonly start: number; readonly end: number };

/** In the order of the text, none overlapping another: pairs of characters, of which a term may be, do. */
function stretchesOf(text: string, terms: ReadonlySet<string>): Stretch[] {
  const found = termsIn(text)
    .filter((term) => terms.has(term.text))
    .sort((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  for (const { start, end } of found) {
    const last = stretches.at(-1);
    if (last !== undefined && start < last.end)
      stretches[stretches.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else stretches.push({ start, end });
  }
  return stretches;
}
