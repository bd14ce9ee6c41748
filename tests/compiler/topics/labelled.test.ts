/** Checks the rates that `npm run bench:topics` measures, so that a changed term cannot lower them unnoticed. */

import { describe, expect, it } from "vitest";
import { labelledTexts } from "../../../bench/topics/labelled.ts";
import { countsOf, measureTopics, microRates, ofHalf, topLevel } from "../../../bench/topics/measure.ts";
import { shippedVocabulary } from "../../../src/compiler/topics/vocabulary.ts";
import { wordsOf } from "../../../src/compiler/topics/words.ts";

const vocabulary = await shippedVocabulary();
const texts = labelledTexts();
const heldOut = ofHalf(measureTopics(texts, vocabulary), "held out");

describe("the labelled texts", () => {
  it("are at least 170 different texts of 60 to 160 words", () => {
    expect(texts.length).toBeGreaterThanOrEqual(170);
    expect(new Set(texts.map(({ text }) => text.paragraphs.join("\n"))).size).toBe(texts.length);
    const lengths = texts.map(({ name, text }) => ({
      name,
      words: wordsOf(text.paragraphs.join(" ")).length,
    }));
    expect(lengths.filter(({ words }) => words < 60 || words > 160)).toEqual([]);
  });

  it("name topics of the shipped vocabulary", () => {
    const unknown = texts.filter(({ expected }) => !expected.every((slug) => vocabulary.topics.has(slug)));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it.each(topLevel(vocabulary))("have five or more on %s in the held-out half", (top) => {
    expect(countsOf(top, heldOut).expected).toBeGreaterThanOrEqual(5);
  });
});

describe("the shipped vocabulary, on the held-out texts,", () => {
  const { precision, recall } = microRates(topLevel(vocabulary), heldOut);

  it("is right in at least nine of ten top-level topics that it infers", () => {
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  it("infers at least three of four expected topics", () => {
    expect(recall).toBeGreaterThanOrEqual(0.75);
  });
});
