/**
 * Whole numbers as bytes: seven bits in each byte, the lowest first. The highest bit is set if more bytes
 * follow.
 */

/** Bytes that are written one after the other. The buffer grows when it is full. */
export class ByteWriter {
  #buffer = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Writes a number that is at least 0 and below 2^31. */
  writeVarint(number: number): void {
    this.#makeRoom(5);
    let rest = number;
    for (; rest > 0x7f; rest >>>= 7) {
      this.#buffer[this.#length] = (rest & 0x7f) | 0x80;
      this.#length += 1;
    }
    this.#buffer[this.#length] = rest;
    this.#length += 1;
  }

  writeBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Removes the bytes from `length` on. */
  cutTo(length: number): void {
    this.#length = length;
  }

  /** The bytes until the next change. Not a copy. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Returns a copy of the bytes. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#length);
  }

  #makeRoom(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    larger.set(this.#buffer);
    this.#buffer = larger;
  }
}

/** A place in some bytes. Reading a number moves the place to the byte after the number. */
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
