/**
 * Handles HTML's entities in the plain text of front matter, because WordPress and other tools write them
 * there: `Salt &amp; Pepper`.
 */

import { DomUtils, parseDocument } from "htmlparser2";

const ENTITY = /&(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});)/gi;

/** Returns the text with characters in place of entities. An unknown entity stays. */
export function decodeEntities(text: string): string {
  return text.replace(new RegExp(`${ENTITY.source}[^;]*;`, "gi"), (entity) =>
    DomUtils.textContent(parseDocument(entity)),
  );
}

/** Escapes the entities in a text, so that `decodeEntities` returns the same text again. */
export function escapeEntities(text: string): string {
  return text.replace(ENTITY, "&amp;");
}
