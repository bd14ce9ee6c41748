/**
 * Whole numbers as bytes: seven bits in each byte, the lowest first. The highest bit is set if more bytes
 * follow.
 */

/** Returns the bytes of some numbers, one after the other. Each is at least 0 and below 2^31. */
export function writeVarints(numbers: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let rest of numbers) {
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  }
  return bytes;
}

/** A place in some bytes. Reading a number moves the place behind it. */
export type Cursor = { readonly bytes: Uint8Array; at: number };

export function readVarint(cursor: Cursor): number {
  const { bytes } = cursor;
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[cursor.at] ?? 0;
    cursor.at += 1;
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}
