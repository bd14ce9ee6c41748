/**
 * The limits of one file. Some counts make parsers slow, because the time grows faster than the count. So
 * every count has a limit, far above the counts in real articles, and no clock is needed.
 */

/** Bytes of front matter. Twenty fields with long summaries and a hundred corrections stay under 20 KiB. */
export const MAX_FRONT_MATTER_BYTES = 64 * 1024;

/**
 * Keys and list items in front matter. There are some twenty fields, and a long list has some dozen items.
 */
export const MAX_FRONT_MATTER_ENTRIES = 1_000;

/**
 * Keys or items in one mapping or list of YAML. A large site redirects some thousand old paths. IPTC has
 * 1,200 topics.
 */
export const MAX_COLLECTION = 10_000;

/** Levels of lists and mappings in YAML. The deepest field has three. */
export const MAX_YAML_DEPTH = 100;

/**
 * Nested lists and block quotes, or nested emphasis and links, in Markdown. Books have five or six levels.
 */
export const MAX_MARKDOWN_DEPTH = 100;

/**
 * Steps to read the paragraphs of one Markdown file. A paragraph takes its length in characters for each mark
 * (MARK) in it: 100,000 for 2,000 characters with 50 marks. So the limit allows 3,000 such paragraphs, or one
 * with 1,000 links.
 */
export const MAX_MARKDOWN_STEPS = 300_000_000;

/**
 * Levels of HTML elements. Pages have up to fifty. The unclosed tags of an old page can nest some hundred
 * levels.
 */
export const MAX_ELEMENT_DEPTH = 1_000;

/**
 * Cells of the tables in one article. A cell counts for every row and column that it spans. A table of 1,000
 * rows and 10 columns has 10,000.
 */
export const MAX_TABLE_CELLS = 20_000;

/**
 * Characters of tables as text, where a column is as wide as its longest line. A table of 1,000 rows has some
 * 300,000.
 */
export const MAX_TABLE_AREA = 16_000_000;

/** Consecutive marks on one letter. Unicode's own limit for text in streams is 30 (UAX 15, 13). */
export const MAX_COMBINING_MARKS = 100;

/** The most problems printed for one file. A publisher fixes the first of them and builds again. */
export const MAX_PROBLEMS = 1_000;

/**
 * Pictures, sound and films in one article that cannot be shown. More reports of this kind do not help the
 * publisher.
 */
export const MAX_UNUSABLE_MEDIA = 1_000;

/**
 * Authors in the bylines of one plain text. Further lines are text. A collaboration of newsrooms names some
 * dozen.
 */
export const MAX_AUTHORS = 100;

/** Levels of narrower topics. IPTC has six. */
export const MAX_TOPIC_DEPTH = 32;

/** Characters of a term. The longest name of a committee has about a hundred. */
export const MAX_TERM_LENGTH = 200;

/**
 * Terms that start at one word of a text. In the shipped vocabulary, a few terms at most start with the same
 * word.
 */
export const MAX_TERMS_AT_A_WORD = 100;

/** Places of terms in one text. A text of 10,000 words has a few thousand. */
export const MAX_TERM_PLACES = 1_000_000;

/**
 * An error for a count above its limit. Parsers throw it deep inside a text, and `guarded` turns it into a
 * problem.
 */
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
