/**
 * Reads the items of a `meta` box in an AVIF file: which are pictures, and where their bytes are.
 * ISO/IEC 14496-12 8.11, ISO/IEC 23008-12
 */

import { type Box, boxesIn, MAX_PARTS, numbersIn, type Span, versionOf } from "./boxes.ts";

/**
 * The types of items that are coded pictures, or pictures made of other pictures. Items of other types only
 * describe pictures.
 */
const PICTURES: ReadonlySet<string> = new Set(["av01", "grid", "iden", "iovl", "tmap", "sato"]);

/**
 * Boxes that may occur only once. If a file has two of a type, programs do not agree which of them to use. So
 * such a file is refused.
 */
const PARTS: ReadonlySet<string> = new Set(["pitm", "iinf", "iloc", "iref", "idat"]);

/** A part of an item's bytes, by its offsets in the file. */
export type Extent = Span & { readonly isPicture: boolean };

export type Items = {
  readonly extents: readonly Extent[];
  /** For each item that is no picture, the offset in the file where its type is written. */
  readonly otherTypesAt: readonly number[];
  /** The part of the `meta` box with the items' bytes (`idat`). */
  readonly data: Span | undefined;
  /** True if the primary item is a picture. Undefined if the `meta` box names no primary item. */
  readonly isPrimaryPicture: boolean | undefined;
};

/** Returns the items of a `meta` box, or undefined if the place of an item is not certain. */
export function readItems(bytes: Buffer, meta: Span): Items | undefined {
  const boxes = boxesIn(bytes, { from: meta.from + 4, to: meta.to })?.filter(({ type }) => PARTS.has(type));
  const parts = new Map(boxes?.map((box) => [box.type, box]));
  if (boxes === undefined || boxes.length !== parts.size) return undefined;
  const types = readTypes(bytes, parts.get("iinf"));
  const thumbnails = readThumbnails(bytes, parts.get("iref"));
  if (types === undefined || thumbnails === undefined) return undefined;
  const isPicture = (id: number) => PICTURES.has(types.get(id)?.type ?? "") && !thumbnails.has(id);
  const data = parts.get("idat");
  const extents = readExtents(bytes, parts.get("iloc"), data, isPicture);
  if (extents === undefined) return undefined;
  const primary = readPrimary(bytes, parts.get("pitm"));
  return {
    extents,
    otherTypesAt: [...types].flatMap(([id, { at }]) => (isPicture(id) ? [] : [at])),
    data,
    isPrimaryPicture: primary === undefined ? undefined : isPicture(primary),
  };
}

type ItemType = { readonly type: string; readonly at: number };

/**
 * Returns the types of items by their numbers (8.11.6). Returns undefined if an entry has a version before 2,
 * because such an entry has no type, and pictures need one.
 */
function readTypes(bytes: Buffer, iinf: Box | undefined): Map<number, ItemType> | undefined {
  const types = new Map<number, ItemType>();
  if (iinf === undefined) return types;
  const countBytes = versionOf(bytes, iinf) === 0 ? 2 : 4;
  for (const entry of boxesIn(bytes, { from: iinf.from + 4 + countBytes, to: iinf.to }) ?? [undefined]) {
    if (entry?.type !== "infe") return undefined;
    const version = versionOf(bytes, entry);
    const numbers = numbersIn(bytes, entry);
    numbers.skip(4);
    const id = numbers.next(version === 3 ? 4 : 2);
    numbers.skip(2);
    const at = numbers.at();
    numbers.skip(4);
    if ((version !== 2 && version !== 3) || numbers.isPastEnd() || types.has(id)) return undefined;
    types.set(id, { type: bytes.toString("latin1", at, at + 4), at });
  }
  return types;
}

/** Returns the items that refer to another one as its thumbnail (8.11.12, ISO/IEC 23008-12 6.6.2.1). */
function readThumbnails(bytes: Buffer, iref: Box | undefined): Set<number> | undefined {
  if (iref === undefined) return new Set();
  const idSize = versionOf(bytes, iref) === 0 ? 2 : 4;
  const references = boxesIn(bytes, { from: iref.from + 4, to: iref.to });
  const thumbnails = references?.filter(({ type }) => type === "thmb");
  return thumbnails && new Set(thumbnails.map((reference) => numbersIn(bytes, reference).next(idSize)));
}

/**
 * Returns the places of all items (8.11.3).
 * Offsets count from the start of the file (method 0), of `idat` (1), or of other items (2).
 */
function readExtents(
  bytes: Buffer,
  iloc: Box | undefined,
  idat: Box | undefined,
  isPicture: (id: number) => boolean,
): Extent[] | undefined {
  const extents: Extent[] = [];
  if (iloc === undefined) return extents;
  const version = versionOf(bytes, iloc);
  const numbers = numbersIn(bytes, iloc);
  numbers.skip(4);
  const sizes = numbers.next(2);
  const [offsetSize = 0, lengthSize = 0, baseSize = 0, indexSize = 0] = [12, 8, 4, 0].map(
    (shift) => (sizes >> shift) & 0x0f,
  );
  // Without lengths, each item would be as long as the file. Such a file is refused.
  if (version > 2 || lengthSize === 0) return undefined;
  if (![offsetSize, lengthSize, baseSize, indexSize].every((size) => [0, 4, 8].includes(size)))
    return undefined;
  const idSize = version === 2 ? 4 : 2;
  for (let items = numbers.next(idSize); items > 0; items -= 1) {
    const id = numbers.next(idSize);
    const method = version === 0 ? 0 : numbers.next(2) & 0x0f;
    const isInOtherFile = numbers.next(2) !== 0;
    const base = numbers.next(baseSize);
    const within = [{ from: 0, to: bytes.length }, idat][method];
    const isWithinItems = method === 2 && isPicture(id);
    if (numbers.isPastEnd() || isInOtherFile || (within === undefined && !isWithinItems)) return undefined;
    for (let count = numbers.next(2); count > 0; count -= 1) {
      if (version > 0) numbers.skip(indexSize);
      const from = (within?.from ?? 0) + base + numbers.next(offsetSize);
      const to = from + numbers.next(lengthSize);
      if (numbers.isPastEnd() || to === from || extents.length === MAX_PARTS) return undefined;
      if (within === undefined) continue;
      if (to > within.to) return undefined;
      extents.push({ from, to, isPicture: isPicture(id) });
    }
  }
  return extents;
}

/** Returns the number of the primary item (8.11.4). */
function readPrimary(bytes: Buffer, pitm: Box | undefined): number | undefined {
  if (pitm === undefined) return undefined;
  const numbers = numbersIn(bytes, pitm);
  numbers.skip(4);
  return numbers.next(versionOf(bytes, pitm) === 0 ? 2 : 4);
}
