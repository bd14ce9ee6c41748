/**
 * Set operations on ascending lists of positions (the numbers of entries). An operation goes through the lists
 * at most once.
 */

import { NONE, type Positions } from "../pack/positions.ts";

/** From this ratio of lengths on, looking up each position is faster than going through the longer list. */
const FEW = 16;

export function intersect(a: Positions, b: Positions): Positions {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  if (few.length * FEW < many.length) return few.filter((position) => has(many, position));
  return merge(a, b, false, true, false);
}

export function unite(a: Positions, b: Positions): Positions {
  if (a.length === 0) return b;
  return b.length === 0 ? a : merge(a, b, true, true, true);
}

export function subtract(a: Positions, b: Positions): Positions {
  return a.length === 0 || b.length === 0 ? a : merge(a, b, true, false, false);
}

export function has(positions: Positions, position: number): boolean {
  let low = 0;
  let high = positions.length;
  // The loop repeats the code of `firstRow`. A new isolate interprets the loop, so calls would double its cost.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return positions[low] === position;
}

/**
 * Merges two lists. `first`, `both` and `second` say if the result has the positions that are only in `a`, in
 * both lists, and only in `b`.
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
  const rest = first && i < a.length ? a.subarray(i) : second ? b.subarray(j) : NONE;
  kept.set(rest, length);
  return kept.subarray(0, length + rest.length);
}
