import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Choice,
  choiceOf,
  choicePath,
  mapChoice,
  readChoice,
  scopeOfChoice,
} from "../../../../src/edge/pages/subscribe/choice.ts";
import type { Scope } from "../../../../src/model/address.ts";
import {
  MAX_TERMS,
  parseExpression,
  printExpression,
  type TopicExpression,
} from "../../../../src/model/expression.ts";
import { parseQuery } from "../../../../src/model/search/query.ts";
import { topicSlug } from "../../../../src/model/topic.ts";

const reading = (query: string) => readChoice(new URLSearchParams(query));
const read = (query: string) => reading(query).choice;
const expressionIn = (scope: Scope): TopicExpression =>
  ("expression" in scope ? scope.expression : undefined) ?? { alternatives: [], exclusions: [] };
const expressionOf = (choice: Choice): TopicExpression => {
  const scope = scopeOfChoice(choice);
  if (!scope.ok) throw new Error(`${scope.error.terms} terms`);
  return expressionIn(scope.value);
};
const printed = (query: string) => printExpression(expressionOf(read(query)));
const parsed = (text: string) => {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe("the feed of a choice", () => {
  it.each([
    ["", ""],
    ["any=arctic", "arctic"],
    ["any=pilots&any=arctic", "arctic,pilots"],
    ["all=treaties&all=arctic", "arctic+treaties"],
    ["without=sport", "-sport"],
    ["any=pilots&any=arctic&all=treaties&without=sport", "arctic+treaties,pilots+treaties,-sport"],
    ["any=arctic&any=pilots+tides&all=weather", "arctic+weather,pilots+tides+weather"],
    // The topic under `all` makes the alternatives superfluous.
    ["any=arctic&any=pilots&all=arctic", "arctic"],
    ["any=arctic&without=arctic", "arctic,-arctic"],
    ["topics=arctic%2Bpilots,tides,-sport", "arctic+pilots,tides,-sport"],
    ["topics=arctic+pilots,tides", "arctic+pilots,tides"],
    ["topics=arctic&any=tides", "arctic,tides"],
  ])("%j is %j", (query, expression) => {
    expect(printed(query)).toBe(expression);
  });

  it("is everything for an empty choice", () => {
    expect(scopeOfChoice(read("any=&all=&without=&topics=&format="))).toEqual({
      ok: true,
      value: { kind: "everything" },
    });
  });

  it(`has at most ${MAX_TERMS} terms, and the problem has the number of terms`, () => {
    const any = (count: number) => Array.from({ length: count }, (_, at) => `any=t${at}`).join("&");
    expect(scopeOfChoice(read(any(MAX_TERMS))).ok).toBe(true);
    expect(scopeOfChoice(read(`${any(20)}&all=arctic&without=sport`))).toEqual({
      ok: false,
      error: { kind: "too-many-terms", terms: 41 },
    });
  });

  it("is refused quickly if it is long", () => {
    const many = (name: string) => Array.from({ length: 5_000 }, (_, at) => `${name}=t${at}`).join("&");
    expect(scopeOfChoice(read(`${many("any")}&${many("all")}x`)).ok).toBe(false);
  });
});

describe("reading the form's parameters", () => {
  it("accepts any order, case, repeats, commas and both ways to write a plus sign", () => {
    const choice = {
      any: [["arctic"], ["pilots", "tides"]],
      all: ["weather"],
      without: ["sport"],
      format: "atom",
    };
    for (const query of [
      "any=arctic&any=pilots%2Btides&all=weather&without=sport&format=atom",
      "format=atom&without=SPORT&any=Arctic,tides+pilots&any=arctic&all=weather,weather&other=x",
    ])
      expect(reading(query)).toEqual({ choice, problems: [] });
  });

  it.each([
    ["any=<script>", { kind: "not-slugs", values: 1 }],
    ["any=arctic&all=-tides&without=%00,%C3%A9", { kind: "not-slugs", values: 3 }],
    ["q=!!!", { kind: "bad-query", reason: "without-words" }],
    ["q=ice&q=tide", { kind: "bad-query", reason: "repeated" }],
    ["format=xml", { kind: "bad-format" }],
    ["format=rss&format=atom", { kind: "bad-format" }],
    [
      "topics=arctic%2B-sport",
      { kind: "bad-expression", problem: { kind: "misplaced-exclusion", suggestion: "arctic,-sport" } },
    ],
    ["topics=a,%25", { kind: "bad-expression", problem: { kind: "not-a-slug", term: 2 } }],
  ])("reports the problem of %j", (query, problem) => {
    expect(reading(query).problems).toEqual([problem]);
  });

  it("reads the correction that is proposed for an expression with a mistake", () => {
    expect(printed("topics=arctic%2B-sport")).toBe("arctic,-sport");
  });

  it("leaves out an alternative with an invalid topic, because it would match more articles", () => {
    expect(read("any=arctic%2B%C3%A9&any=tides").any).toEqual([["tides"]]);
    const renamed = mapChoice(read("any=arctic%2Bnowhere&any=tides"), (slug) =>
      slug === "nowhere" ? undefined : slug,
    );
    expect(renamed.any).toEqual([["tides"]]);
  });

  it("returns a choice for any query", () => {
    const name = fc.constantFrom("any", "all", "without", "topics", "q", "format", "__proto__");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 5 }),
        (pairs) => {
          expect(choicePath(read(new URLSearchParams(pairs).toString()))).toMatch(
            /^\/subscribe(?:\?[\w%=&.*+-]+)?$/,
          );
        },
      ),
    );
  });
});

const SLUGS = ["arctic", "pilots", "sport", "tides", "weather"].flatMap((text) => topicSlug(text) ?? []);
const slugs = fc.subarray(SLUGS, { maxLength: 3 });
const words = fc.constantFrom("ice", "arctic council -sport", "-tide").map((text) => {
  const query = parseQuery(text);
  return query.ok ? { words: query.value } : {};
});
const choices: fc.Arbitrary<Choice> = fc
  .record({
    any: fc.array(fc.subarray(SLUGS, { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
    all: slugs,
    without: slugs,
    format: fc.constantFrom("rss", "atom", "json"),
  })
  .chain((choice) => fc.oneof(fc.constant({}), words).map((more) => ({ ...choice, ...more })))
  .map((choice) => mapChoice(choice, (slug) => slug));
const expressions = fc
  .tuple(fc.array(fc.subarray(SLUGS, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), slugs)
  .filter(([alternatives, exclusions]) => alternatives.length + exclusions.length > 0)
  .map(([alternatives, exclusions]) =>
    parsed([...alternatives.map((all) => all.join("+")), ...exclusions.map((one) => `-${one}`)].join(",")),
  );

describe("a choice", () => {
  it("selects articles by any, all and without", () => {
    fc.assert(
      fc.property(choices, fc.subarray(SLUGS), ({ any, all, without, ...rest }, about) => {
        const has = (slug: string) => about.some((one) => one === slug);
        const plainly =
          (any.length === 0 || any.some((topics) => topics.every(has))) &&
          all.every(has) &&
          !without.some(has);
        const { alternatives, exclusions } = expressionOf({ any, all, without, ...rest });
        const byExpression =
          (alternatives.length === 0 || alternatives.some((topics) => topics.every(has))) &&
          !exclusions.some(has);
        expect(byExpression).toBe(plainly);
      }),
      { numRuns: 1_000 },
    );
  });

  it("has a canonical expression", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const expression = expressionOf(choice);
        const text = printExpression(expression);
        if (text !== "") expect(parsed(text)).toEqual(expression);
      }),
    );
  });

  it("is read from its own path unchanged", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        expect(reading(choicePath(choice).split("?")[1] ?? "")).toEqual({ choice, problems: [] });
      }),
    );
  });

  it("made from an expression has the same expression", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        expect(expressionOf(choiceOf(expression))).toEqual(expression);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["arctic", [["arctic"]], []],
    ["arctic+pilots", [], ["arctic", "pilots"]],
    ["arctic+tides,pilots+tides", [["arctic"], ["pilots"]], ["tides"]],
    ["arctic,arctic+tides", [["arctic"], ["arctic", "tides"]], []],
    ["arctic+pilots,tides", [["arctic", "pilots"], ["tides"]], []],
  ])("shows %j as any of %j with all of %j", (text, any, all) => {
    expect(choiceOf(parsed(text))).toEqual({ any, all, without: [], format: "rss" });
  });
});
