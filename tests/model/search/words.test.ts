import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formsOf } from "../../../src/model/search/forms.ts";
import { describeQuery, parseQuery, printQuery } from "../../../src/model/search/query.ts";
import { termsIn, termsOf, wordsIn } from "../../../src/model/search/words.ts";

const words = (text: string) => wordsIn(text).map((word) => word.text);

describe("the words of a text", () => {
  it.each([
    [
      "accents, and letters that count as others",
      "Łódź, Tromsø, Straße, İzmir, Ὀδυσσεύς",
      ["lodz", "tromso", "strasse", "izmir", "οδυσσευσ"],
    ],
    [
      "apostrophes, possessive and elided ones",
      "Russia's l'Arctique d’État O'Brien don't",
      ["russia", "arctique", "etat", "obrien", "dont"],
    ],
    [
      "hyphens, dots and other marks between words",
      "cyber-competition example.org foo_bar",
      ["cyber", "competition", "example", "org", "foo", "bar"],
    ],
    ["initials", "U.S. W.H.O. U.S", ["us", "who", "us"]],
    ["numbers", "1,250 3.5 1.250.000 COVID-19", ["1250", "3.5", "1250000", "covid", "19"]],
    [
      "powers of units and indices, as digits",
      "120 m², 5km³ 3 m³/s CO₂",
      ["120", "m2", "5km3", "3", "m3", "s", "co2"],
    ],
    [
      "raised digits of notes and numbers, not at all",
      "harbour² 10⁶ 2024³ x¹",
      ["harbour", "10", "2024", "x"],
    ],
    ["fractions, not as further digits", "1½ ¾ inch", ["1", "inch"]],
    ["names that hold signs", "C++ c# AT&T R&D", ["c++", "c#", "at&t", "r&d"]],
    ["soft hyphens and decomposed accents", "ice\u00adbreaker re\u0301sume\u0301", ["icebreaker", "resume"]],
    [
      "Cyrillic letters whose marks belong to them",
      "Йод ёлка Київ ста́рый",
      ["йод", "елка", "київ", "старый"],
    ],
    ["Hebrew and Arabic without points", "שָׁלוֹם مُحَمَّد", ["שלום", "محمد"]],
    ["vowels that are marks", "हिन्दी भाषा", ["हिन्दी", "भाषा"]],
    ["wide and narrow forms", "ＮＡＴＯ ｶﾞ", ["nato", "ガ"]],
    ["nothing but signs", "— … 🚢 <> \u202e", []],
  ])("%s", (_, text, expected) => expect(words(text)).toEqual(expected));

  it("keep their place in the text", () => {
    const text = "In Łódź: Russia's «д'État» re\u0301sume\u0301";
    for (const { start, end, text: folded } of wordsIn(text))
      expect(words(text.slice(start, end))).toEqual([folded]);
    expect(wordsIn("The Łódź").map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 8],
    ]);
  });

  it("of a script without spaces are found by each character and each pair", () => {
    const terms = new Set(termsIn("東京都庁").map(({ text }) => text));
    for (const asked of ["東京", "京都", "都庁", "東京都庁", "庁"]) {
      const [word] = wordsIn(asked);
      expect(word === undefined ? [] : termsOf(word).filter((term) => !terms.has(term))).toEqual([]);
    }
    expect(words("NHK杯で")).toEqual(["nhk", "杯で"]);
    expect(termsIn("ทะเล").map(({ text }) => text)).toEqual(["ท", "ะ", "เ", "ล", "ทะ", "ะเ", "เล"]);
  });

  it("are cut at 64 characters", () => expect(words("a".repeat(1000))).toEqual(["a".repeat(64)]));
});

describe("the singular and plural of a word", () => {
  it.each([
    ["tide", "tides"],
    ["ferry", "ferries"],
    ["box", "boxes"],
    ["church", "churches"],
    ["cache", "caches"],
    ["movie", "movies"],
    ["bus", "buses"],
    ["day", "days"],
  ])("are %s and %s, and each form gives the other", (singular, plural) => {
    expect(formsOf(singular)).toContain(plural);
    expect(formsOf(plural)).toContain(singular);
  });

  it.each([
    ["new", "news"],
    ["pres", "press"],
    ["cri", "cris"],
    ["corpu", "corpus"],
    ["ga", "gas"],
  ])("are not %s and %s", (one, other) => {
    expect(formsOf(one)).not.toContain(other);
    expect(formsOf(other)).not.toContain(one);
  });

  it("are symmetric", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,6}(?:|s|es|ies|y)$/), (word) => {
        for (const form of formsOf(word)) expect(formsOf(form)).toContain(word);
      }),
    );
  });
});

describe("a query", () => {
  const parsed = (text: string) => {
    const query = parseQuery(text);
    if (!query.ok) throw new Error(query.error.reason);
    return query.value;
  };

  it.each([
    ["Arctic  Council", "arctic council"],
    ['"Arctic Council"', "arctic council"],
    ["arctic arctic council", "arctic council"],
    ["-sport arctic", "arctic -sport"],
    ['arctic -"sport"', "arctic -sport"],
    ["sea-ice", "sea ice"],
    ["C++", "c++"],
    ["__proto__ constructor", "proto constructor"],
  ])("%s is printed as %s", (text, printed) => expect(printQuery(parsed(text))).toBe(printed));

  it("is the same after printing and parsing, for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(..." '’.,-&+#sl1aé東ำ㊅"), maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const query = parseQuery(typed);
        if (query.ok) expect(parseQuery(printQuery(query.value))).toEqual(query);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ["", "without-words"],
    ["!!! 🚢 \u0000", "without-words"],
    ["a ".repeat(101), "too-long"],
    // The query is short enough as typed, and too long in its canonical spelling.
    [Array.from({ length: 12 }, (_, place) => "ﷺ".repeat(place + 1)).join(" "), "too-long"],
    [`-${"a".repeat(50)}-${"b".repeat(50)}-${"c".repeat(50)}-${"d".repeat(46)}`, "too-long"],
    ["a b c d e f g h i j k l m n o p q", "too-many-words"],
  ])("%j is refused as %s", (text, reason) => {
    const query = parseQuery(text);
    expect(query).toEqual({ ok: false, error: { kind: "bad-query", reason } });
  });

  it("is described in words", () => {
    expect(describeQuery(parsed("arctic council -sport -golf"))).toBe(
      "“arctic council” without “sport” or “golf”",
    );
    expect(describeQuery(parsed("-sport"))).toBe("everything without “sport”");
  });
});
