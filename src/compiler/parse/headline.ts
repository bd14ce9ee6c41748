/** Makes a headline from the lead (a report's first paragraph), for a report without a headline. */

import { oneLine, shorten } from "../../model/text.ts";
import { withoutAttribution } from "./attribution.ts";
import { mainStatement } from "./clauses.ts";
import { endsAbbreviated, firstSentence } from "./sentences.ts";

/**
 * The maximum length of a headline that is cut, in characters. Feed readers and search engines cut longer
 * headlines.
 */
const MAX_LENGTH = 110;

/**
 * The maximum length of a headline that is a whole sentence, in characters. It may be a little longer than a
 * cut one, because a cut sentence tells less.
 */
const MAX_WHOLE = 125;

/**
 * The number of the lead's characters that are read. First sentences are shorter. The limit protects against
 * lines that are slow to match.
 */
const MAX_LEAD = 2_000;

/**
 * Returns a headline. It is empty only if the lead is empty. `lead` is the first paragraph without its
 * dateline. A sentence that is too long is cut to its main statement. If no main statement is found, the
 * sentence is cut between words and ends with an ellipsis.
 */
export function headlineFrom(lead: string): string {
  const sentence = firstSentence(oneLine(lead.slice(0, MAX_LEAD)));
  const statement = withoutLoneQuote(withoutStop(withoutAttribution(sentence)));
  if (statement.length <= MAX_WHOLE) return statement;
  return mainStatement(statement, MAX_LENGTH, MAX_WHOLE) ?? shorten(statement, MAX_LENGTH);
}

/**
 * Removes the full stop, comma or colon at the end. Keeps the full stop of an abbreviation, and dots that
 * show an omission.
 */
function withoutStop(text: string): string {
  return /\.{2,}$/u.test(text) || endsAbbreviated(text) ? text : text.replace(/[.,;:。]$/u, "");
}

/**
 * Removes an opening quotation mark without a closing one. It is left over if only the first sentence of a
 * quotation is used.
 */
function withoutLoneQuote(text: string): string {
  return /^["“”„«»]/u.test(text) && !/["”“»«]/u.test(text.slice(1)) ? text.slice(1) : text;
}
