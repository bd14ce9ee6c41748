/** Renders the body of a Markdown article (GitHub Flavored Markdown) as HTML. */

import GithubSlugger from "github-slugger";
import { Marked } from "marked";
import { withoutHidden } from "../content/hidden.ts";
import { holdDepth } from "../content/html-limits.ts";
import { shownLine } from "../content/plain-text.ts";
import { abbreviationsOfOneText } from "./abbreviations.ts";
import { withAlertTitle } from "./alerts.ts";
import { CONTAINERS } from "./containers.ts";
import { DEFINITION_LISTS } from "./definition-lists.ts";
import { findHeading } from "./first-heading.ts";
import { type Footnotes, footnotesOfOneText } from "./footnotes.ts";
import { readHeadingId } from "./heading-ids.ts";
import { lexMarkdown } from "./markdown-limits.ts";
import { readMoreMark } from "./more-mark.ts";
import type { BodyContent } from "./parsed-seed.ts";
import { type Queries, withoutQueries } from "./queries.ts";
import { findSpacedAddresses } from "./spaced-addresses.ts";
import { WIKI_LINKS } from "./wiki-links.ts";

/**
 * Takes the title from the first heading. `restoreCodes` puts the HTML of codes (such as `{{< figure >}}`)
 * into the parsed text.
 */
export function readMarkdown(
  text: string,
  written?: string,
  restoreCodes: (html: string) => string = (html) => html,
): BodyContent {
  const footnotes = footnotesOfOneText();
  const queries: Queries = { blocks: new Set(), spans: new Set() };
  const spaced = new Set<string>();
  const marked = markedForOneText(footnotes, queries).use(findSpacedAddresses(spaced));
  const tokens = lexMarkdown(text, marked.defaults);
  const render = () => {
    const html = marked.parser(tokens) + footnotes.takeNotes((some) => marked.parser(some));
    const shown = withoutHidden(restoreCodes(html));
    return {
      ...readMoreMark(shown.html),
      hidden: shown.hidden,
      unusedNotes: footnotes.unused(),
      queries: { blocks: [...queries.blocks], spans: [...queries.spans] },
      spacedAddresses: [...spaced],
    };
  };
  // A second parser renders the headings to find the title, so that no id and no footnote is counted twice.
  const probe = markedForOneText(footnotesOfOneText(), { blocks: new Set(), spans: new Set() });
  const heading = findHeading(tokens, (token) => {
    const shown = shownText(restoreCodes(probe.parser([token])));
    return shown && readHeadingId(shown).html;
  });
  if (heading === undefined || heading.title !== (written ?? heading.title)) return render();
  const { title, index, rest, at } = heading;
  tokens.splice(index, 1, ...rest);
  return { title: { text: title, rule: "the first heading", at }, ...render() };
}

/** Returns the visible text of some HTML on one line. */
function shownText(html: string): string | undefined {
  try {
    holdDepth(html);
  } catch {
    // The HTML is nested too deeply. This is reported when the content is prepared.
    return undefined;
  }
  return shownLine(withoutHidden(html).html);
}

/** Makes a parser for one text, because the ids of repeated headings are numbered. */
function markedForOneText(footnotes: Footnotes, queries: Queries): Marked {
  const slugger = new GithubSlugger();
  const blocks = [DEFINITION_LISTS, CONTAINERS, abbreviationsOfOneText(), withoutQueries(queries)];
  return new Marked(footnotes.extension, WIKI_LINKS, ...blocks, {
    gfm: true,
    renderer: {
      // The ids are those that GitHub makes, so that `[below](#notes)` leads to the heading "Notes".
      heading({ tokens, depth }) {
        const { html, id } = readHeadingId(this.parser.parseInline(tokens));
        const unique = id ?? slugger.slug(shownText(html) ?? "");
        return `<h${depth} id="${unique}">${html}</h${depth}>\n`;
      },
      blockquote({ tokens }) {
        return `<blockquote>\n${withAlertTitle(this.parser.parse(tokens))}</blockquote>\n`;
      },
      // The sanitiser removes form controls. A sign replaces the checkbox, so that its state is not lost.
      checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    },
  });
}
