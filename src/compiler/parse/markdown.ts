/** The body of a Markdown article (GitHub Flavored Markdown) as HTML. */

import { Marked } from "marked";
import { plainText } from "../content/plain-text.ts";
import type { ReadBody } from "./parse.ts";

const marked = new Marked({ gfm: true });

/** A heading of level 1 that opens the text is its title, and no part of its body: pages and readers show the title themselves. */
export const readMarkdown: ReadBody = (text) => {
  const tokens = marked.lexer(text);
  const opening = tokens.findIndex((token) => token.type !== "space");
  const heading = tokens[opening];
  if (heading?.type !== "heading" || heading.depth !== 1) return { html: marked.parser(tokens) };
  tokens.splice(opening, 1);
  return { title: plainText(marked.parser([{ ...heading, type: "paragraph" }])), html: marked.parser(tokens) };
};
