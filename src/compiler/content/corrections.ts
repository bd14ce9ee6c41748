/** Corrections as readers see them: a paragraph each, below the text that they correct. */

import type { Correction } from "../../model/article.ts";
import { toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import { escapeMarkup } from "../../model/text.ts";

/** In the order of their dates. */
export function correctionsAsHtml(corrections: readonly Correction[], timezone: string): string {
  return corrections
    .map(({ date, note }) => {
      const time = `<time datetime="${toRfc3339(date)}">${toCalendarDay(date, timezone)}</time>`;
      return `\n<p><strong>Correction, ${time}:</strong> ${escapeMarkup(note)}</p>`;
    })
    .join("");
}

export function correctionsAsText(corrections: readonly Correction[], timezone: string): string {
  return corrections.map(({ date, note }) => `\n\nCorrection, ${toCalendarDay(date, timezone)}: ${note}`).join("");
}
