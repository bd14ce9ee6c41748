/** The body of an HTML article: a fragment, or a whole document of which the body counts. */

import { DomUtils, parseDocument } from "htmlparser2";
import { oneLine } from "../../model/text.ts";
import type { ReadBody } from "./draft.ts";

/** The first `h1` is the title, and no part of the body; without one, the document's `title`. */
export const readHtml: ReadBody = (text) => {
  const document = parseDocument(text);
  const first = (name: string) => DomUtils.getElementsByTagName(name, document, true, 1)[0];
  const heading = first("h1");
  const name = heading ?? first("title");
  const title = name === undefined ? "" : oneLine(DomUtils.textContent(name));
  if (heading !== undefined) DomUtils.removeElement(heading);
  const head = first("head");
  if (head !== undefined) DomUtils.removeElement(head);
  const html = DomUtils.getInnerHTML(first("body") ?? document);
  return title === "" ? { html } : { title, html };
};
