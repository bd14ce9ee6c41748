/** Chooses the entries of a scope. Pure: no request, no bytes; the clock is handed in. */

import type { TopicExpression } from "../model/expression.ts";
import type { Instant } from "../model/instant.ts";
import { oldestInstant } from "../model/site.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { firstWhere, intersect, type Positions, subtract, unite } from "./positions.ts";
import type { Scope } from "./scope.ts";

export type Selection = {
  /** Newest first, at most as many as asked for. */
  readonly entries: readonly PackEntry[];
  /** How many there are altogether. */
  readonly total: number;
  /** The newest change among `entries`; of an empty selection, the site's oldest published instant. Never in the future. */
  readonly updated: Instant;
  /** When the clock will next change any of this: a release, or an edit dated ahead. Infinity where it never will. */
  readonly nextChange: Instant;
};

export function select(scope: Scope, pack: Pack, now: Instant, limit: number): Selection {
  const positions = positionsOf(scope, pack);
  // Entries stand newest first, so those that are not released yet come before all others.
  const released = firstReleased(positions, pack, now);
  const entries = positions.slice(released, released + limit).flatMap((position) => pack.entries[position] ?? []);
  const next = pack.entries[positions[released - 1] ?? -1];
  const changes = changesOf(entries, pack);
  return {
    entries,
    total: positions.length - released,
    updated:
      latest(changes, now) ??
      oldestInstant(pack.entries.filter((entry) => isReleased(entry, now)).map(({ published }) => published)),
    nextChange: Math.min(next?.published ?? Number.POSITIVE_INFINITY, ...changes.filter((change) => change > now)),
  };
}

export type TopicSummary = { readonly total: number; readonly newest?: Instant };

/** How many entries a topic has, and when the newest came out. */
export function summarise(slug: TopicSlug, pack: Pack, now: Instant): TopicSummary {
  const positions = pack.postings(slug) ?? [];
  const released = firstReleased(positions, pack, now);
  const newest = pack.entries[positions[released] ?? -1];
  return { total: positions.length - released, ...(newest === undefined ? {} : { newest: newest.published }) };
}

export function isReleased(entry: PackEntry, now: Instant): boolean {
  return entry.published <= now;
}

function firstReleased(positions: Positions, { entries }: Pack, now: Instant): number {
  return firstWhere(positions, (position) => (entries[position]?.published ?? 0) <= now);
}

function positionsOf(scope: Scope, pack: Pack): Positions {
  return scope.kind === "everything" ? pack.everyPosition : evaluate(scope.expression, pack);
}

function evaluate({ alternatives, exclusions }: TopicExpression, pack: Pack): Positions {
  const postings = (slug: TopicSlug): Positions => pack.postings(slug) ?? [];
  const wanted = alternatives.map((topics) => topics.map(postings).reduce(intersect));
  const any = wanted.length === 0 ? pack.everyPosition : wanted.reduce(unite);
  return exclusions.map(postings).reduce(subtract, any);
}

/** Every instant at which what these entries say changed, or will. */
function changesOf(entries: readonly PackEntry[], { site }: Pack): Instant[] {
  const changes = entries.flatMap(({ published, updated }) => [published, updated]);
  return site.revised === undefined ? changes : [...changes, site.revised];
}

function latest(changes: readonly Instant[], now: Instant): Instant | undefined {
  const past = changes.filter((change) => change <= now);
  return past.length === 0 ? undefined : Math.max(...past);
}
