/**
 * `npm run bench:hostile`: builds files that are made to be slow, and measures how the time grows with their
 * size. Entry file.
 */

import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { compile } from "../src/compiler/compile.ts";
import { columnsOf } from "../src/compiler/report/columns.ts";
import { temporaryFolder } from "./clean-up.ts";

/** The sizes of files in characters. The largest size is nearly the maximum that the build accepts. */
const SIZES = [50_000, 200_000, 800_000];

const dated = (extra: string, body: string) =>
  `---\ntitle: Tides\ndate: 2024-05-04\ntopics: []\n${extra}---\n${body}\n`;
const md = (unit: string) => (size: number) => dated("", unit.repeat(size / unit.length));
const numbered = (size: number, print: (at: number) => string) => {
  let text = "";
  for (let at = 0; text.length < size; at += 1) text += print(at);
  return text;
};

/** The kinds of files. Each function makes the text of a file with about `size` characters. */
const KINDS: Readonly<Record<string, readonly [file: string, make: (size: number) => string]>> = {
  "plain paragraphs, to compare": ["a.md", md("The tide turned at noon, and the ferry left.\n\n")],
  stars: ["a.md", md("*a")],
  underscores: ["a.md", md("_a")],
  brackets: ["a.md", md("[a](")],
  backticks: ["a.md", md("`a``b")],
  "block quotes": ["a.md", md(">")],
  "nested lists": ["a.md", md("- ")],
  "table rows in Markdown": ["a.md", (size) => dated("", `|a|b|\n|-|-|\n${"|a|b|\n".repeat(size / 6)}`)],
  "link definitions": [
    "a.md",
    (size) =>
      dated(
        "",
        numbered(size, (at) => `[a${at}]: https://example.org/${at}\n`),
      ),
  ],
  "open comments": ["a.md", md("<!-- ")],
  "tables that nothing closes": ["a.html", md("<table><tr>")],
  "lists that nothing closes": ["a.html", md("<ul><li>")],
  "table rows in HTML": ["a.html", (size) => dated("", `<table>${"<tr><td>a".repeat(size / 9)}</table>`)],
  "combining marks": [
    "a.txt",
    (size) => `Title: Tides\nDate: 2024-05-04\nTags: []\n\na${"\u0301".repeat(size / 2)}\n`,
  ],
  "keys of front matter": [
    "a.md",
    (size) =>
      dated(
        numbered(size, (at) => `k${at}: a\n`),
        "Text.",
      ),
  ],
  "a cyclic anchor": [
    "a.md",
    (size) => dated(`authors: &a [*a]\nsummary: ${"a ".repeat(size / 2)}\n`, "Text."),
  ],
  "one long line": [
    "a.txt",
    (size) => `Title: Tides\nDate: 2024-05-04\nTags: []\n\n${"a ".repeat(size / 2)}\n`,
  ],
};

const temporary = temporaryFolder();

// The first build loads the vocabulary and warms the compiler.
await secondsOf("a.md", dated("", "Text."));
const rows = [];
for (const [kind, [file, make]] of Object.entries(KINDS)) {
  const times: number[] = [];
  for (const size of SIZES) times.push(await secondsOf(file, make(size)));
  const [first = 0, , last = 0] = times;
  rows.push([kind, ...times.map((time) => time.toFixed(2)), (last / first).toFixed(1)]);
}
console.log(columnsOf([["kind", ...SIZES.map((size) => `${size}`), "growth"], ...rows]));
console.log(
  "seconds of CPU for a build with one such file; growth: the last size to the first, which is 16 times smaller",
);

async function secondsOf(name: string, text: string): Promise<number> {
  const folder = mkdtempSync(join(temporary, "seeds-"));
  writeFileSync(join(folder, name), text);
  const started = process.cpuUsage();
  await compile({ folder });
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}
