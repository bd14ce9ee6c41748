/**
 * Joins the sections of the index into one file, and finds them again. Each begins at a multiple of eight
 * bytes, as typed arrays need.
 */

import { LAYOUT_VERSION, SECTIONS, type SectionName } from "./layout.ts";

/** The first bytes of the index: `SEED` in ASCII, the lowest byte first. */
const MAGIC = 0x44454553;

export type Sections = Readonly<Record<SectionName, Uint8Array<ArrayBuffer>>>;

export function writeSections(sections: Sections): Uint8Array<ArrayBuffer> {
  const places = new Uint32Array(2 + 2 * SECTIONS.length);
  places.set([MAGIC, LAYOUT_VERSION]);
  let end = aligned(places.byteLength);
  for (const [place, name] of SECTIONS.entries()) {
    places.set([end, sections[name].length], 2 + 2 * place);
    end = aligned(end + sections[name].length);
  }
  const bytes = new Uint8Array(end);
  bytes.set(new Uint8Array(places.buffer));
  for (const [place, name] of SECTIONS.entries()) bytes.set(sections[name], places[2 + 2 * place]);
  return bytes;
}

/** Finds the sections of a file. Throws if the file has another layout. No request can cause this. */
export function readSections(file: ArrayBuffer): Sections {
  const [magic, version] = new Uint32Array(file, 0, 2);
  if (magic !== MAGIC || version !== LAYOUT_VERSION) {
    const found = magic === MAGIC ? `layout version ${version}` : "no layout version";
    throw new Error(`the pack has ${found}; expected ${LAYOUT_VERSION}: run the build again`);
  }
  const places = new Uint32Array(file, 0, 2 + 2 * SECTIONS.length);
  return Object.fromEntries(
    SECTIONS.map((name, place) => [name, new Uint8Array(file, places[2 + 2 * place], places[3 + 2 * place])]),
  ) as Sections;
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** Returns a section as whole numbers. */
export function uint32({
  buffer,
  byteOffset,
  byteLength,
}: Uint8Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

/** Returns a section as instants. */
export function float64({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): Float64Array {
  return new Float64Array(buffer, byteOffset, byteLength / 8);
}

/** Returns the bytes of a column, as a section. */
export function bytesOf(
  column: Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(column.buffer);
}
