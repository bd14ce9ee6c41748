import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Colour,
  colour,
  contrast,
  leastContrast,
  legible,
  type SchemeColours,
} from "../../src/model/colour.ts";

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}` as Colour);

describe("WCAG 2.2, contrast ratio", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#ff0000", "#ffffff", 4],
  ])("of %s and %s is %f", (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });
});

describe("a colour", () => {
  it.each(["#1F6F54", "#1f6f54"])("is read from %s", (text) => expect(colour(text)).toBe("#1f6f54"));
  it.each(["1f6f54", "#1f6", "#1f6f54ff", "green", "#1f6f5g", ""])("is not read from %j", (text) =>
    expect(colour(text)).toBeUndefined(),
  );
});

describe("a colour made legible", () => {
  it("has enough contrast, and is unchanged if it had enough before", () => {
    fc.assert(
      fc.property(anyColour, fc.constantFrom("light", "dark"), (text, scheme: keyof SchemeColours) => {
        const shown = legible(text, scheme);
        expect(leastContrast(shown, scheme)).toBeGreaterThanOrEqual(4.5);
        if (leastContrast(text, scheme) >= 4.5) expect(shown).toBe(text);
      }),
    );
  });
});
