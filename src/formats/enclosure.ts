/**
 * Renders a recording (a sound or a film) as an enclosure, the element from which podcast programs download
 * it.
 */

import type { Recording } from "../model/article.ts";
import { escapeMarkup as xml } from "../model/text.ts";

/**
 * Returns RSS's element `enclosure` and a line end. RSS requires all three attributes
 * (https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt). The `feed` package does not
 * write this element, because it guesses the media type from the address.
 */
export function rssEnclosure(recording: Recording | undefined): string {
  if (recording === undefined) return "";
  const { url, length, type } = recording;
  return `<enclosure url="${xml(url)}" length="${length}" type="${xml(type)}"/>\n`;
}

/** Returns Atom's link to the recording and a line end. RFC 4287 4.2.7.2 */
export function atomEnclosure(recording: Recording | undefined): string {
  if (recording === undefined) return "";
  const { url, length, type } = recording;
  return `<link rel="enclosure" type="${xml(type)}" length="${length}" href="${xml(url)}"/>\n`;
}
