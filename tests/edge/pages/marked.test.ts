/** Marked words in texts: exactly the terms that the search index makes of a text. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marker } from "../../../src/edge/pages/marked.ts";
import { termsIn } from "../../../src/model/search/words.ts";
import { escapeMarkup } from "../../../src/model/text.ts";

describe("terms", () => {
  it.each([
    [
      ["ferry"],
      "A ferry, a FERRY; the ferryman's",
      "A <mark>ferry</mark>, a <mark>FERRY</mark>; the ferryman's",
    ],
    [["tromso"], "To Tromsø & back", "To <mark>Tromsø</mark> &amp; back"],
    [["us"], "The U.S. said (U.S.)", "The <mark>U.S.</mark> said (<mark>U.S.</mark>)"],
    [["etat"], "coup d'état", "coup <mark>d'état</mark>"],
    [["at"], "d'at at&t", "<mark>d'at</mark> at&amp;t"],
    [["港湾", "湾局"], "新港湾局", "新<mark>港湾局</mark>"],
    [["ab"], "a\ufeffb a\u00a0b", "<mark>a\ufeffb</mark> a\u00a0b"],
    [[], "A ferry", "A ferry"],
  ])("%j of %j", (terms, text, marked) => {
    expect(marker(new Set(terms))(text).html).toBe(marked);
  });

  it("are marked at the same places as in a text that is split into all its words", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "U.S.",
        "d'",
        "l’",
        "c++",
        "C#",
        "AT&T",
        "1,250",
        "-",
        "…",
        "\ufeff",
        "\t",
        "\u00a0",
        "港",
        "湾",
        "ё",
        "ß",
        "’s",
        "<",
      ),
      fc.string({ maxLength: 3, unit: fc.constantFrom(..."abAB1.,' ") }),
      fc.string({ maxLength: 2, unit: "grapheme" }),
    );
    const texts = fc.array(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 3 }), (all, picks) => {
        const known = all.flatMap(termsIn).map(({ text }) => text);
        const terms = new Set(picks.flatMap((pick) => known[pick % Math.max(1, known.length)] ?? []));
        const mark = marker(terms);
        for (const text of all) expect(mark(text).html).toBe(markedPlainly(text, terms));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Marks the terms character by character. */
function markedPlainly(text: string, terms: ReadonlySet<string>): string {
  const found = termsIn(text).filter((term) => terms.has(term.text));
  const inside = Array.from(text.split(""), (_, at) =>
    found.some(({ start, end }) => start <= at && at < end),
  );
  // Two stretches that touch stay separate, unless a third overlaps both.
  const begins = (at: number) =>
    found.some(({ start }) => start === at) && !found.some(({ start, end }) => start < at && at < end);
  return text.split("").reduce((markup, character, at) => {
    const open = inside[at] === true && (inside[at - 1] !== true || begins(at));
    const close = inside[at] === true && (inside[at + 1] !== true || begins(at + 1));
    return `${markup}${open ? "<mark>" : ""}${escapeMarkup(character)}${close ? "</mark>" : ""}`;
  }, "");
}
