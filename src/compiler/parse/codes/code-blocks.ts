/**
 * Turns Jekyll's, Hexo's and Hugo's blocks of code into Markdown's: `highlight` into a fence, and each code in a
 * `raw` block into a code span. Runs before comments and codes are read, because the content of a block may
 * look like them.
 */

import { maskCode } from "../comments.ts";

const OPENING =
  /\{%-?\s{0,9}(highlight|raw|codeblock|code)(?:\s([^%{}\n]{0,200}))?%\}|\{\{([<%])\s{0,9}(highlight)\s([^<>%{}\n]{0,300})[%>]\}\}/g;

/** Returns the text with the same number of lines, unless a block shares a line with other text. */
export function withCodeBlocks(text: string): string {
  if (text.search(OPENING) < 0) return text;
  const masked = maskCode(text, /\{/g);
  const endless = new Set<RegExp>();
  let result = "";
  let at = 0;
  for (const { 0: opening, 1: liquid, 2: words = "", 5: settings = "", index } of masked.matchAll(OPENING)) {
    if (index < at || masked[index - 1] === "\\") continue;
    const closing = END_LIQUID[liquid ?? ""] ?? END_SHORTCODE;
    if (endless.has(closing)) continue;
    const from = index + opening.length;
    closing.lastIndex = from;
    // The content of a block of code may look like a fence, so the end is searched for in the unmasked text.
    const end = closing.exec(text);
    if (end === null) {
      endless.add(closing);
      continue;
    }
    const content = text.slice(from, end.index);
    const before = text.slice(at, index);
    at = end.index + end[0].length;
    const block =
      liquid === "raw"
        ? shown(content, masked.slice(from, end.index))
        : fenced(content, languageOf(settings || words, liquid), before, text, at);
    result += before + block;
  }
  return result + text.slice(at);
}

const END_LIQUID: Readonly<Record<string, RegExp>> = {
  raw: /\{%-?\s{0,9}endraw\s{0,9}-?%\}/g,
  highlight: /\{%-?\s{0,9}endhighlight\s{0,9}-?%\}/g,
  code: /\{%-?\s{0,9}endcode\s{0,9}-?%\}/g,
  codeblock: /\{%-?\s{0,9}endcodeblock\s{0,9}-?%\}/g,
};
const END_SHORTCODE = /\{\{[<%]\s{0,9}\/\s{0,9}highlight\s{0,9}[%>]\}\}/g;

/** Hexo's blocks have a title, and the language after `lang:`. https://hexo.io/docs/tag-plugins#Code-Block */
function languageOf(settings: string, liquid: string | undefined): string {
  const isHexo = liquid?.startsWith("code") === true;
  const written = isHexo ? /\blang:(\S+)/.exec(settings)?.[1] : settings.trim().replace(/^["']/, "");
  return /^[\w+#.-]{1,40}/.exec(written ?? "")?.[0] ?? "";
}

/** Returns the code as a fence, or as a code span if it shares its line with text. */
function fenced(content: string, language: string, before: string, text: string, end: number): string {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const following = text.slice(end, end + 1);
  if (!content.includes("\n") && (line.trim() !== "" || (following !== "" && following !== "\n")))
    return spanOf(content.trim());
  const fence = "`".repeat(Math.max(3, longestRun(content) + 1));
  const start = line.trim() === "" ? "" : "\n";
  const code = content.replace(/^[^\S\n]*\n/, "").replace(/\n[^\S\n]*$/, "");
  return `${start}${fence}${language}\n${code}\n${fence}${following === "" || following === "\n" ? "" : "\n"}`;
}

/**
 * Returns the text of a `raw` block, with each code as a code span. In `masked`, codes that already stand in
 * a code span are hidden.
 */
function shown(content: string, masked: string): string {
  let result = "";
  let at = 0;
  for (const { 0: code, index } of masked.matchAll(/\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}/g)) {
    result += content.slice(at, index) + spanOf(code);
    at = index + code.length;
  }
  return result + content.slice(at);
}

function spanOf(code: string): string {
  const ticks = "`".repeat(longestRun(code) + 1);
  const space = /^`|`$/.test(code) ? " " : "";
  return ticks + space + code + space + ticks;
}

function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).slice(0, MAX_RUNS).map(({ length }) => length));
}

/** The maximum number of runs of backticks that are measured. */
const MAX_RUNS = 10_000;
