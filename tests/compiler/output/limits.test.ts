/** Cloudflare's limits, at the byte. */

import { describe, expect, it } from "vitest";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { describeRoom, oversize } from "../../../src/compiler/output/limits.ts";

const MIB = 1024 * 1024;
const problems = (bytes: number, publish: boolean) =>
  oversize(bytes, [], "seeds", publish).map(describeWithSeverity);

describe("the size of an upload", () => {
  it("may be 64 MiB with index, pieces and the Worker's code, and no byte more", () => {
    expect(problems(63.5 * MIB, true)).toEqual([]);
    expect(problems(63.5 * MIB + 1, true)).toEqual([
      "seeds: 64.1 MiB of articles, index and code; expected at most 64 MiB, Cloudflare's limit for a Worker: fewer articles",
    ]);
  });

  it("may have 19,994 files of articles and _public/, and no file more", () => {
    const filesOf = (count: number) => oversize(0, Array<object>(count).fill({}), "seeds", true);
    expect(filesOf(19_994)).toEqual([]);
    expect(filesOf(19_995).map(describeWithSeverity)).toEqual([
      "seeds: 19995 files that articles use, or in _public/; expected at most 19994, since Cloudflare takes no more",
    ]);
  });

  it("is a warning until the site is published", () => {
    expect(problems(63.5 * MIB + 1, false)).toEqual([expect.stringMatching(/^warning: seeds: 64\.1 MiB/)]);
  });
});

describe("the room that is left", () => {
  it.each([
    [17, 0.41 * MIB, "17 articles, 1.0 of 64 MiB, room for about 2,600 more like these"],
    [1, 20_000, "1 article, 0.6 of 64 MiB, room for about 3,300 more like these"],
    [12_000, 62 * MIB, "12,000 articles, 62.5 of 64 MiB, room for about 290 more like these"],
    [10, 56 * MIB, "10 articles, 56.5 of 64 MiB, room for about 1 more like these"],
    [10, 62.9 * MIB, "10 articles, 63.4 of 64 MiB, no room for more"],
    [12_500, 67.1 * MIB, "12,500 articles, 67.6 of 64 MiB, no room for more"],
    [0, 900, "0 articles, 0.6 of 64 MiB"],
  ])("after %d articles of %d bytes in all", (articles, bytes, line) => {
    expect(describeRoom(articles, bytes)).toBe(line);
  });
});
