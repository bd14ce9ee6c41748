/**
 * Renders a lead image (the picture that represents an article) as Media RSS
 * (https://www.rssboard.org/media-rss), which feed readers accept in RSS and in Atom.
 */

import type { LeadImage } from "../model/article.ts";
import { escapeMarkup as xml } from "../model/text.ts";

/**
 * Returns the element `media:content` and a line end. The `feed` package does not write this element, because
 * it would make the image an enclosure, with a type guessed from the address.
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
