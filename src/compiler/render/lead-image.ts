/** Renders a lead image as Media RSS (https://www.rssboard.org/media-rss), which readers accept in RSS and in Atom. */

import type { LeadImage } from "../../model/article.ts";
import { escapeMarkup as xml } from "../../model/text.ts";

/** Adds the image at the end of an entry. The `feed` package would make it an enclosure, with a type guessed from the address. */
export function withLeadImage(entry: string, image: LeadImage | undefined): string {
  if (image === undefined) return entry;
  const end = entry.lastIndexOf("</");
  return `${entry.slice(0, end)}${mediaContent(image)}\n${entry.slice(end)}`;
}

function mediaContent({ url, type, width, height, alt }: LeadImage): string {
  const attributes = Object.entries({ url, type, medium: "image", width, height })
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${xml(String(value))}"`]))
    .join("");
  return alt === undefined
    ? `<media:content${attributes}/>`
    : `<media:content${attributes}><media:description type="plain">${xml(alt)}</media:description></media:content>`;
}
