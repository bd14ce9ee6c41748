/** gzip bodies that are made without compressing anything, read by zlib. */

import { gunzipSync, crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deflate } from "../../../src/compiler/output/deflate.ts";
import { crc32, crc32Combined } from "../../../src/edge/body/crc32.ts";
import { gzipParts } from "../../../src/edge/body/gzip.ts";
import { splice, splicedLength } from "../../../src/edge/body/splice.ts";

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

describe("a spliced gzip body", () => {
  it("decodes to the plain document and has the computed length", () => {
    fc.assert(
      fc.property(
        bytes,
        bytes,
        bytes,
        fc.array(bytes, { maxLength: 6 }),
        (head, separator, tail, fragments) => {
          const plain = { head, separator, tail };
          const deflated = fragments.map(deflate);
          const parts = gzipParts(
            plain,
            fragments.map((fragment, place) => ({
              crc32: deflated[place]?.crc32 ?? 0,
              length: fragment.length,
            })),
          );
          const pieces = deflated.map((one) => one.bytes);
          const body = splice(parts, pieces);
          // zlib checks the CRC-32 and the length in the trailer, and refuses bytes after it.
          expect(Buffer.compare(gunzipSync(body), splice(plain, fragments))).toBe(0);
          expect(splicedLength(parts, pieces)).toBe(body.length);
        },
      ),
    );
  });

  it("is refused by zlib if a fragment has another CRC-32", () => {
    const [one, other] = [encode("one article"), encode("another one")];
    const parts = gzipParts({ head: one, separator: one, tail: one }, [
      { crc32: crc32(one), length: one.length },
    ]);
    expect(() => gunzipSync(splice(parts, [deflate(other).bytes]))).toThrow("incorrect data check");
  });
});
