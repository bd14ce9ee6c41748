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
    if (first > 0) await skipBytes(source, first);
    if (last === length - 1) return await source.pipeTo(target);
    await writeBytes(source, target, last - first + 1);
    await target.close();
    await source.cancel();
  } catch (cause) {
    await Promise.allSettled([source.cancel(cause), target.abort(cause)]);
    throw cause;
  }
}

/** Reads bytes that are not sent. All chunks share one buffer, because new ones would cost time and memory. */
async function skipBytes(source: ReadableStream<Uint8Array<ArrayBuffer>>, count: number): Promise<void> {
  const reader = source.getReader({ mode: "byob" });
  let buffer = new ArrayBuffer(Math.min(count, CHUNK));
  try {
    for (let rest = count; rest > 0; ) {
      const value = await readChunk(reader, new Uint8Array(buffer, 0, Math.min(rest, CHUNK)));
      buffer = value.buffer;
      rest -= value.length;
    }
  } finally {
    reader.releaseLock();
  }
}

async function writeBytes(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  target: WritableStream<Uint8Array<ArrayBuffer>>,
  count: number,
): Promise<void> {
  const [reader, writer] = [source.getReader({ mode: "byob" }), target.getWriter()];
  try {
    for (let rest = count; rest > 0; ) {
      const value = await readChunk(reader, new Uint8Array(Math.min(rest, CHUNK)));
      await writer.write(value);
      rest -= value.length;
    }
  } finally {
    reader.releaseLock();
    writer.releaseLock();
  }
}

async function readChunk(
  reader: ReadableStreamBYOBReader,
  view: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { value } = await reader.read(view, { min: view.length });
  if (value === undefined || value.length === 0) throw new Error("the file is shorter than recorded");
  return value;
}
