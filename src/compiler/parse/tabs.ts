/**
 * Reads the tabs of Docusaurus. A feed has no tabs, so each becomes a heading with its text.
 * https://docusaurus.io/docs/markdown-features/tabs
 */

import { maskCode } from "./comments.ts";

const MARKS = /<\/?Tab|import/g;

/** A line that has only a tag of tabs, or the import of their components. */
const LINE =
  /^[ \t]*(?:<(?<end>\/)?(?<name>Tabs|TabItem)(?=[\s>])(?<attributes>[^<>]{0,500})>|import\s+\w+\s+from\s+["']@theme\/Tab(?:s|Item)["'];?)[ \t]*$/;

/** The maximum number of levels of nested tabs whose indentation is removed. */
const MAX_DEPTH = 5;

/** Returns a text of as many lines, without the indentation of the tabs. */
export function withoutTabs(text: string): string {
  if (!text.includes("<TabItem")) return text;
  const lines = text.split("\n");
  const masked = maskCode(text, MARKS).split("\n");
  const starts: number[] = [];
  for (const [at, line] of masked.entries()) {
    const { name, end, attributes = "" } = LINE.exec(line)?.groups ?? {};
    if (!LINE.test(line)) continue;
    lines[at] = name === "TabItem" && end === undefined ? `#### ${labelIn(attributes)}` : "";
    if (name !== "TabItem") continue;
    if (end === undefined) starts.push(at);
    else {
      const start = starts.pop() ?? at;
      if (starts.length < MAX_DEPTH) dedent(lines, start + 1, at);
    }
  }
  return lines.join("\n");
}

function labelIn(attributes: string): string {
  const attribute = (name: string) => new RegExp(`\\s${name}=(["'])(.*?)\\1`).exec(attributes)?.[2];
  return attribute("label") ?? attribute("value") ?? "";
}

/** Removes the spaces that all lines from `start` to `end` have in common. */
function dedent(lines: string[], start: number, end: number): void {
  const own = lines.slice(start, end);
  // Avoids `Math.min(...lengths)`, because a function cannot take a hundred thousand arguments.
  const indentation = own
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length)
    .reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  if (indentation === 0 || indentation === Number.POSITIVE_INFINITY) return;
  for (const [at, line] of own.entries()) lines[start + at] = line.slice(indentation);
}
