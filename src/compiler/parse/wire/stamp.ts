/** The stamp: a line that says when a piece was filed and by whom, such as ` date 2021-11-02 (@FahadShabbir)`. */

import type { Author } from "../../../model/article.ts";
import type { Instant } from "../../../model/instant.ts";
import { findDate } from "../date.ts";
import { isName, nameOfHandle } from "./byline.ts";

export type Stamp = {
  readonly published: Instant;
  readonly authors?: readonly Author[];
  /** What stood before the word "date" on the same line, if it is no author's name. */
  readonly title?: string;
};

/** What may stand around the date; anything else, and the line is text. */
const OPENING = /^(?:(?:date|dated|published|posted|filed|updated|last updated)(?:\s+on)?\s*:?)?\s*$/i;
const TITLED_OPENING = /^(?<before>\S.*?)\s+date$/;
const CLOSING = /^\s*\.?\s*(?:\(\s*(?<handle>@\w+)\s*\)|(?<bare>@\w+))?\s*$/;

export function readStamp(line: string, timezone: string): Stamp | undefined {
  const date = findDate(line, timezone);
  if (date === undefined) return undefined;
  const opening = line.slice(0, date.start).trim();
  const before = TITLED_OPENING.exec(opening)?.groups?.before;
  if (before === undefined && !OPENING.test(opening)) return undefined;
  const closing = CLOSING.exec(line.slice(date.end));
  if (closing === null) return undefined;
  const handle = closing.groups?.handle ?? closing.groups?.bare;
  // Without a handle behind it, "The letter has the date 2 May 2021" is a sentence.
  if (before !== undefined && handle === undefined) return undefined;
  const isByline = before !== undefined && isName(before);
  const name = isByline ? before : handle === undefined ? undefined : nameOfHandle(handle);
  return {
    published: date.instant,
    ...(name === undefined ? {} : { authors: [{ name }] }),
    ...(before === undefined || isByline ? {} : { title: before }),
  };
}
