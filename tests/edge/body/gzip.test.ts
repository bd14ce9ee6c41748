/** gzip bodies made without compressing anything, against zlib's own reading of them. */

import { gunzipSync, crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deflate } from "../../../src/compiler/deflate.ts";
import { crc32, crc32Combined } from "../../../src/edge/body/crc32.ts";
import { gzipParts } from "../../../src/edge/body/gzip.ts";
import { splice, splicedLength } from "../../../src/edge/body/splice.ts";

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  // What compresses well, and what is longer than a stored block may be.
  fc
    .tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 20_000 }))
    .map(([text, times]) => encode(text.repeat(times))),
);

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text.slice(0, 200_000));
}

describe("RFC 1952 8 CRC-32", () => {
  it("is zlib's", () => {
    expect(crc32(encode("123456789"))).toBe(0xcbf43926);
    fc.assert(
      fc.property(bytes, (data) => {
        expect(crc32(data)).toBe(zlibCrc32(data));
      }),
    );
  });

  it("goes on from what came before", () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(crc32(b, crc32(a))).toBe(zlibCrc32(b, zlibCrc32(a)));
      }),
    );
  });

  it("of two pieces follows from each piece's own", () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(crc32Combined(crc32(a), crc32(b), b.length)).toBe(zlibCrc32(Buffer.concat([a, b])));
      }),
    );
  });
});

describe("a spliced gzip body", () => {
  it("decodes to what the plain splice is, and is as long as was said", () => {
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
          // zlib checks the CRC-32 and the length in the trailer, and refuses bytes behind it.
          expect(Buffer.compare(gunzipSync(body), splice(plain, fragments))).toBe(0);
          expect(splicedLength(parts, pieces)).toBe(body.length);
        },
      ),
    );
  });

  it("is refused by zlib if a fragment is not the one that was measured", () => {
    const [one, other] = [encode("one article"), encode("another one")];
    const parts = gzipParts({ head: one, separator: one, tail: one }, [
      { crc32: crc32(one), length: one.length },
    ]);
    expect(() => gunzipSync(splice(parts, [deflate(other).bytes]))).toThrow("incorrect data check");
  });
});
