/** The stamp: a line of its own that says when a piece was filed and by whom, such as ` date 2021-11-02 (@FahadShabbir)`. */

import type { Author } from "../../../model/article.ts";
import type { Instant } from "../../../model/instant.ts";
import { findDate } from "../date.ts";
import { nameOfHandle } from "./byline.ts";

export type Stamp = { readonly published: Instant; readonly authors?: readonly Author[] };

/** What may stand around the date; anything else, and the line is text. */
const OPENING = /^(?:(?:date|dated|published|posted|filed|updated|last updated)(?:\s+on)?\s*:?)?\s*$/i;
const CLOSING = /^\s*\.?\s*(?:\(\s*(?<handle>@\w+)\s*\)|(?<bare>@\w+))?\s*$/;

export function readStamp(line: string, timezone: string): Stamp | undefined {
  const date = findDate(line, timezone);
  if (date === undefined || !OPENING.test(line.slice(0, date.start).trim())) return undefined;
  const closing = CLOSING.exec(line.slice(date.end));
  if (closing === null) return undefined;
  const handle = closing.groups?.handle ?? closing.groups?.bare;
  return handle === undefined
    ? { published: date.instant }
    : { published: date.instant, authors: [{ name: nameOfHandle(handle) }] };
}
