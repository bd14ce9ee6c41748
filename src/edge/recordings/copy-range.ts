/** Copies a part of a stream. Holds one chunk at a time, never the file. */

import type { ByteRange } from "./byte-range.ts";

/** The largest number of bytes that are read at once. Larger chunks cost fewer calls, and more memory. */
const CHUNK = 256 * 1024;

/** The part of a stream to copy, and the number of bytes in the stream. */
export type StreamRange = ByteRange & { readonly length: number };

/**
 * Reads up to the end of the range and writes the bytes of the range. If the range reaches to the end of the
 * stream, as most ranges do, the runtime copies it without a call per chunk. The promise is rejected if the
 * stream is too short, or if `target` closes because the client has gone. Both streams are closed then too.
 */
export async function copyRange(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  target: WritableStream<Uint8Array<ArrayBuffer>>,
  { first, last, length }: StreamRange,
): Promise<void> {
  try {
    if (first > 0) await readBytes(source, first, () => undefined);
    if (last === length - 1) return await source.pipeTo(target);
    await writeBytes(source, target, last - first + 1);
    await target.close();
    await source.cancel();
  } catch (cause) {
    await Promise.allSettled([source.cancel(cause), target.abort(cause)]);
    throw cause;
  }
}

async function writeBytes(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  target: WritableStream<Uint8Array<ArrayBuffer>>,
  count: number,
): Promise<void> {
  const writer = target.getWriter();
  try {
    await readBytes(source, count, (bytes) => writer.write(bytes));
  } finally {
    writer.releaseLock();
  }
}

/** Passes exactly `count` bytes of the stream to `take`, in chunks. */
async function readBytes(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  count: number,
  take: (bytes: Uint8Array<ArrayBuffer>) => unknown,
): Promise<void> {
  const reader = source.getReader({ mode: "byob" });
  try {
    for (let rest = count; rest > 0; ) {
      const wanted = Math.min(rest, CHUNK);
      const { value } = await reader.read(new Uint8Array(wanted), { min: wanted });
      if (value === undefined || value.length === 0) throw new Error("the file is shorter than recorded");
      await take(value);
      rest -= value.length;
    }
  } finally {
    reader.releaseLock();
  }
}
