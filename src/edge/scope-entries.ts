/** The entries of a scope as positions in the pack, and pages of them. Pure: no request, no bytes. */

import type { Scope } from "../model/address.ts";
import type { TopicExpression } from "../model/expression.ts";
import type { PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { intersect, type Positions, subtract, unite } from "./positions.ts";

/** The entries of a scope, newest first. Unreleased, expired and withdrawn entries keep their places among them. */
export type ScopeEntries = {
  /** The list that `positions` index: articles or notices. */
  readonly entries: readonly PackEntry[];
  readonly positions: Positions;
  /** The index in `positions` of the newest entry whose date is past. */
  readonly first: number;
  /** The positions from `first` on that are held back, expired or withdrawn. Usually empty. */
  readonly hidden: ReadonlySet<number>;
  /** The number of shown entries. */
  readonly total: number;
};

/** Returns the indices in `positions` of at most `limit` shown entries, newest first. `from` is included, `to` is not. */
export function shownPlaces(
  { positions, first, hidden }: ScopeEntries,
  from: number,
  to: number,
  limit: number,
): number[] {
  const places: number[] = [];
  for (let place = Math.max(from, first); place < to && places.length < limit; place += 1) {
    if (!hidden.has(positions[place] ?? -1)) places.push(place);
  }
  return places;
}

/** Returns the entries at some places, which are indices in the list's `positions`. */
export function entriesAt(places: readonly number[], list: ScopeEntries): PackEntry[] {
  return entriesIn(
    places.flatMap((place) => list.positions[place] ?? []),
    list,
  );
}

/** Returns the entries at some positions. */
export function entriesIn(positions: Positions, { entries }: Pick<ScopeEntries, "entries">): PackEntry[] {
  return positions.flatMap((position) => entries[position] ?? []);
}

/** Returns the positions of all entries of a scope, shown or not. */
export function positionsOf(scope: Scope, pack: Pack): Positions {
  switch (scope.kind) {
    case "everything":
      return pack.everyPosition;
    case "topics":
      return evaluate(scope.expression, pack);
    case "author":
      return pack.positionsOfAuthor(scope.slug);
    case "corrections":
      return pack.notices.everyPosition;
    case "search":
      return scope.expression === undefined
        ? scope.found
        : intersect(scope.found, evaluate(scope.expression, pack));
    default:
      return scope satisfies never;
  }
}

function evaluate({ alternatives, exclusions }: TopicExpression, pack: Pack): Positions {
  const wanted = alternatives.map((topics) => topics.map(pack.positionsOfTopic).reduce(intersect));
  const any = wanted.length === 0 ? pack.everyPosition : wanted.reduce(unite);
  return exclusions.map(pack.positionsOfTopic).reduce(subtract, any);
}
