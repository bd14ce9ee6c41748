/** Renders the body of a Markdown article (GitHub Flavored Markdown) as HTML. */

import GithubSlugger from "github-slugger";
import { Marked } from "marked";
import { withoutHidden } from "../content/hidden.ts";
import { holdDepth } from "../content/html-limits.ts";
import { plainText, shownLine } from "../content/plain-text.ts";
import { findHeading } from "./first-heading.ts";
import { lexMarkdown } from "./markdown-limits.ts";
import type { ReadBody } from "./parsed-seed.ts";

/** Takes the title from the first heading. */
export const readMarkdown: ReadBody = (text, written) => {
  const marked = markedForOneText();
  const tokens = lexMarkdown(text, marked.defaults);
  const probe = markedForOneText();
  const heading = findHeading(tokens, (token) => shownText(probe.parser([token])));
  if (heading === undefined || heading.title !== (written ?? heading.title))
    return withoutHidden(marked.parser(tokens));
  const { title, index, rest, at } = heading;
  tokens.splice(index, 1, ...rest);
  return { title: { text: title, rule: "the first heading", at }, ...withoutHidden(marked.parser(tokens)) };
};

/** Returns the visible text of some HTML on one line. */
function shownText(html: string): string | undefined {
  try {
    holdDepth(html);
  } catch {
    // The problem is reported when the content is prepared.
    return undefined;
  }
  return shownLine(withoutHidden(html).html);
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
