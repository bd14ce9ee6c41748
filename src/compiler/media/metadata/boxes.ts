/**
 * Reads boxes, the parts of an AVIF file (ISO/IEC 14496-12 4.2), and the numbers in them. Never reads past a
 * limit.
 */

export type Span = { readonly from: number; readonly to: number };

/** A box of a file. It begins at `start`, and its content is between `from` and `to`. */
export type Box = Span & {
  readonly type: string;
  readonly start: number;
  /** True if the length is written as 0, which means that the box extends to the file's end. */
  readonly isOpen: boolean;
};

/**
 * The maximum number of boxes or extents (parts of items) that are read. A grid has at most 65,536 tiles, so
 * no real picture has more.
 */
export const MAX_PARTS = 100_000;

/** Returns the box at an offset, or undefined if the box ends after `limit`. */
export function readBox(bytes: Buffer, start: number, limit: number): Box | undefined {
  if (start + 8 > limit) return undefined;
  const short = bytes.readUInt32BE(start);
  const from = start + (short === 1 ? 16 : 8);
  if (from > limit) return undefined;
  const isOpen = short === 0;
  const to = isOpen ? limit : start + (short === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : short);
  if (to < from || to > limit) return undefined;
  return { type: bytes.toString("latin1", start + 4, start + 8), start, from, to, isOpen };
}

/** Returns the boxes in a span, or undefined if they do not fill it exactly. */
export function boxesIn(bytes: Buffer, { from, to }: Span): Box[] | undefined {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    const box = readBox(bytes, at, to);
    if (box === undefined || box.isOpen || boxes.length === MAX_PARTS) return undefined;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/** Returns the version of a full box, which is its first byte (4.2.2). */
export function versionOf(bytes: Buffer, box: Span): number {
  return numbersIn(bytes, box).next(1);
}

export type Numbers = {
  /** Returns the next unsigned number, which has 0, 1, 2, 4 or 8 bytes. Returns 0 past the end. */
  readonly next: (size: number) => number;
  readonly skip: (size: number) => void;
  readonly at: () => number;
  readonly isPastEnd: () => boolean;
};

export function numbersIn(bytes: Buffer, { from, to }: Span): Numbers {
  let at = from;
  return {
    next(size) {
      at += size;
      if (at > to || size === 0) return 0;
      return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : bytes.readUIntBE(at - size, size);
    },
    skip(size) {
      at += size;
    },
    at: () => at,
    isPastEnd: () => at > to,
  };
}
