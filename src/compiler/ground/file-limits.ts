/**
 * The limits of one file. The time of a parser can grow faster than the number of parts in a file. So each
 * number has a limit, far above the numbers in real articles, and no limit of time is needed.
 */

/**
 * The maximum number of bytes of front matter. Twenty fields with long summaries and a hundred corrections
 * stay under 20 KiB.
 */
export const MAX_FRONT_MATTER_BYTES = 64 * 1024;

/**
 * The maximum number of keys and list items in front matter. It has some twenty fields, and a long list has
 * some dozen items.
 */
export const MAX_FRONT_MATTER_ENTRIES = 1_000;

/**
 * The maximum number of keys or items in one mapping or list of YAML. A large site redirects some thousand
 * old paths. The vocabulary of IPTC has 1,200 topics.
 */
export const MAX_COLLECTION = 10_000;

/** The maximum number of levels of lists and mappings in YAML. The deepest field has three. */
export const MAX_YAML_DEPTH = 100;

/**
 * The maximum number of levels of lists and block quotes, or of emphasis and links, in Markdown. Books have
 * five or six levels.
 */
export const MAX_MARKDOWN_DEPTH = 100;

/**
 * The maximum number of steps to read the paragraphs of one Markdown file. A paragraph takes as many steps as
 * its length in characters times the number of its marks. (Marks are characters such as `*`, see `MARK` in
 * `markdown-limits.ts`.) 2,000 characters with 50 marks take 100,000 steps. So the limit allows 3,000 such
 * paragraphs, or one with 1,000 links.
 */
export const MAX_MARKDOWN_STEPS = 300_000_000;

/**
 * The maximum number of levels of HTML elements. Pages have up to fifty. The unclosed tags of an old page can
 * nest some hundred levels.
 */
export const MAX_ELEMENT_DEPTH = 1_000;

/**
 * The maximum number of cells in the tables of one article. A cell counts for every row and column that it
 * spans. A table of 1,000 rows and 10 columns has 10,000.
 */
export const MAX_TABLE_CELLS = 20_000;

/**
 * The maximum number of characters that the tables of one article take as plain text. A column of such a
 * table is as wide as its longest line. A table of 1,000 rows takes some 300,000.
 */
export const MAX_TABLE_AREA = 16_000_000;

/**
 * The maximum number of combining marks (such as accents) in a row on one letter. Unicode's own limit for
 * text in streams is 30 (UAX 15, 13).
 */
export const MAX_COMBINING_MARKS = 100;

/**
 * The maximum number of problems printed for one file. A publisher fixes the first of them and builds again.
 */
export const MAX_PROBLEMS = 1_000;

/**
 * The maximum number of pictures, sound and films of one article that are reported because they cannot be
 * shown. More reports of this kind do not help the publisher.
 */
export const MAX_UNUSABLE_MEDIA = 1_000;

/**
 * The maximum number of authors in the bylines of one plain text. After them, a byline counts as text. A
 * collaboration of newsrooms names some dozen authors.
 */
export const MAX_AUTHORS = 100;

/**
 * The maximum number of levels of topics, from a broad topic down to its narrowest. The vocabulary of IPTC
 * has six.
 */
export const MAX_TOPIC_DEPTH = 32;

/**
 * The maximum number of characters of a term in a vocabulary of topics. The longest name of a committee has
 * about a hundred.
 */
export const MAX_TERM_LENGTH = 200;

/**
 * The maximum number of terms of the vocabulary that may start at one word of a text. In the shipped
 * vocabulary, a few terms at most start with the same word.
 */
export const MAX_TERMS_AT_A_WORD = 100;

/**
 * The maximum number of places in one text at which terms of the vocabulary are found. A text of 10,000 words
 * has a few thousand.
 */
export const MAX_TERM_PLACES = 1_000_000;

/**
 * An error for a count above its limit. Parsers throw it deep inside a text, and `guarded` turns it into a
 * problem.
 */
export class OverLimit extends Error {
  override readonly name = "OverLimit";
  /** The printed problem has this text after the word `expected`. */
  readonly fix: string;
  /**
   * The line at which the limit is exceeded, counted from 1 within the text that was read. Absent if it is
   * unknown.
   */
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
