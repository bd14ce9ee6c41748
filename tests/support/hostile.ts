/** Malicious and broken seeds, compiled by the whole compiler. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "../../src/compiler/compile.ts";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { createApp } from "../../src/edge/app.ts";
import { NOW, openFiles } from "./pack.ts";

const md = (title: string, body = "Text.", more = "") =>
  `---\ntitle: ${JSON.stringify(title)}\ndate: 2024-05-04\ntopics: []\n${more}---\n${body}\n`;
/** Writes a value with JSON's escapes, which YAML reads too. */
export const HOSTILE_REASON = 'a ]]> b ]]> </summary></feed> <3 & "&amp;" \u0001\uFFFE\uD800c';
const EVERY_CONTROL = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join("x");

const SEEDS: Readonly<Record<string, string>> = {
  // A title that closes its element and opens another item must stay one title.
  "closing-title.md": md("</title></item><item>"),
  "heart.md": md("<3 Deno"),
  "ampersand.md": md("AT&T"),
  // Entities in front matter are read as characters, so this title is "R&amp;D".
  "entity.md": md("R&amp;amp;D"),
  "section-ends.md": md("a ]]> b ]]> c", "]]> and `]]>` and ]]&gt;"),
  "section-start.md": md("<![CDATA[", "<![CDATA[ x ]]> y"),
  // YAML escapes, because the file's decoder does not see them.
  "escaped-controls.md": `---\ntitle: "a\\u0001b\\uFFFEc"\ndate: 2024-05-04\ntopics: []\nsummary: "s\\u0000s"\n---\nText.\n`,
  "lone-surrogate.md": `---\ntitle: "a\\uD800b"\ndate: 2024-05-04\ntopics: []\n---\nText &#xD800; &#1; &#xFFFF;\n`,
  "raw-controls.txt": `Title: Controls\nDate: 2024-05-04\n\nOne ${EVERY_CONTROL} two \uFFFE\uFFFF three\n`,
  "script.md": md(
    "Script",
    '<script>alert(1)</script><img src=//h.example/x onerror=alert(1)><a href="javascript:alert(1)">x</a> **bold**',
  ),
  "doctype.html": `---\ntitle: Doctype\ndate: 2024-05-04\n---\n<!DOCTYPE x [<!ENTITY a "b">]><?xml version="1.0"?><p>&a; &amp;a;</p>\n`,
  "unclosed.html":
    "---\ntitle: Unclosed\ndate: 2024-05-04\n---\n<p>one <b>two <i>three</p><table><tr><td>x\n",
  "deep.html": `---\ntitle: Deep\ndate: 2024-05-04\n---\n${"<div>".repeat(300)}deep\n`,
  "relative.md": md(
    "Relative",
    '[a](b.html) [c](/d.png) <img src="//h.example/d.png"> <video src="//h.example/e.mp4" poster=//h.example/f.jpg></video> [g](//h.example/i) [j](#k) [l](mailto:m@n.example)',
  ),
  "right-to-left.md": md("\u202Eevil\u202C שלום", "\u2066x\u2069"),
  "long-line.txt": `Date: 2024-05-04\n\n${"word ".repeat(60_000)}\n`,
  "separators.md": md("Line\u2028and paragraph\u2029separators", "x\u2028y"),
  "withdrawn.md": md(
    "Withdrawn </title>",
    "Text.",
    `withdrawn: {date: 2024-05-05, reason: ${JSON.stringify(HOSTILE_REASON)}}\ncorrections: [{date: 2024-05-04, note: ${JSON.stringify(HOSTILE_REASON)}}]\n`,
  ),
  "corrected.md": md(
    "Corrected ]]>",
    "Text.",
    `corrections: [{date: 2024-05-05, note: ${JSON.stringify(HOSTILE_REASON)}}]\n`,
  ),
  "stand-ins.md": md("\uFDD0amp\uFDD1lt\uFDEF", "x\uFDD0"),
};

export async function appFromSeeds() {
  const folder = await mkdtemp(join(tmpdir(), "hostile-"));
  try {
    for (const [name, text] of Object.entries(SEEDS)) await writeFile(join(folder, name), text);
    const compiled = await compile({ folder });
    if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
    return createApp(openFiles(compiled.value.pack), () => NOW);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
