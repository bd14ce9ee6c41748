/**
 * The entries of a scope (the subject of a feed or list), as positions in the pack (the build's files with
 * all articles). Needs no request, clock or bytes.
 */

import type { Scope } from "../model/address.ts";
import type { TopicExpression } from "../model/expression.ts";
import type { Positions } from "../pack/positions.ts";
import type { Pack } from "../pack/read.ts";
import { intersect, subtract, unite } from "./positions.ts";
import { find } from "./search/find.ts";

/** The entries of a scope, newest first. Unreleased, expired and withdrawn entries are in the list too. */
export type ScopeEntries = {
  readonly positions: Positions;
  /** The index in `positions` of the newest entry whose date is not in the future. */
  readonly first: number;
  /**
   * The positions from `first` on of entries that are not shown: held back until a later date, expired or
   * withdrawn. Usually empty.
   */
  readonly hidden: ReadonlySet<number>;
  /** The number of shown entries. */
  readonly total: number;
};

/**
 * Returns the indices in `positions` of at most `limit` shown entries, newest first. `from` is included, `to`
 * is not.
 */
export function shownPlaces(
  { positions, first, hidden }: ScopeEntries,
  from: number,
  to: number,
  limit: number,
): number[] {
  const places: number[] = [];
  const end = Math.min(to, positions.length);
  for (let place = Math.max(from, first); place < end && places.length < limit; place += 1) {
    if (!hidden.has(positions[place] as number)) places.push(place);
  }
  return places;
}

/** Returns the positions of the entries at some places, which are indices in the list's `positions`. */
export function positionsAt(places: readonly number[], { positions }: ScopeEntries): number[] {
  return places.flatMap((place) => positions[place] ?? []);
}

/** Returns the positions of all entries of a scope, even of those that are not shown. */
export function positionsOf(scope: Scope, pack: Pack): Positions {
  switch (scope.kind) {
    case "everything":
      return pack.everyArticle();
    case "topics":
      return evaluate(scope.expression, pack);
    case "author":
      return pack.positionsOfAuthor(scope.slug);
    case "corrections":
      return pack.everyNotice();
    case "search": {
      const found = find(scope.query, pack);
      return scope.expression === undefined ? found : intersect(found, evaluate(scope.expression, pack));
    }
    default:
      return scope satisfies never;
  }
}

function evaluate({ alternatives, exclusions }: TopicExpression, pack: Pack): Positions {
  const wanted = alternatives.map((topics) => topics.map(pack.positionsOfTopic).reduce(intersect));
  const any = wanted.length === 0 ? pack.everyArticle() : wanted.reduce(unite);
  return exclusions.map(pack.positionsOfTopic).reduce(subtract, any);
}
