/** Finds the heading that is the title of a Markdown text. */

import { DomUtils, parseDocument } from "htmlparser2";
import type { Token } from "marked";
import { isProse } from "./prose.ts";

export type FoundHeading = {
  readonly title: string;
  /** The index of the token with the heading. */
  readonly index: number;
  /** The tokens that replace that token when the heading is removed. */
  readonly rest: readonly Token[];
  /** The offset of the heading in the text, in characters. */
  readonly at: number;
};

/** Renders a token and returns its visible text on one line. */
export type ShownText = (token: Token) => string | undefined;

type Heading = Omit<FoundHeading, "at"> & { readonly depth: number; readonly offset: number };

/**
 * Returns the first heading of level 1 above the prose. If there is none, returns the first heading above the
 * prose. If no heading stands above the prose, returns the text's only heading of level 1. Several headings
 * of level 1 are headings of sections.
 */
export function findHeading(tokens: readonly Token[], shown: ShownText): FoundHeading | undefined {
  const prose = tokens.findIndex((token) => isText(token, shown));
  const above = headingsIn(tokens, prose < 0 ? tokens.length : prose, shown);
  const [only, ...others] = headingsIn(tokens, tokens.length, shown).filter(({ depth }) => depth === 1);
  const found =
    above.find(({ depth }) => depth === 1) ?? above[0] ?? (others.length === 0 ? only : undefined);
  if (found === undefined) return undefined;
  const { depth: _depth, offset, ...heading } = found;
  const before = tokens.slice(0, found.index).reduce((length, { raw }) => length + raw.length, 0);
  return { ...heading, at: before + offset };
}

/**
 * Returns true for a token that starts the text below a title. Pictures, horizontal rules, lists, dates and
 * bylines do not start it.
 */
function isText(token: Token, shown: ShownText): boolean {
  switch (token.type) {
    case "space":
    case "def":
    case "hr":
    case "heading":
    case "list":
      return false;
    case "paragraph":
    case "html": {
      const text = shown(token);
      return text !== undefined && !/<h[1-6][\s>]/i.test(token.raw) && isProse(text);
    }
    default:
      return true;
  }
}

function headingsIn(tokens: readonly Token[], end: number, shown: ShownText): Heading[] {
  return tokens.slice(0, end).flatMap((token, index): Heading | readonly [] => {
    if (token.type === "html") return headingInHtml(token, index, shown) ?? [];
    if (token.type !== "heading") return [];
    const title = shown({ ...token, type: "paragraph" });
    return title === undefined ? [] : { title, index, rest: [], depth: token.depth, offset: 0 };
  });
}

const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

function headingInHtml(token: Token, index: number, shown: ShownText): Heading | undefined {
  if (!/<h[1-6][\s>]/i.test(token.raw)) return undefined;
  const document = parseDocument(token.raw, { withStartIndices: true, withEndIndices: true });
  const [element] = DomUtils.getElementsByTagName((name) => HEADINGS.has(name), document, true, 1);
  const { startIndex, endIndex } = element ?? {};
  if (element === undefined || typeof startIndex !== "number" || typeof endIndex !== "number")
    return undefined;
  const withHtml = (raw: string) => ({ ...token, raw, text: raw }) as Token;
  const title = shown(withHtml(token.raw.slice(startIndex, endIndex + 1)));
  if (title === undefined) return undefined;
  const rest = withHtml(token.raw.slice(0, startIndex) + token.raw.slice(endIndex + 1));
  return { title, index, rest: [rest], depth: Number(element.name.slice(1)), offset: startIndex };
}
