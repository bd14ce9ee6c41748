/** Makes the summary of an article that gives none. */

import { shorten } from "../../model/text.ts";
import { sentencesIn } from "../parse/sentences.ts";

/** The maximum length of a summary in characters. It fills about three lines in a feed reader. */
const MAX_LENGTH = 280;

/**
 * The minimum length of whole sentences, in characters. If they are shorter, the next sentence is added and
 * cut.
 */
const MIN_SENTENCES = 120;

/**
 * Returns the whole sentences at the start of the lead (the report's first paragraph), or its start with an
 * ellipsis.
 */
export function summaryFrom(lead: string): string {
  if (lead.length <= MAX_LENGTH) return lead;
  let summary = "";
  for (const sentence of sentencesIn(lead.slice(0, MAX_LENGTH * 2))) {
    const longer = summary === "" ? sentence : `${summary} ${sentence}`;
    if (longer.length > MAX_LENGTH) break;
    summary = longer;
  }
  return summary.length >= MIN_SENTENCES ? summary : shorten(lead, MAX_LENGTH);
}
