import { describe, expect, it } from "vitest";
import { directionOf } from "../../../src/edge/pages/language.ts";

describe("the direction of a language", () => {
  it.each([
    ["ar", "rtl"],
    ["ar-EG", "rtl"],
    ["he", "rtl"],
    ["iw", "rtl"],
    ["fa", "rtl"],
    ["ur-PK", "rtl"],
    ["yi", "rtl"],
    ["dv", "rtl"],
    ["ckb", "rtl"],
    ["az-Arab", "rtl"],
    ["en", "ltr"],
    ["nn", "ltr"],
    ["ar-Latn", "ltr"],
    ["ku", "ltr"],
    ["ja", "ltr"],
    ["und", "ltr"],
    ["zxx", "ltr"],
  ])("%s is %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
