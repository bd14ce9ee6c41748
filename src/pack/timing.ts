/** The instants at which an entry appears, changes and ends, and their form in the pack. */

import type { Article } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import { type EntryHistory, TIMING_FIELDS, type Timing } from "./layout.ts";
import type { Sections } from "./sections.ts";

export const NEVER: Instant = Number.POSITIVE_INFINITY;

/**
 * Returns the instant from which an entry is shown: the later of `published` and `publishAt`. Returns
 * infinity if the entry was withdrawn before that instant.
 */
export function releaseOf(published: Instant, { publishAt = published, withdrawn = NEVER }: Timing): Instant {
  const release = Math.max(published, publishAt);
  return withdrawn < release ? NEVER : release;
}

/** Returns the instant at which an entry expires or is withdrawn, or infinity. */
export function endOf({ expires = NEVER, withdrawn = NEVER }: Timing): Instant {
  return Math.min(expires, withdrawn);
}

/**
 * Returns the instants at which an entry is first shown, expires and is withdrawn. An expiry after the
 * withdrawal does not count.
 */
export function visibilityChanges(published: Instant, timing: Timing): Instant[] {
  const release = releaseOf(published, timing);
  if (release === NEVER) return [];
  const { expires, withdrawn = NEVER } = timing;
  const changes = [release];
  if (expires !== undefined && expires <= withdrawn) changes.push(expires);
  if (withdrawn !== NEVER) changes.push(withdrawn);
  return changes;
}

/**
 * Returns all instants at which an entry changes on the site: when it is first shown, expires, is withdrawn
 * or is updated.
 */
export function changeInstants(
  { published, updated }: { readonly published: Instant; readonly updated: Instant },
  timing: Timing,
): Instant[] {
  const changes = visibilityChanges(published, timing);
  return changes.length === 0 ? [] : [...changes, updated];
}

/** Returns true if the entry appears later than its date, expires, or is withdrawn. */
export function isTimed({ publishAt, expires, withdrawn }: Timing): boolean {
  return publishAt !== undefined || expires !== undefined || withdrawn !== undefined;
}

export function timingOf({
  article: { publishAt, expires, withdrawn },
  history,
}: {
  readonly article: Pick<Article, "publishAt" | "expires" | "withdrawn">;
  readonly history?: EntryHistory;
}): Timing {
  return {
    ...(publishAt === undefined ? {} : { publishAt }),
    ...(expires === undefined ? {} : { expires }),
    ...(withdrawn === undefined ? {} : { withdrawn: withdrawn.date }),
    ...history,
  };
}

/**
 * Writes a row for each entry that has instants other than `published` and `updated`. The row has the entry's
 * position and all of these instants.
 */
export function writeTiming(timings: readonly Timing[]): Pick<Sections, "timingPositions" | "timing"> {
  const rows = [...timings.entries()].filter(([, timing]) => Object.keys(timing).length > 0);
  const positions = Uint32Array.from(rows, ([position]) => position);
  const instants = Float64Array.from(
    rows.flatMap(([, timing]) => TIMING_FIELDS.map((field) => timing[field] ?? NEVER)),
  );
  return {
    timingPositions: new Uint8Array(positions.buffer),
    timing: new Uint8Array(instants.buffer),
  };
}

/** The state of an entry at an instant. An entry that was withdrawn before its release stays `unreleased`. */
export type EntryState = "unreleased" | "shown" | "expired" | "withdrawn";

/**
 * Returns the state of an entry that has a row in the section `timing`. Reads the row without a copy, because
 * this function is called once a second for each of these entries.
 */
export function stateInRow(
  now: Instant,
  published: Instant,
  instants: Float64Array,
  row: number,
): EntryState {
  const at = row * TIMING_FIELDS.length;
  const publishAt = instants[at] as Instant;
  const withdrawn = instants[at + 2] as Instant;
  const release = publishAt === NEVER ? published : Math.max(published, publishAt);
  if (release > now || withdrawn < release) return "unreleased";
  if (withdrawn <= now) return "withdrawn";
  return (instants[at + 1] as Instant) <= now ? "expired" : "shown";
}

/** Returns an entry's instants from a row of the section. */
export function readTiming(instants: Float64Array, row: number): Timing {
  const timing: { -readonly [Field in keyof Timing]: Timing[Field] } = {};
  let at = row * TIMING_FIELDS.length;
  for (const field of TIMING_FIELDS) {
    const instant = instants[at] as Instant;
    if (instant !== NEVER) timing[field] = instant;
    at += 1;
  }
  return timing;
}
