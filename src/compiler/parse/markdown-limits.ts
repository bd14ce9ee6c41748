/**
 * Parses Markdown with `marked`, and throws if a text takes more steps than any article needs. Does not
 * change the tokens of `marked`.
 */

import { Lexer, type MarkedOptions, type Token, Tokenizer, type Tokens, type TokensList } from "marked";
import {
  MAX_MARKDOWN_DEPTH,
  MAX_MARKDOWN_STEPS,
  MAX_TABLE_CELLS,
  OverLimit,
  printCount,
} from "../ground/file-limits.ts";

/** Throws {@link OverLimit} if the text exceeds a limit. */
export function lexMarkdown(text: string, options: MarkedOptions): TokensList {
  return new BoundedLexer(text, options).lex(text);
}

/** Like {@link lexMarkdown}, for a text that is part of a line. */
export function lexInlineMarkdown(text: string, options: MarkedOptions): Token[] {
  return new BoundedLexer(text, options).inlineTokens(text);
}

/**
 * The characters from which `marked` may search up to the end of the paragraph, for example for a closing
 * mark.
 */
const MARK = /[*_~[<!`\\@:]/g;

/**
 * The part of a mail address before its `@`. `marked` searches for the `@` from each character of this part.
 */
const MAILBOX = /[\w.!#$%&'*+/=?`{|}~-]+/g;

function stepsIn(text: string): number {
  const steps = (text.match(MARK) ?? []).length * text.length;
  if (!text.includes("@")) return steps;
  return [...text.matchAll(MAILBOX)]
    .filter(({ 0: run, index }) => text[index + run.length] === "@")
    .reduce((sum, { 0: run }) => sum + run.length ** 2, steps);
}

class BoundedLexer extends Lexer {
  readonly #text: string;
  #depth = 0;
  #steps = 0;
  #cells = 0;

  constructor(text: string, options: MarkedOptions) {
    // The tokenizer and the lexer need each other. The lexer's constructor takes the tokenizer, so the
    // tokenizer gets the lexer afterwards.
    const tokenizer = new BoundedTokenizer(options);
    super({ ...options, tokenizer });
    tokenizer.bounds = this;
    this.#text = text;
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    // For each line that continues a block quote, marked copies the line and the quote's last paragraph.
    if (lastParagraphClipped) this.spend(tokens.at(-1)?.raw.length ?? 0, src);
    return this.#within(src, "lists and block quotes", () =>
      super.blockTokens(src, tokens, lastParagraphClipped),
    );
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    this.spend(stepsIn(src), src);
    return this.#within(src, "emphasis and links", () => super.inlineTokens(src, tokens));
  }

  spend(steps: number, src: string): void {
    this.#steps += steps;
    if (this.#steps > MAX_MARKDOWN_STEPS)
      throw new OverLimit(
        `more than ${printCount(MAX_MARKDOWN_STEPS)} steps to read the Markdown`,
        "shorter paragraphs, or fewer marks such as * _ [ < in them",
        this.#lineOf(src),
      );
  }

  addTable(columns: number, rows: number, src: string): void {
    this.#cells += columns * rows;
    if (this.#cells > MAX_TABLE_CELLS)
      throw new OverLimit(
        `${printCount(this.#cells)} table cells`,
        `at most ${printCount(MAX_TABLE_CELLS)} in an article`,
        this.#lineOf(src),
      );
  }

  #within<Value>(src: string, kind: string, read: () => Value): Value {
    this.#depth += 1;
    if (this.#depth > MAX_MARKDOWN_DEPTH)
      throw new OverLimit(
        `${kind} nested too deeply`,
        `at most ${MAX_MARKDOWN_DEPTH} levels`,
        this.#lineOf(src),
      );
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  /**
   * Returns the number of the line on which nested text starts, or undefined if it is not found. Searches for
   * the first line of the nested text: the parser removes only its indentation and markers.
   */
  #lineOf(src: string): number | undefined {
    const [opening = ""] = src.trimStart().split("\n", 1);
    const at = opening === "" ? -1 : this.#text.indexOf(opening);
    return at < 0 ? undefined : this.#text.slice(0, at).split("\n").length;
  }
}

class BoundedTokenizer extends Tokenizer {
  bounds: Pick<BoundedLexer, "spend" | "addTable"> | undefined;

  /**
   * Counts the steps of a search. In a list item, `marked` tries each line as the start of an underlined
   * heading, and reads to the paragraph's end.
   */
  override lheading(src: string): Tokens.Heading | undefined {
    if (!this.lexer.state.top) this.bounds?.spend(LINE_COST * lengthOfParagraph(src), src);
    return super.lheading(src);
  }

  /**
   * Counts the steps of a search: `marked` reads a block quote to its end before it finds out that the first
   * code block ends the quote.
   */
  override blockquote(src: string): Tokens.Blockquote | undefined {
    if (QUOTE.test(src)) this.bounds?.spend(LINE_COST * lengthOfParagraph(src), src);
    return super.blockquote(src);
  }

  /**
   * Counts the steps of a search: `marked` reads a list in a block quote again for every line that continues
   * the quote.
   */
  override list(src: string): Tokens.List | undefined {
    if (ITEM.test(src)) this.bounds?.spend(LINE_COST * lengthOfParagraph(src), src);
    return super.list(src);
  }

  /**
   * Counts the cells of a table. `marked` gives every row as many cells as the head, so a row of one
   * character can become a thousand cells.
   */
  override table(src: string): Tokens.Table | undefined {
    const [, head = "", , rows = ""] = this.rules.block.table.exec(src) ?? [];
    if (head !== "") this.bounds?.addTable(columnsOf(head), rows.split("\n").length, src);
    return super.table(src);
  }
}

/**
 * The number of steps that are counted for each character when `marked` searches for the end of a heading,
 * quote or list. This search takes ten times as long as the search for a closing mark.
 */
const LINE_COST = 10;

const QUOTE = /^ {0,3}>/;
const ITEM = /^ {0,3}(?:[*+-]|\d{1,9}[.)])/;

function columnsOf(head: string): number {
  return head
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|").length;
}

/** Returns the number of characters before the next empty line. */
function lengthOfParagraph(src: string): number {
  const end = src.indexOf("\n\n");
  return end < 0 ? src.length : end;
}
