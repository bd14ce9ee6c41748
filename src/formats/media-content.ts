/**
 * Renders a lead image as Media RSS (https://www.rssboard.org/media-rss), which readers accept in RSS and in
 * Atom.
 */

import type { LeadImage } from "../model/article.ts";
import { escapeMarkup as xml } from "../model/text.ts";

/**
 * Returns the element, and a line end. The `feed` package would make it an enclosure, with a type guessed
 * from the address.
 */
export function mediaContent(image: LeadImage | undefined): string {
  if (image === undefined) return "";
  const { url, type, width, height, alt } = image;
  const attributes = Object.entries({ url, type, medium: "image", width, height })
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${xml(String(value))}"`]))
    .join("");
  return alt === undefined
    ? `<media:content${attributes}/>\n`
    : `<media:content${attributes}><media:description type="plain">${xml(alt)}</media:description></media:content>\n`;
}
