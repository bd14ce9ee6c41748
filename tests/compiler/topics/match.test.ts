import { describe, expect, it } from "vitest";
import { termMatcher } from "../../../src/compiler/topics/match.ts";
import { wordsOf } from "../../../src/compiler/topics/words.ts";
import { vocabularyOf } from "../../support/vocabulary.ts";

describe("wordsOf", () => {
  it.each([
    [
      "hyphens split words",
      "cyber-competition, a twenty‑year‑old",
      ["cyber", "competition", "a", "twenty", "year", "old"],
    ],
    [
      "possessive endings are removed, straight or curly",
      "Russia's, the workers’ and Łódź’s",
      ["russia", "the", "workers", "and", "łódź"],
    ],
    ["other apostrophes are removed", "O'Brien’s coup d’État, l'été", ["obrien", "coup", "détat", "lété"]],
    [
      "accents are letters, composed or not",
      "Épicentre e\u0301picentre São Tomé",
      ["épicentre", "épicentre", "são", "tomé"],
    ],
    [
      "initials are one word",
      "The U.S. and the W.H.O., at 9 a.m.",
      ["the", "us", "and", "the", "who", "at", "9", "am"],
    ],
    ["soft hyphens are not seen", "vac\u00adcine", ["vaccine"]],
    ["other scripts have words too", "Портовая служба, हिन्दी", ["портовая", "служба", "हिन्दी"]],
  ])("%s", (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe("termMatcher", () => {
  const match = termMatcher(
    vocabularyOf(
      {
        slug: "harbour",
        terms: ["harbour", "quay", "container ship*"],
        hints: ["port"],
        not: ["port wine", "safe harbour*"],
      },
      { slug: "locks", broader: "harbour", terms: ["sluice*", "port lock"] },
      { slug: "courts", terms: ["court"] },
      { slug: "tennis", terms: ["tennis court*", "coup d'état", "été"] },
    ),
  );
  const found = (text: string) => match(text).map(({ slug, words }) => `${slug}: ${words}`);

  it("matches whole words, whatever the case, the hyphens or the possessive", () => {
    expect(found("The HARBOUR’s quay")).toEqual(["harbour: harbour", "harbour: quay"]);
    expect(found("Container-ships")).toEqual(["harbour: container ships"]);
    expect(found("Harbours and quayside, courtship, répété")).toEqual([]);
  });

  it("matches every ending if a term ends with *", () => {
    expect(found("sluice, sluices")).toEqual(["locks: sluice", "locks: sluices"]);
  });

  it("matches accents and apostrophes as they are written", () => {
    expect(found("Un coup d’État cet été")).toEqual(["tennis: coup détat", "tennis: été"]);
    expect(found("ete")).toEqual([]);
  });

  it("distinguishes terms and hints", () => {
    expect(match("quay, port").map(({ kind }) => kind)).toEqual(["term", "hint"]);
  });

  it("counts only the longest phrase, whichever topic has it", () => {
    expect(found("On the tennis court, not in court")).toEqual(["tennis: tennis court", "courts: court"]);
  });

  it("counts nothing inside a `not` phrase of the topic or a broader one", () => {
    expect(found("Port wine")).toEqual([]);
    expect(found("a safe harbour, a harbour")).toEqual(["harbour: harbour"]);
    expect(found("port")).toEqual(["harbour: port"]);
  });

  it("reads a line of a megabyte quickly", () => {
    expect(match("court and quay ".repeat(70_000))).toHaveLength(140_000);
  });
});
