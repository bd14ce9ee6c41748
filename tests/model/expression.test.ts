import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  describeExpression,
  MAX_TERMS,
  parseExpression,
  printExpression,
  topicsOf,
} from "../../src/model/expression.ts";

const parsed = (text: string) => {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.kind}`);
  return result.value;
};
const problem = (text: string) => {
  const result = parseExpression(text);
  return result.ok ? undefined : result.error;
};

describe("parseExpression", () => {
  it("reads alternatives, conjunctions and exclusions", () => {
    expect(parsed("diplomacy+treaties,arms-control,-sport")).toEqual({
      alternatives: [["arms-control"], ["diplomacy", "treaties"]],
      exclusions: ["sport"],
    });
  });

  it("reads an exclusion alone as everything else", () => {
    expect(parsed("-sport")).toEqual({ alternatives: [], exclusions: ["sport"] });
  });

  it.each([
    ["B+a", "a+b"],
    ["b,a", "a,b"],
    ["-c,a", "a,-c"],
    ["a,a", "a"],
    ["a+a", "a"],
    ["b+a,a+b", "a+b"],
    ["-c,-b,-c", "-b,-c"],
    ["a b", "a+b"],
    ["a,-a", "a,-a"],
  ])("prints %j as %j", (written, canonical) => {
    expect(printExpression(parsed(written))).toBe(canonical);
  });

  it("orders by code unit, so that - and digits sort the same on every machine", () => {
    expect(printExpression(parsed("a-b,a1,a"))).toBe("a,a-b,a1");
  });

  it.each([
    ["a+-c", { kind: "misplaced-exclusion", suggestion: "a,-c" }],
    ["-c+a", { kind: "misplaced-exclusion", suggestion: "a,-c" }],
    ["-a+-b", { kind: "misplaced-exclusion", suggestion: "-a,-b" }],
    ["", { kind: "empty-term" }],
    ["-", { kind: "empty-term" }],
    [",", { kind: "empty-term" }],
    ["a,,b", { kind: "empty-term", suggestion: "a,b" }],
    ["a+", { kind: "empty-term", suggestion: "a" }],
    ["a,b,--c", { kind: "not-a-slug", term: 3 }],
    ["a,<script>", { kind: "not-a-slug", term: 2 }],
    ["%zz", { kind: "not-a-slug", term: 1 }],
    ["é", { kind: "not-a-slug", term: 1 }],
    ["a".repeat(65), { kind: "not-a-slug", term: 1 }],
  ])("refuses %j with evidence", (written, expected) => {
    expect(problem(written)).toEqual(expected);
  });

  it(`accepts ${MAX_TERMS} terms, refuses more, and counts them all`, () => {
    const terms = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`).join(",");
    expect(parseExpression(terms(MAX_TERMS)).ok).toBe(true);
    expect(problem(terms(MAX_TERMS + 5))).toEqual({ kind: "too-many-terms", terms: MAX_TERMS + 5 });
  });

  it("is quick to refuse a long text", () => {
    expect(problem("a,".repeat(100_000))).toMatchObject({ kind: "too-many-terms" });
  });
});

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,6}$/);
const written = fc
  .tuple(
    fc.array(fc.array(slug, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
    fc.array(slug, { maxLength: 3 }),
  )
  .filter(([alternatives, exclusions]) => alternatives.length + exclusions.length > 0)
  .map(([alternatives, exclusions]) =>
    [...alternatives.map((all) => all.join("+")), ...exclusions.map((one) => `-${one}`)].join(","),
  );

describe("printing what was parsed", () => {
  it("parses back to the same expression", () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(parsed(printExpression(parsed(text)))).toEqual(parsed(text));
      }),
    );
  });

  it("is the same for every order, case and repeat of the parts", () => {
    fc.assert(
      fc.property(written, fc.infiniteStream(fc.nat()), (text, order) => {
        const parts = text.split(",");
        const shuffled = [...parts, ...parts.slice(0, 1)]
          .map((part) => ({
            part: part.split("+").toReversed().join("+").toUpperCase(),
            rank: order.next().value,
          }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ part }) => part)
          .join(",");
        expect(printExpression(parsed(shuffled))).toBe(printExpression(parsed(text)));
      }),
    );
  });

  it("returns an expression or a problem for any text, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const result = parseExpression(text);
        expect(typeof (result.ok ? printExpression(result.value) : result.error.kind)).toBe("string");
      }),
    );
  });
});

describe("describeExpression", () => {
  const label = (slug: string) => slug.toUpperCase();
  it.each([
    ["a", "A"],
    ["a,b", "A or B"],
    ["a+b", "A and B"],
    ["a+b,c,-d", "A and B, or C, without D"],
    ["-d,-e", "Everything, without D or E"],
  ])("reads %j aloud as %j", (text, words) => {
    expect(describeExpression(parsed(text), label)).toBe(words);
  });
});

describe("topicsOf", () => {
  it("names every topic once, excluded ones too", () => {
    expect(topicsOf(parsed("b+a,a,-c"))).toEqual(["a", "b", "c"]);
  });
});
