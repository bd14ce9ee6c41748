/** Bodies of documents that are made without rendering or compressing anything, read by zlib. */

import { gunzipSync, crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deflate } from "../../../src/compiler/output/deflate.ts";
import { crc32, crc32Combined } from "../../../src/edge/body/crc32.ts";
import { inflateStream } from "../../../src/edge/body/inflate.ts";
import { deflateFrame, gzipFrame, splice, splicedLength, sumOf } from "../../../src/edge/body/splice.ts";
import { concatenate } from "../../../src/model/bytes.ts";

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  // Bytes that compress well, and more bytes than a stored block can hold.
  fc
    .tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 20_000 }))
    .map(([text, times]) => encode(text.repeat(times))),
);

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text.slice(0, 200_000));
}

describe("RFC 1952 8 CRC-32", () => {
  it("equals zlib's", () => {
    expect(crc32(encode("123456789"))).toBe(0xcbf43926);
    fc.assert(
      fc.property(bytes, (data) => {
        expect(crc32(data)).toBe(zlibCrc32(data));
      }),
    );
  });

  it("continues from the CRC-32 of earlier data", () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(crc32(b, crc32(a))).toBe(zlibCrc32(b, zlibCrc32(a)));
      }),
    );
  });

  it("of two joined pieces is computed from the CRC-32 of each", () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(crc32Combined(crc32(a), crc32(b), b.length)).toBe(zlibCrc32(Buffer.concat([a, b])));
      }),
    );
  });
});

describe("CRC-32 of long data", () => {
  it("is combined with lengths of more than one step of the table of powers", () => {
    const [a, b] = [encode("one article"), new Uint8Array(4096 * 300 + 7).fill(65)];
    expect(crc32Combined(crc32(a), crc32(b), b.length)).toBe(zlibCrc32(Buffer.concat([a, b])));
  });
});

describe("a spliced body", () => {
  const items = fc.array(fc.tuple(bytes, bytes), { maxLength: 4 });

  it("decodes to the plain document and has the computed lengths", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, bytes, items, async (head, itemEnd, separator, tail, all) => {
        const plain = Buffer.concat([
          head,
          ...all.flatMap(([one, body], place) => [...(place === 0 ? [] : [separator]), one, body, itemEnd]),
          tail,
        ]);
        const sums = all.map((parts) => {
          const item = Buffer.concat([...parts, itemEnd]);
          return { length: item.length, crc32: zlibCrc32(item) };
        });
        const pieces = all.flat().map(deflate);
        const surroundings = { head, itemEnd, separator, tail };

        const frame = gzipFrame(surroundings, sums);
        const gzip = concatenate(splice(frame, pieces));
        // zlib checks the CRC-32 and the length in the trailer, and refuses bytes after it.
        expect(Buffer.compare(gunzipSync(gzip), plain)).toBe(0);
        expect(splicedLength(frame, pieces)).toBe(gzip.length);

        const inflated = await inflateStream(
          concatenate(splice(deflateFrame(surroundings, all.length), pieces)),
        );
        expect(Buffer.compare(inflated, plain)).toBe(0);
        expect(sumOf(surroundings, sums).length).toBe(plain.length);
      }),
      { numRuns: 50 },
    );
  });

  it("is refused by zlib if an item has another CRC-32", () => {
    const [one, other] = [encode("one article"), encode("another one")];
    const frame = gzipFrame({ head: one, itemEnd: one, separator: one, tail: one }, [
      { crc32: crc32(one), length: one.length },
    ]);
    expect(() => gunzipSync(concatenate(splice(frame, [deflate(other), deflate(other)])))).toThrow(
      "incorrect",
    );
  });

  it("is refused if its deflate stream is cut off", async () => {
    const frame = deflateFrame(
      { head: encode("a"), itemEnd: encode("b"), separator: encode("c"), tail: encode("d") },
      1,
    );
    const body = concatenate(splice(frame, [deflate(encode("head")), deflate(encode("body"))]));
    await expect(inflateStream(body.slice(0, -3))).rejects.toThrow();
  });
});
