/** Reads the body of an HTML article: a fragment, or a whole document without its head. */

import { DomUtils, parseDocument } from "htmlparser2";
import { removeHidden } from "../content/hidden.ts";
import { lineOf } from "../content/plain-text.ts";
import { isMarkLabel } from "../ground/marks.ts";
import type { ReadBody } from "./parsed-seed.ts";

/** Takes the title from the first `h1`, else from the document's `title`. */
export const readHtml: ReadBody = (text, written) => {
  const document = parseDocument(text, { withStartIndices: true });
  const hidden = removeHidden(document);
  const first = (name: string) => DomUtils.getElementsByTagName(name, document, true, 1)[0];
  const [heading, name] = [first("h1"), first("title")];
  const headed = heading === undefined ? undefined : lineOf(DomUtils.textContent(heading));
  const named = name === undefined ? undefined : lineOf(DomUtils.textContent(name));
  if (heading !== undefined && headed === (written ?? headed)) DomUtils.removeElement(heading);
  const head = first("head");
  if (head !== undefined) DomUtils.removeElement(head);
  // The text after </body> belongs to the article too. The sanitiser removes the document's own tags.
  const html = DomUtils.getInnerHTML(document);
  if (headed !== undefined)
    return { title: { text: headed, rule: "the first heading", at: heading?.startIndex ?? 0 }, html, hidden };
  return named === undefined
    ? { html, hidden }
    : { title: { text: named, rule: "the document's title", at: name?.startIndex ?? 0 }, html, hidden };
};

/** Returns the marks in the head of a document, in Pelican's form: `<meta name="status" content="draft">`. */
export function marksInHead(text: string): Readonly<Record<string, string>> {
  if (!/<meta\s/i.test(text)) return {};
  const metas = DomUtils.getElementsByTagName("meta", parseDocument(text), true);
  return Object.fromEntries(
    metas.flatMap(({ attribs: { name = "", content = "" } }) =>
      isMarkLabel(name, content, "UTC") ? [[name, content]] : [],
    ),
  );
}
