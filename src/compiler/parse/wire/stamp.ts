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
const VERB = "(?:date|dated|published|posted|filed|updated|last updated)(?:\\s+on)?\\s*:?";
const OPENING = new RegExp(`^(?:(?<before>\\S.*?)\\s+)?(?<verb>${VERB})?$`, "i");
const CLOSING = /^\s*\.?\s*(?:\(\s*(?<handle>@\w+)\s*\)|(?<bare>@\w+)|by\s+(?<name>\S.*))?\s*$/;

export function readStamp(line: string, timezone: string): Stamp | undefined {
  const date = findDate(line, timezone);
  if (date === undefined) return undefined;
  const opening = OPENING.exec(line.slice(0, date.start).trim());
  const closing = CLOSING.exec(line.slice(date.end));
  if (opening === null || closing === null) return undefined;

  const { before, verb } = opening.groups ?? {};
  const { handle = closing.groups?.bare, name } = closing.groups ?? {};
  if (name !== undefined && !isName(name.trim())) return undefined;
  // With a handle behind the date, what stands before it is the name only where the two agree; else it is the title.
  const isByline =
    before !== undefined &&
    (handle === undefined ? verb !== undefined && isName(before) : before.toLowerCase() === nameOfHandle(handle).toLowerCase());
  // Without a handle behind it, "The letter has the date 2 May 2021" is a sentence.
  if (before !== undefined && !isByline && handle === undefined) return undefined;
  const author = isByline ? before : (name?.trim() ?? (handle === undefined ? undefined : nameOfHandle(handle)));
  return {
    published: date.instant,
    ...(author === undefined ? {} : { authors: [{ name: author }] }),
    ...(before === undefined || isByline ? {} : { title: before }),
  };
}
