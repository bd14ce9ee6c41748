/** Requirement 37: the Worker streams a part of a file and never holds the file. */

import { describe, expect, it } from "vitest";
import { copyRange } from "../../../src/edge/recordings/copy-range.ts";

const LENGTH = 1_000_003;
const FILE = Uint8Array.from({ length: LENGTH }, (_, at) => (at * 31 + (at >> 8)) % 256);

type Bytes = Uint8Array<ArrayBuffer>;

/** Returns the file as a stream of chunks, and counts the bytes that were taken from it. */
function fileInChunks(size: number, length = LENGTH) {
  let sent = 0;
  let isCancelled = false;
  const stream = new ReadableStream({
    type: "bytes",
    pull(controller: ReadableByteStreamController) {
      if (sent >= length) {
        controller.close();
        controller.byobRequest?.respond(0);
        return;
      }
      const chunk = FILE.slice(sent, Math.min(length, sent + size));
      sent += chunk.length;
      controller.enqueue(chunk);
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { stream: stream as ReadableStream<Bytes>, sent: () => sent, isCancelled: () => isCancelled };
}

async function copied(first: number, last: number, chunk = 65_536) {
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const file = fileInChunks(chunk);
  const [bytes] = await Promise.all([
    new Response(readable).bytes(),
    copyRange(file.stream, writable, { first, last, length: LENGTH }),
  ]);
  return { bytes, file };
}

describe("a part of a file", () => {
  it.each([
    [0, LENGTH - 1],
    [0, 0],
    [0, 1],
    [1, 1],
    [LENGTH - 1, LENGTH - 1],
    [500_000, LENGTH - 1],
    [500_000, 500_999],
    [262_143, 262_144],
    [262_144, 786_431],
  ])("from byte %i to byte %i is exactly these bytes, in chunks of any size", async (first, last) => {
    for (const chunk of [1_000, 65_536, LENGTH]) {
      const { bytes } = await copied(first, last, chunk);
      expect(Buffer.compare(bytes, FILE.subarray(first, last + 1))).toBe(0);
    }
  });

  it("takes little more from the file than it needs", async () => {
    const { file } = await copied(0, 1);
    expect(file.sent()).toBeLessThanOrEqual(2 * 65_536);
    expect(file.isCancelled()).toBe(true);
  });

  it("holds no more than a few chunks while the client is slow", async () => {
    const file = fileInChunks(65_536);
    const { readable, writable } = new TransformStream<Bytes, Bytes>();
    const copying = copyRange(file.stream, writable, { first: 1, last: LENGTH - 2, length: LENGTH });
    const reader = readable.getReader();
    await reader.read();
    await new Promise((done) => setTimeout(done, 20));
    expect(file.sent()).toBeLessThan(LENGTH - 65_536);
    await reader.cancel(new Error("the client has gone"));
    await expect(copying).rejects.toThrow("the client has gone");
    expect(file.isCancelled()).toBe(true);
  });

  it("ends with an error if the file is shorter than recorded", async () => {
    const { readable, writable } = new TransformStream<Bytes, Bytes>();
    const file = fileInChunks(65_536, 1_000);
    const received = new Response(readable).bytes();
    const copying = copyRange(file.stream, writable, { first: 500, last: 1_500, length: LENGTH });
    await expect(copying).rejects.toThrow();
    await expect(received).rejects.toBeDefined();
  });
});
