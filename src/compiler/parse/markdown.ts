/** Renders the body of a Markdown article (GitHub Flavored Markdown) as HTML. */

import GithubSlugger from "github-slugger";
import { Marked } from "marked";
import { withoutHidden } from "../content/hidden.ts";
import { lineOf, plainText } from "../content/plain-text.ts";
import { lexMarkdown } from "./markdown-limits.ts";
import type { ReadBody } from "./parsed-seed.ts";

/** Takes the title from a heading of level 1 that starts the text. */
export const readMarkdown: ReadBody = (text, written) => {
  const marked = markedForOneText();
  const tokens = lexMarkdown(text, marked.defaults);
  const opening = tokens.findIndex((token) => token.type !== "space");
  const heading = tokens[opening];
  if (heading?.type !== "heading" || heading.depth !== 1) return withoutHidden(marked.parser(tokens));
  const title = shownText(marked.parser([{ ...heading, type: "paragraph" }]));
  if (title === undefined || title !== (written ?? title)) return withoutHidden(marked.parser(tokens));
  const at = tokens.slice(0, opening).reduce((length, { raw }) => length + raw.length, 0);
  tokens.splice(opening, 1);
  return { title: { text: title, rule: "the first heading", at }, ...withoutHidden(marked.parser(tokens)) };
};

/** Returns the visible text of some HTML on one line. */
function shownText(html: string): string | undefined {
  return lineOf(plainText(withoutHidden(html).html));
}

/** Makes a parser for one text, because the ids of repeated headings are numbered. */
function markedForOneText(): Marked {
  const slugger = new GithubSlugger();
  return new Marked({
    gfm: true,
    renderer: {
      // The ids are those that GitHub makes, so that `[below](#notes)` leads to the heading "Notes".
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        return `<h${depth} id="${slugger.slug(plainText(withoutHidden(html).html))}">${html}</h${depth}>\n`;
      },
      // The sanitiser removes form controls, but their state is part of the text.
      checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    },
  });
}
