/** Renders corrections for readers: one paragraph each, below the corrected text. */

import type { Correction } from "../../model/article.ts";
import { toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import { escapeMarkup } from "../../model/text.ts";

/** Returns the corrections as HTML, in the order of their dates. */
export function correctionsAsHtml(corrections: readonly Correction[], timezone: string): string {
  return nameCorrections(corrections, timezone)
    .map(({ name, date, note }) => {
      const time = `<time datetime="${toRfc3339(date)}">${toCalendarDay(date, timezone)}</time>`;
      return `\n<p id="${name}"><strong>Correction, ${time}:</strong> ${escapeMarkup(note)}</p>`;
    })
    .join("");
}

export function correctionsAsText(corrections: readonly Correction[], timezone: string): string {
  return corrections
    .map(({ date, note }) => `\n\nCorrection, ${toCalendarDay(date, timezone)}: ${note}`)
    .join("");
}

export type NamedCorrection = Correction & {
  /**
   * The id of the paragraph, which links can name: `correction-2024-05-07`. Corrections of other days do not
   * change it.
   */
  readonly name: string;
};

/**
 * Names each correction by its day in the site's time zone. From the second correction of a day on, the name
 * ends with a number: `correction-2024-05-07-2`.
 */
export function nameCorrections(corrections: readonly Correction[], timezone: string): NamedCorrection[] {
  const perDay = new Map<string, number>();
  return corrections.map((correction) => {
    const day = toCalendarDay(correction.date, timezone);
    const number = (perDay.get(day) ?? 0) + 1;
    perDay.set(day, number);
    return { ...correction, name: number === 1 ? `correction-${day}` : `correction-${day}-${number}` };
  });
}
