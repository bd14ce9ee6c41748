/** The rules of plain English that a program can check. They name each place, so that it can be reworded. */

import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Text = { readonly path: string; readonly text: string };

const textsOf = (...patterns: string[]): Text[] =>
  globSync(patterns, { exclude: ["tests/fixtures/**", "tests/plain-words.test.ts"] }).map((path) => ({
    path: path.replaceAll("\\", "/"),
    text: readFileSync(path, "utf8"),
  }));

/** Returns `path:line: words` for each match. */
function placesOf(pattern: RegExp, texts: readonly Text[]): string[] {
  return texts.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => {
      const line = text.slice(0, index).split("\n").length;
      return `${path}:${line}: ${found.replace(/\s+/g, " ")}`;
    }),
  );
}

const CLAUSE_FIRST = /\/\*\*[\s*]*(?:What|Whether|Who)\b[^\n]*/g;
const VAGUE_PERSON = /[^\n]{0,40}\b(?:nobody|somebody|whoever)\b[^\n]{0,40}/gi;
/** A title may follow a table or a condition: `it.each([...])("is read: %s"`. */
const TITLE = /(?:\b(?:describe|it|test)(?:\.\w+)*|[)\]])\(\s*(?:"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)/g;

/**
 * The maximum number of words in a sentence of a comment. CONTRIBUTING.md asks for 25. The rest is for lists, and
 * for sentences that the pattern does not split.
 */
const MAX_WORDS = 30;
/** A comment that starts its line: a block, or line comments one below the other. */
const COMMENT = /^[ \t]*\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm;

/** Returns `path:line: sentence` for each sentence of a comment that is too long. A code span counts as a word. */
function longSentencesIn(texts: readonly Text[]): string[] {
  return texts.flatMap(({ path, text }) =>
    [...text.matchAll(COMMENT)].flatMap(({ 0: comment, index }) => {
      const line = text.slice(0, index).split("\n").length;
      const words = comment.replace(/^[ \t]*(?:\/\/|\/?\*+\/?)|\*+\/$/gm, " ").replace(/`[^`]*`/g, "code");
      return words
        .split(/(?<=[.!?:;])\s+/)
        .filter((sentence) => (sentence.match(/[\p{L}\d]\S*/gu)?.length ?? 0) > MAX_WORDS)
        .map((sentence) => `${path}:${line}: ${sentence.replace(/\s+/g, " ").trim()}`);
    }),
  );
}

const titles = (texts: readonly Text[]): Text[] =>
  texts.map(({ path, text }) => {
    let kept = "";
    for (const { 0: title, index } of text.matchAll(TITLE))
      kept += text.slice(kept.length, index).replace(/[^\n]/g, " ") + title;
    return { path, text: kept };
  });

describe("the English of the project", () => {
  it("starts doc comments with a verb or a noun, not with a clause", () => {
    const sources = textsOf("{src,bench,tests}/**/*.ts");
    expect(sources.length).toBeGreaterThan(300);
    expect(placesOf(CLAUSE_FIRST, sources)).toEqual([]);
  });

  it("has short sentences in comments", () => {
    expect(longSentencesIn(textsOf("{src,bench,tests}/**/*.ts"))).toEqual([]);
  });

  it("names the actor in sources and documents", () => {
    const texts = textsOf("src/**/*.{ts,yaml}", "docs/**/*.md", "README.md");
    expect(placesOf(VAGUE_PERSON, texts)).toEqual([]);
  });

  it("names the actor in the titles of tests", () => {
    const found = titles(textsOf("tests/**/*.test.ts"));
    expect(placesOf(TITLE, found).length).toBeGreaterThan(1000);
    expect(placesOf(VAGUE_PERSON, found)).toEqual([]);
  });
});

describe("these rules", () => {
  it.each([
    ["/** What a feed has. */", CLAUSE_FIRST],
    ["/**\n * Whether it is new.\n */", CLAUSE_FIRST],
    ["Nobody reads it.", VAGUE_PERSON],
  ])("find %j", (text, pattern) => {
    expect(placesOf(pattern, [{ path: "a.ts", text }])).toEqual([expect.stringMatching(/^a\.ts:1: /)]);
  });

  it("find titles of all forms, with their lines", () => {
    const text = [
      'it("is kept by somebody", () => {});',
      'const other = read("somebody");',
      "it.each([1])(",
      '  "somebody has %i",',
      ");",
      'it.skipIf(true)("somebody waits", () => {});',
    ].join("\n");
    const lines = placesOf(VAGUE_PERSON, titles([{ path: "a.ts", text }])).map(
      (place) => place.split(":")[1],
    );
    expect(lines).toEqual(["1", "4", "6"]);
  });

  it("find a long sentence in comments of both kinds, with its line", () => {
    const long = "word ".repeat(MAX_WORDS + 1).trim();
    const text = `/** Short. ${long}. */\nconst a = 1;\n// ${long.replace(" ", "\n// ")}.\n`;
    expect(longSentencesIn([{ path: "a.ts", text }])).toEqual([`a.ts:1: ${long}.`, `a.ts:3: ${long}.`]);
    expect(longSentencesIn([{ path: "a.ts", text: text.replaceAll("word word", "`word word`") }])).toEqual(
      [],
    );
  });

  it("accept a doc comment that starts with a verb", () => {
    const text = "/** Returns what was read. */";
    expect(placesOf(CLAUSE_FIRST, [{ path: "a.ts", text }])).toEqual([]);
  });
});
