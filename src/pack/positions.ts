/**
 * Lists of positions (numbers of entries in the pack), ascending. Newer entries come first, so the first
 * position of a list is that of its newest entry.
 */

export type Positions = Uint32Array<ArrayBufferLike>;

export const NONE: Positions = new Uint32Array(0);

/** Returns the positions from `start` up to `end`, which is not included. */
export function positionsBetween(start: number, end: number): Positions {
  const positions = new Uint32Array(end - start);
  for (let place = 0; place < positions.length; place += 1) positions[place] = start + place;
  return positions;
}
