import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stretchesOf } from "../../../src/compiler/topics/stretches.ts";
import { wordsOf } from "../../../src/compiler/topics/words.ts";

const SENTENCE =
  "The harbour office measured 3.5 metres of water at the quay, a little more than last spring. ";

describe("stretchesOf", () => {
  it("returns title, lead and body unchanged", () => {
    expect(stretchesOf({ title: "Tides", paragraphs: ["High.", "Low."] })).toEqual([
      { part: "title", paragraph: 0, text: "Tides" },
      { part: "lead", paragraph: 1, text: "High." },
      { part: "body", paragraph: 2, text: "Low." },
    ]);
  });

  it("cuts a long paragraph at ends of sentences; only the first piece is the lead", () => {
    const stretches = stretchesOf({ title: "", paragraphs: [SENTENCE.repeat(20)] }).slice(1);
    expect(stretches.map(({ part, paragraph }) => `${part} ${paragraph}`)).toEqual([
      "lead 1",
      "body 1",
      "body 1",
      "body 1",
    ]);
    for (const { text } of stretches) expect(text.trim()).toMatch(/spring\.$/);
  });

  it("loses no word of any text", () => {
    const anything = fc.array(
      fc.constantFrom("harbour", "3.5", "U.S.", "?", "!!", "...", "”", " ", "\n", "Où", ".a", "’s"),
      {
        minLength: 300,
        maxLength: 900,
      },
    );
    fc.assert(
      fc.property(anything, (pieces) => {
        const paragraph = pieces.join(" ");
        const cut = stretchesOf({ title: "", paragraphs: [paragraph] }).flatMap(({ text }) => wordsOf(text));
        expect(cut).toEqual(wordsOf(paragraph));
      }),
    );
  });
});
