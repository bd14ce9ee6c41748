/** Replaces the markup that works only with scripts or frames by markup that feed readers show. */

import { DomUtils, parseDocument } from "htmlparser2";
import { replaceEmbeds } from "./embeds.ts";
import { keepFormulasOnce } from "./formulas.ts";
import { showLazyPictures } from "./lazy-pictures.ts";

/**
 * Returns HTML without frames, lazy pictures and repeated formulas. If it has none, returns the same string.
 */
export function withReadableMarkup(html: string): string {
  if (!MAY_CHANGE.test(html)) return html;
  const document = parseDocument(html);
  const changes = [keepFormulasOnce(document), showLazyPictures(document), replaceEmbeds(document)];
  return changes.includes(true) ? DomUtils.getInnerHTML(document) : html;
}

const MAY_CHANGE =
  /<(?:iframe|embed|object|blockquote|noscript|math|script|amp-|lite-)|data-|srcset|src=["']?(?:data:|https?:\/\/(?:\w+\.)?(?:youtu|vimeo|twitter|x\.com))|katex|fb-/i;
