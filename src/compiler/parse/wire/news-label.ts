/** The label that an agency sets before a headline: which version this is, how urgent, of what kind. `UPDATE 2-`, `Correction:` */

export type LabelledHeadline = {
  readonly label?: string;
  /** What stands behind the label; empty where it has a line of its own. */
  readonly headline: string;
};

const WORDS =
  "ADVISORY|ALERT|ANALYSIS|BERICHTIGUNG|BREAKING(?: NEWS)?|BREAKINGVIEWS|BRIEF|CLARIFICATION|COLUMN|COMMENTARY|CORRECTED|CORRECTION|" +
  "CORRECTS|DEVELOPING|EILMELDUNG|EXCLUSIVE|EXPLAINER|FACT CHECK|FACTBOX|FEATURE|FLASH|FOR IMMEDIATE RELEASE|INSIGHT|INTERVIEW|KORREKTUR|NEWS ANALYSIS|" +
  "NEWS FLASH|NEWSALERT|NEWSMAKER|OBITUARY|OPINION|(?:MEDIA|NEWS|PRESS) RELEASE|PREVIEW|PROFILE|RECAST|REFILE|ROUNDUP|RPT|SNAP ANALYSIS|SPECIAL REPORT|TIMELINE|" +
  "UPDATED?|URGENT|URGENTE|WRAPUP";
/** Those that make no compounds, as `BREAKING-Point` and `UPDATE-Driven` are. */
const SURE =
  "(?:ANALYSIS|BREAKINGVIEWS|CORRECTED|CORRECTION|EXCLUSIVE|EXPLAINER|FACTBOX|INSIGHT|NEWSMAKER|PREVIEW|REFILE|RPT|" +
  "SPECIAL REPORT|TIMELINE|(?:UPDATE|WRAPUP) \\d{1,2})";
const NUMBER = "(?: \\d{1,2})?";
/** What a label stands before; a word in small letters goes on with the sentence. */
const HEADLINE = "(?=[\"“”„«'‘]?[\\p{Lu}\\p{Lo}\\d])";

/** In capitals and joined to the headline, which is not in capitals all through: `CORRECTED-UPDATE 2-Ferry runs aground`. */
const joined = (words: string) =>
  new RegExp(
    `^\\s*(?<label>${words}${NUMBER}(?:-(?:${WORDS})${NUMBER}){0,3})-${HEADLINE}(?=.*\\p{Ll})(?=\\S+\\s+\\S+\\s+\\S)`,
    "u",
  );
const JOINED = joined(SURE);
const JOINED_IN_REPORT = joined(`(?:${WORDS})`);

/** `Update 2: Ferry runs aground`, `URGENT - ...`, `(2nd LD) ...`: authors open titles so too. */
const APART = new RegExp(
  `^\\s*(?:(?<label>(?i:${WORDS})${NUMBER})(?:\\s*:\\s*|\\s+(?:-{1,2}|[–—])\\s+)${HEADLINE}` +
    `|[(\\[](?<bracketed>(?i:${WORDS}|LEAD|\\d(?:st|nd|rd|th) LD)${NUMBER})[)\\]]\\s+${HEADLINE})`,
  "u",
);

/** `URGENT`, `BREAKING NEWS:` and nothing else on the line. */
const ALONE = new RegExp(`^\\s*[(\\[*]*(?<label>(?:${WORDS})${NUMBER})[)\\]*]*\\s*[:-]?\\s*$`, "u");

/** Neither a headline nor a dateline is longer; a line made to be slow to match is. Characters. */
const MAX_LENGTH = 300;

/** Capitals joined by a hyphen are an agency's own; the other forms are labels only in copy that has a dateline (`isReport`). */
export function splitLabel(text: string, isReport: boolean): LabelledHeadline {
  const opening = text.slice(0, MAX_LENGTH);
  const patterns = isReport ? [JOINED, JOINED_IN_REPORT, APART, ALONE] : [JOINED];
  const match = patterns.reduce<RegExpExecArray | null>(
    (found, pattern) => found ?? pattern.exec(opening),
    null,
  );
  const label = match?.groups?.label ?? match?.groups?.bracketed;
  return match === null || label === undefined
    ? { headline: text }
    : { label, headline: text.slice(match[0].length) };
}

/** Whether a word is such a label: `Update: ...` below `Date: ...` is no field. */
export function isLabel(word: string): boolean {
  return WHOLE_WORD.test(word);
}

const WHOLE_WORD = new RegExp(`^(?:${WORDS})$`, "i");
