import { describe, expect, it } from "vitest";
import { escapeMarkup, oneLine, sendable, shorten, unsendable } from "../../src/model/text.ts";

describe("XML 1.0, 2.2 Char", () => {
  it("removes the characters that XML cannot carry and keeps the others", () => {
    expect(sendable("a\u0000b\u0001\u001Fc\uFFFEd\uFFFFe\uD800f")).toBe("abcdef");
    expect(sendable("tab\tfeed\nreturn\r é 漢 😀")).toBe("tab\tfeed\nreturn\r é 漢 😀");
  });

  it("reads Windows-1252 controls as the intended characters", () => {
    expect(sendable("Don\u0092t pay \u00805 \u0096 he said\u0085")).toBe("Don’t pay €5 – he said…");
  });

  it("names the characters that it would remove, each once", () => {
    expect(unsendable("\u0001x\u0001\uFFFE")).toEqual(["U+0001", "U+FFFE"]);
    expect(unsendable("plain")).toEqual([]);
  });
});

describe("escapeMarkup", () => {
  it("escapes each markup character once", () => {
    expect(escapeMarkup(`R&D <3 "x" ]]> &amp;`)).toBe("R&amp;D &lt;3 &quot;x&quot; ]]&gt; &amp;amp;");
  });
});

describe("oneLine", () => {
  it("joins Chinese and Japanese lines", () => {
    expect(oneLine("港口\n  新闻、\nはれ ok\nOslo\n雨 天")).toBe("港口新闻、はれ ok Oslo 雨 天");
  });

  it("replaces white space of every kind", () => {
    expect(oneLine("  a\n\tb\u00a0 c ")).toBe("a b c");
  });
});

describe("shorten", () => {
  it.each([
    ["short enough", 20, "short enough"],
    ["cut between words, never inside", 20, "cut between words…"],
    ["no comma, before the ellipsis", 11, "no comma…"],
    ["behind a clause that ends near the limit, if any", 42, "behind a clause that ends near the limit…"],
    ['outside a "short quotation" of words', 22, "outside a…"],
    ["outside a bracket (of some words)", 24, "outside a bracket…"],
    ['"a long quotation of many words"', 18, '"a long quotation…"'],
    ["don't take 'an apostrophe' for a mark", 18, "don't take…"],
  ])("%j at %i", (text, limit, expected) => {
    expect(shorten(text, limit)).toBe(expected);
  });

  it("cuts a text without spaces between graphemes", () => {
    expect(shorten("😀😀😀", 3)).toBe("😀…");
    expect(shorten("漢字漢字", 2)).toBe("漢字…");
    expect(shorten("ab👨‍👩‍👧‍👦cd", 9)).toBe("ab…");
  });
});
