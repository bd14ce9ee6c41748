/**
 * Removes HTML's inline elements from the plain text of front matter, because WordPress and Ghost write them in
 * titles: `The <em>Titanic</em>`. A title about HTML, such as `The <video> element`, stays.
 */

import { shownLine } from "../content/plain-text.ts";

/** Elements in which a title or a summary may have its text. */
const NAMES =
  "a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var";

/** A code span in Markdown, whose tags stay, or a tag. */
const PART = new RegExp(`\`[^\`]+\`|<(/?)(${NAMES}|br|wbr)(?:\\s[^<>]*)?/?>`, "gi");

type Tag = { readonly at: number; readonly end: number; readonly name: string; readonly isClosing: boolean };

/**
 * Returns the text without its elements, as a heading would show it, and with characters in place of
 * entities. Returns undefined if the text has no element.
 */
export function withoutInlineTags(text: string): string | undefined {
  const tags = elementTagsIn(text);
  if (tags.length === 0) return undefined;
  const ends = [0, ...tags.map(({ end }) => end)];
  const html = ends.map((end, index) => {
    const tag = tags[index];
    return text.slice(end, tag?.at).replaceAll("<", "&lt;") + (tag ? text.slice(tag.at, tag.end) : "");
  });
  return shownLine(html.join(""));
}

/** Escapes the tags in a text, so that a build shows them. */
export function escapeInlineTags(text: string): string {
  return elementTagsIn(text)
    .toReversed()
    .reduce((escaped, { at }) => `${escaped.slice(0, at)}&lt;${escaped.slice(at + 1)}`, text);
}

/** Returns the tags of elements: pairs of a start and an end, and line breaks. */
function elementTagsIn(text: string): Tag[] {
  const open: Tag[] = [];
  const found: Tag[] = [];
  for (const { 0: written, 1: slash, 2: name, index: at } of text.matchAll(PART)) {
    if (name === undefined) continue;
    const tag = { at, end: at + written.length, name: name.toLowerCase(), isClosing: slash === "/" };
    if (/^w?br$/.test(tag.name)) {
      // `The <br> element` names the tag.
      if (!(isSpace(text[at - 1]) && isSpace(text[tag.end]))) found.push(tag);
    } else if (!tag.isClosing) open.push(tag);
    else {
      const start = open.findLastIndex((one) => one.name === tag.name);
      const [opening] = start < 0 ? [] : open.splice(start);
      if (opening === undefined) continue;
      const content = text.slice(opening.end, at);
      // `Use <em> and </em>` names the tags.
      if (!/^\s.*\s$/s.test(content)) found.push(opening, tag);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}
