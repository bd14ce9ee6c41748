/** Values in the messages of problems. */

import { describe, expect, it } from "vitest";
import { quote } from "../../../src/compiler/ground/problem.ts";
import { problemsOf } from "../../support/seeds.ts";

describe("a found value", () => {
  const endless: unknown[] = [];
  endless.push(endless);
  it.each<[value: unknown, shown: string]>([
    ['a "b"\n', String.raw`"a \"b\"\n"`],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [Number.NaN, "NaN"],
    [12345678901234567890n, "12345678901234567890"],
    [new Date(Date.UTC(2024, 4, 4)), "2024-05-04T00:00:00.000Z"],
    [new Date(Number.NaN), "Invalid Date"],
    [[Number.POSITIVE_INFINITY, 10n, { a: Number.NaN, b: null }], '[Infinity,10,{"a":NaN,"b":null}]'],
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    [endless, "[[[[[...]]]]]"],
    ["x".repeat(78), `"${"x".repeat(78)}"`],
    ["x".repeat(79), `"${"x".repeat(76)}...`],
  ])("%o is shown as %s", (value, shown) => {
    expect(quote(value)).toBe(shown);
  });

  it("is shown as null only if it is null", async () => {
    expect(await problemsOf({ "gale.md": "---\ntitle: 1e1000\ndate: 2024-05-04\n---\nA gale.\n" })).toEqual([
      expect.stringMatching(/^gale\.md:2: title is Infinity;/),
    ]);
  });
});
