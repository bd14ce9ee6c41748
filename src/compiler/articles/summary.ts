/** Makes the summary of an article that gives none. */

import { shorten } from "../../model/text.ts";
import { sentencesIn } from "../parse/sentences.ts";

/** About three lines in a reader. Characters. */
const MAX_LENGTH = 280;

/** Characters. Fewer say too little, so the next sentence is cut instead. */
const MIN_SENTENCES = 120;

/** Returns the whole sentences at the start of the lead, or its start with an ellipsis. */
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
