import { describe, expect, it } from "vitest";
import { enclosuresIn } from "../../src/model/enclosures.ts";

describe("enclosuresIn", () => {
  it.each([
    ['She said "no" (twice).', ['"no"', "(twice)"]],
    ["„Nein“, «non», ‘it’s’ and 'the workers' way'", ["„Nein“", "«non»", "‘it’s’", "'the workers'"]],
    ["a (nested (bracket) here) end", ["(nested (bracket) here)"]],
    ["5\" of rain and the 1990's", []],
    ["an open (bracket", []],
    ["「港口」と『海』", ["「港口」", "『海』"]],
  ])("%j", (text, found) => {
    expect(enclosuresIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });
});
