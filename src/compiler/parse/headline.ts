/** Makes a headline from the lead, for copy without one. */

import { oneLine, shorten } from "../../model/text.ts";
import { withoutAttribution } from "./attribution.ts";
import { mainStatement } from "./clauses.ts";
import { endsAbbreviated, firstSentence } from "./sentences.ts";

/** Characters. Feed readers and search engines cut longer headlines. */
const MAX_LENGTH = 110;

/** Characters. A whole sentence may be a little longer, because a cut one says less. */
const MAX_WHOLE = 125;

/** Characters. First sentences are shorter. The limit protects against lines that are slow to match. */
const MAX_LEAD = 2_000;

/**
 * Returns a headline, empty only if the lead is empty. `lead` is the first paragraph without its dateline. A
 * sentence that is too long is cut to its main statement if it has one, else between words with an ellipsis.
 */
export function headlineFrom(lead: string): string {
  const sentence = firstSentence(oneLine(lead.slice(0, MAX_LEAD)));
  const statement = withoutLoneQuote(withoutStop(withoutAttribution(sentence)));
  if (statement.length <= MAX_WHOLE) return statement;
  return mainStatement(statement, MAX_LENGTH, MAX_WHOLE) ?? shorten(statement, MAX_LENGTH);
}

/** Removes the mark at the end, but keeps that of an abbreviation, and dots that show an omission. */
function withoutStop(text: string): string {
  return /\.{2,}$/u.test(text) || endsAbbreviated(text) ? text : text.replace(/[.,;:。]$/u, "");
}

/** Removes an opening quotation mark without a closing one. A quotation of several sentences leaves one. */
function withoutLoneQuote(text: string): string {
  return /^["“”„«»]/u.test(text) && !/["”“»«]/u.test(text.slice(1)) ? text.slice(1) : text;
}
