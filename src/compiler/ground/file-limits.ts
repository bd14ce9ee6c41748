/**
 * How much of each thing one file may hold. Parsers take time that grows faster than some of these counts, so every count has
 * a limit, and no clock is needed. Each limit lies far above what articles have.
 */

/** Bytes of front matter. Twenty fields with long summaries and a hundred corrections stay under 20 KiB. */
export const MAX_FRONT_MATTER_BYTES = 64 * 1024;

/** Keys and list items of front matter. There are some twenty fields; a long list of topics or aliases has some dozen items. */
export const MAX_FRONT_MATTER_ENTRIES = 1_000;

/** Keys or items in one mapping or list of any YAML. A large site redirects some thousand old paths; IPTC has 1,200 topics. */
export const MAX_COLLECTION = 10_000;

/** Levels of lists and mappings in YAML. The deepest field has three. */
export const MAX_YAML_DEPTH = 100;

/** Levels of lists and block quotes in Markdown, or of emphasis and links in one another. Books have five or six. */
export const MAX_MARKDOWN_DEPTH = 100;

/**
 * Steps to read the paragraphs of one Markdown file: for each mark (MARK) of a paragraph, the paragraph's length in characters.
 * A paragraph of 2,000 characters with 50 marks takes 100,000; so 3,000 such paragraphs, or 1,000 links in one, are read.
 */
export const MAX_MARKDOWN_STEPS = 300_000_000;

/** Levels of HTML elements. Pages have up to fifty; the unclosed tags of an old page pile up to some hundred. */
export const MAX_ELEMENT_DEPTH = 1_000;

/** Cells of the tables in one article, each counted once for every row and column that it spans. A table of 1,000 rows and 10 columns has 10,000. */
export const MAX_TABLE_CELLS = 20_000;

/** Characters of tables laid out as text, where each column is as wide as its longest line. A table of 1,000 rows takes some 300,000. */
export const MAX_TABLE_AREA = 16_000_000;

/** Marks in a row on one letter. Unicode's own limit for text in streams is 30 (UAX 15, 13). */
export const MAX_COMBINING_MARKS = 100;

/** Problems of one file that are printed. A publisher mends the first of them and builds again. */
export const MAX_PROBLEMS = 1_000;

/** Pictures and the like in one article that cannot be shown; to look for more of them tells the publisher nothing new. */
export const MAX_UNUSABLE_MEDIA = 1_000;

/** People named by the bylines of one plain text; further lines are text. A collaboration of newsrooms names some dozen. */
export const MAX_AUTHORS = 100;

/** Levels of topics below one another. IPTC has six. */
export const MAX_TOPIC_DEPTH = 32;

/** Characters of a term that tells a topic. The longest name of a committee has about a hundred. */
export const MAX_TERM_LENGTH = 200;

/** Terms of the vocabulary that start at one word of a text. In the shipped vocabulary a word starts a few terms at most. */
export const MAX_TERMS_AT_A_WORD = 100;

/** Places in one text at which terms stand. A text of 10,000 words has a few thousand. */
export const MAX_TERM_PLACES = 1_000_000;

/** A count over its limit. A parser throws it from deep within a text, and the guard of the file reports it. */
export class OverLimit extends Error {
  override readonly name = "OverLimit";
  /** The fix says what is expected instead. */
  readonly fix: string;
  /** Counted from 1 within the text that was read. Absent if it is unknown. */
  readonly line: number | undefined;

  constructor(message: string, fix: string, line?: number) {
    super(message);
    this.fix = fix;
    this.line = line;
  }
}

/** Returns a number as messages print it: `20,000`. */
export function printCount(count: number): string {
  return count.toLocaleString("en");
}
