/**
 * The text that follows the body of an item. It is the same for all items of a format, so the pack does not
 * store it.
 */

import type { Format } from "../model/format.ts";

export const ITEM_ENDS: Readonly<Record<Format, string>> = {
  rss: "]]></content:encoded>\n</item>",
  atom: "]]></content>\n</entry>",
  json: '"}',
};
