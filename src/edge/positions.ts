/** Set operations on ascending lists of positions. Each passes the lists once. */

import type { Positions } from "../pack/positions.ts";
import { firstRow } from "../pack/table.ts";

export function intersect(a: Positions, b: Positions): Positions {
  return merge(a, b, false, true, false);
}

export function unite(a: Positions, b: Positions): Positions {
  return merge(a, b, true, true, true);
}

export function subtract(a: Positions, b: Positions): Positions {
  return b.length === 0 ? a : merge(a, b, true, false, false);
}

export function has(positions: Positions, position: number): boolean {
  return positions[firstRow(positions.length, (place) => (positions[place] ?? 0) >= position)] === position;
}

/**
 * Returns the positions that are in the first list only, in both, and in the second only, each if it is
 * wanted.
 */
function merge(a: Positions, b: Positions, first: boolean, both: boolean, second: boolean): Positions {
  const kept = new Uint32Array((first ? a.length : Math.min(a.length, b.length)) + (second ? b.length : 0));
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y ? both : x < y ? first : second) {
      kept[length] = x < y ? x : y;
      length += 1;
    }
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  for (; first && i < a.length; i += 1, length += 1) kept[length] = a[i] as number;
  for (; second && j < b.length; j += 1, length += 1) kept[length] = b[j] as number;
  return kept.subarray(0, length);
}
