/**
 * Removes metadata from AVIF pictures, animated or not. The boxes of a file contain offsets, so metadata is
 * overwritten with zeros and no byte moves.
 */

import { type Box, boxesIn, MAX_PARTS, readBox, type Span, versionOf } from "./boxes.ts";
import { type Extent, readItems } from "./items.ts";

const oneOf =
  (...types: readonly string[]) =>
  (type: string) =>
    types.includes(type);

/** The boxes to keep, by the box around them (ISO/IEC 14496-12 8). A box without an entry is kept whole. */
const KEPT: Readonly<Record<string, (type: string) => boolean>> = {
  file: oneOf("ftyp", "meta", "moov", "mdat"),
  meta: oneOf("hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "grpl", "dinf"),
  iprp: oneOf("ipco", "ipma"),
  // Decoders need many kinds of properties, but not these texts and times (ISO/IEC 23008-12 6.5).
  ipco: (type) => !["udes", "altt", "crtt", "mdft", "uuid"].includes(type),
  moov: oneOf("mvhd", "trak", "meta"),
  trak: oneOf("tkhd", "edts", "tref", "mdia", "meta"),
  mdia: oneOf("mdhd", "hdlr", "minf"),
};

/** Boxes that begin with the times of creation and modification (8.2.2). */
const isDated = oneOf("mvhd", "tkhd", "mdhd");

/**
 * Tracks with pictures or sound. A file with other tracks is refused. Such tracks may hold metadata, and only
 * their tables of samples say where.
 */
const isShown = oneOf("pict", "auxv", "vide", "soun");

type Findings = { readonly metas: Box[]; readonly foreign: Box[]; readonly dated: Box[] };

/**
 * Returns the file with zeros in the place of Exif, XMP, thumbnails and other data that pictures do not need.
 * Overwritten boxes and items get the type `free`, because libavif refuses a picture with an empty Exif item.
 */
export function stripAvif(bytes: Buffer): Buffer | undefined {
  const boxes = topBoxes(bytes);
  const found: Findings = { metas: [], foreign: [], dated: [] };
  if (boxes === undefined || !explore(bytes, "file", boxes, found)) return undefined;
  const metas = found.metas.flatMap((meta) => readItems(bytes, meta) ?? []);
  if (metas.length < found.metas.length) return undefined;

  const isAnimated = boxes.some(({ type }) => type === "moov");
  const primaries = metas.map(({ isPrimaryPicture }) => isPrimaryPicture);
  if (primaries.includes(false) || !(isAnimated || primaries.includes(true))) return undefined;

  const data = boxes.filter(({ type }) => type === "mdat");
  const spans = sorted<Span>([...data, ...metas.flatMap((meta) => meta.data ?? [])]);
  const extents = sorted(metas.flatMap((meta) => meta.extents));
  if (!areApart(extents, spans)) return undefined;

  const free = [
    ...found.foreign.map(({ start }) => start + 4),
    ...metas.flatMap((meta) => meta.otherTypesAt),
  ];
  // All data of a still picture is in items, so everything outside its pictures is cleared. An animated
  // picture also has samples between the items, so only the items that are no pictures are cleared.
  const unused = isAnimated ? extents.filter(({ isPicture }) => !isPicture) : gapsIn(spans, extents);
  const times = found.dated.map((box) => timesOf(bytes, box));
  const stripped = Buffer.from(bytes);
  for (const at of free) stripped.write("free", at, "latin1");
  clear(stripped, sorted<Span>([...found.foreign, ...unused, ...times]));
  return stripped.subarray(0, boxes.findLast(({ type }) => KEPT.file?.(type))?.to);
}

/**
 * Returns the boxes up to the picture's end. After it, there may be a second file or, after a still picture,
 * any bytes.
 */
function topBoxes(bytes: Buffer): Box[] | undefined {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (boxes.length === MAX_PARTS) return undefined;
    const box = readBox(bytes, at, bytes.length);
    if (box === undefined && boxes.some(({ type }) => type === "moov")) return undefined;
    if (box === undefined || (box.type === "ftyp" && at > 0)) break;
    boxes.push(box);
    at = box.to;
  }
  return boxes;
}

/**
 * Adds to `found` the boxes to read and the boxes to clear. `boxes` are inside a box of type `parent`, and
 * boxes inside of them are examined too. Returns false if a box cannot be read, or if a track has neither
 * pictures nor sound.
 */
function explore(bytes: Buffer, parent: string, boxes: readonly Box[], found: Findings): boolean {
  return boxes.every((box) => {
    const { type, from, to } = box;
    if (!KEPT[parent]?.(type)) {
      found.foreign.push(box);
      return true;
    }
    if (type === "meta") found.metas.push(box);
    if (isDated(type)) found.dated.push(box);
    if (parent === "mdia" && type === "hdlr")
      return isShown(bytes.toString("latin1", from + 8, Math.min(from + 12, to)));
    if (KEPT[type] === undefined) return true;
    const children = boxesIn(bytes, { from: from + (type === "meta" ? 4 : 0), to });
    return children !== undefined && explore(bytes, type, children, found);
  });
}

/**
 * Returns the span of the times of creation and modification in a box. Each has four bytes, or eight from
 * version 1 on.
 */
function timesOf(bytes: Buffer, box: Box): Span {
  const from = box.from + 4;
  return { from, to: Math.min(box.to, from + (versionOf(bytes, box) === 0 ? 8 : 16)) };
}

function sorted<Part extends Span>(spans: readonly Part[]): Part[] {
  return [...spans].sort((a, b) => a.from - b.from);
}

/**
 * Returns true if each extent (a part of an item) is in a span, and pictures share no byte with other
 * items. Both lists are sorted.
 */
function areApart(extents: readonly Extent[], spans: readonly Span[]): boolean {
  let span = 0;
  let pictureTo = 0;
  let otherTo = 0;
  return extents.every(({ from, to, isPicture }) => {
    while ((spans[span]?.to ?? from + 1) <= from) span += 1;
    const { from: spanFrom, to: spanTo } = spans[span] ?? { from: 0, to: 0 };
    if (from < spanFrom || to > spanTo || from < (isPicture ? otherTo : pictureTo)) return false;
    if (isPicture) pictureTo = Math.max(pictureTo, to);
    else otherTo = Math.max(otherTo, to);
    return true;
  });
}

/** Returns the parts of spans that belong to no picture. Both lists are sorted. */
function gapsIn(spans: readonly Span[], extents: readonly Extent[]): Span[] {
  const gaps: Span[] = [];
  const pictures = extents.filter(({ isPicture }) => isPicture);
  let next = 0;
  for (const { from, to } of spans) {
    let at = from;
    for (let picture = pictures[next]; picture !== undefined && picture.from < to; picture = pictures[next]) {
      gaps.push({ from: at, to: picture.from });
      at = Math.max(at, picture.to);
      next += 1;
    }
    gaps.push({ from: at, to });
  }
  return gaps;
}

/** Overwrites sorted spans with zeros, each byte once, although spans may overlap. */
function clear(bytes: Buffer, spans: readonly Span[]): void {
  let done = 0;
  for (const { from, to } of spans) {
    if (to > done) bytes.fill(0, Math.max(done, from), to);
    done = Math.max(done, to);
  }
}
