/** Set operations on ascending lists of positions. Each passes the lists once. */

export type Positions = readonly number[];

export function intersect(a: Positions, b: Positions): number[] {
  return merge(a, b, (inA, inB) => inA && inB);
}

export function unite(a: Positions, b: Positions): number[] {
  return merge(a, b, () => true);
}

export function subtract(a: Positions, b: Positions): number[] {
  return merge(a, b, (inA, inB) => inA && !inB);
}

/** Returns the index of the first item for which `holds` is true. It must be true for all items behind that one too. */
export function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function merge(a: Positions, b: Positions, keep: (inA: boolean, inB: boolean) => boolean): number[] {
  const kept: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    if (keep(x <= y, y <= x)) kept.push(Math.min(x, y));
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return kept;
}
