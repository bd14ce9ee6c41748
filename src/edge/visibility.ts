/** Decides if an entry is shown at an instant, and when that changes. */

import type { Instant } from "../model/instant.ts";
import type { PackEntry } from "../pack/layout.ts";

export const NEVER: Instant = Number.POSITIVE_INFINITY;

/** Returns an entry's release: the later of `published` and `publish_at`. Infinity if the entry was withdrawn before that. */
export function releaseOf({ published, publishAt = published, withdrawn }: PackEntry): Instant {
  const release = Math.max(published, publishAt);
  return withdrawn !== undefined && withdrawn.date < release ? NEVER : release;
}

export function isShown(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && !isExpired(entry, now) && !isWithdrawn(entry, now);
}

/** Returns true if the entry was released and has expired. */
export function isExpired(entry: PackEntry, now: Instant): boolean {
  return releaseOf(entry) <= now && (entry.expires ?? NEVER) <= now;
}

export type WithdrawnEntry = PackEntry & Required<Pick<PackEntry, "withdrawn">>;

/** Returns true if the entry was released and has been withdrawn. The withdrawal is published even if the entry had expired. */
export function isWithdrawn(entry: PackEntry, now: Instant): entry is WithdrawnEntry {
  return releaseOf(entry) <= now && (entry.withdrawn?.date ?? NEVER) <= now;
}

/** Returns the instants of an entry's release, expiry and withdrawal. An expiry after the withdrawal does not count. */
export function visibilityChanges(entry: PackEntry): Instant[] {
  const [release, withdrawal] = [releaseOf(entry), entry.withdrawn?.date ?? NEVER];
  if (release === NEVER) return [];
  return [release, entry.expires ?? NEVER, withdrawal].filter(
    (instant) => instant <= withdrawal && instant !== NEVER,
  );
}

/** Returns all instants at which the site shows something else of an entry: its visibility changes and its update. */
export function changeInstants(entry: PackEntry): Instant[] {
  const changes = visibilityChanges(entry);
  return changes.length === 0 ? [] : [...changes, entry.updated];
}
