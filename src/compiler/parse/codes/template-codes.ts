/**
 * Reads the codes of Hugo and Liquid: `{{< x >}}`, `{{% x %}}`, `{% x %}`, and the outputs of
 * templates of Jekyll and Eleventy such as `{{ site.baseurl }}`.
 */

import { escapeMarkup } from "../../../model/text.ts";
import { type CodeText, type FoundCode, replaced, replacedByBlock } from "./code-text.ts";
import { meaningOf, readArguments } from "./known-codes.ts";
import { readPairedCode } from "./paired-codes.ts";
import type { Pieces } from "./pieces.ts";

/**
 * The maximum lengths of a code and of an output such as `{{ site.baseurl }}`, in characters. A figure with a
 * long caption has several hundred.
 */
const MAX_LENGTH = 4_000;
const MAX_OUTPUT = 300;

const UNKNOWN = { message: " cannot be read", fix: "Markdown, HTML, or a code that docs/writing.md lists" };

export function readTemplateCode(source: CodeText, index: number, pieces: Pieces): FoundCode | undefined {
  const { masked } = source;
  const mark = /\{\{[<%]|\{\{|\{%|<%/y;
  mark.lastIndex = index;
  const [head = "{%"] = mark.exec(masked) ?? [];
  const closing = CLOSINGS[head as keyof typeof CLOSINGS];
  const close = source.next(closing, index + head.length);
  const isLong = close === undefined || close - index > (head === "{{" ? MAX_OUTPUT : MAX_LENGTH);
  if (isLong)
    return /^\{(?:\{[<%]|%)-?\s{0,9}[a-z/]/i.test(masked.slice(index, index + 16))
      ? endless(masked, index, closing)
      : undefined;
  const end = close + closing.length;
  const inner = source.text.slice(index + head.length, close);
  if (head === "{{") return readOutput(inner, index, end);
  // Bridgetown and Middleman run such code.
  if (head === "<%") return { end, edits: [], problem: UNKNOWN };
  // The closing mark belongs to another code.
  if (head === "{%" && inner.includes("{%")) return undefined;
  if (/^\s{0,9}\/\*/.test(inner)) {
    const literal = inner.replace(/^\s*\/\*/, "").replace(/\*\/\s*$/, "");
    return replaced(index, end, pieces.add(`<code>${escapeMarkup(head + literal + closing)}</code>`));
  }
  const [whole, slash = "", name] = /^-?\s{0,9}(\/?)\s{0,9}([a-z][\w./-]*)/i.exec(inner) ?? [];
  if (whole === undefined || name === undefined)
    return head === "{%" ? undefined : { end, edits: [], problem: UNKNOWN };
  if (slash === "" && name === "comment") return commentAt(source, head, index, end);
  const words = inner.slice(whole.length).trimEnd().replace(/[/-]$/, "");
  if (slash === "/" || name.startsWith("end")) {
    // The code at the start has replaced this one.
    if (source.expectedEnds.has(index)) return { end, edits: [] };
    if (slash === "/") return { end, edits: [], problem: problemOf(name) };
  }
  const code = { name, ...readArguments(words) };
  const paired = readPairedCode(source, { ...code, start: index, end });
  if (paired !== undefined) return paired;
  const meaning = meaningOf(code);
  if (meaning === undefined) return { end, edits: [], problem: problemOf(name) };
  if ("html" in meaning) {
    if (meaning.html === "") return replaced(index, end, "");
    const piece = pieces.add(meaning.html);
    return meaning.html.startsWith("<figure>")
      ? replacedByBlock(source, index, end, piece)
      : replaced(index, end, piece);
  }
  const { address, label } = meaning;
  const link = `<a href="${escapeMarkup(address)}">${escapeMarkup(label)}</a>`;
  return replaced(index, end, isInAddress(source, index) ? address : pieces.add(link));
}

const CLOSINGS = { "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "<%": "%>" } as const;

function endless(masked: string, index: number, closing: string): FoundCode {
  const line = masked.indexOf("\n", index);
  const end = Math.min(line < 0 ? masked.length : line, index + 100);
  return { end, edits: [], problem: { message: " without an end", fix: `${closing} after it` } };
}

/**
 * Returns the problem of a code without a meaning. A `highlight` or `raw` here has no end, because
 * `code-blocks.ts` has already read those with an end.
 */
function problemOf(name: string): { readonly message: string; readonly fix: string } {
  return name === "highlight" || name === "raw"
    ? { message: " without an end", fix: `the end of ${name} after it` }
    : UNKNOWN;
}

/** Comments are private, so a comment without an end is an error. */
function commentAt(source: CodeText, head: string, index: number, end: number): FoundCode {
  const isLiquid = head === "{%";
  const word = isLiquid ? "endcomment" : "/comment";
  for (let at = source.next(word, end); at !== undefined; at = source.next(word, at + 1)) {
    const before = source.masked.slice(Math.max(end, at - 12), at);
    const after = source.masked.slice(at + word.length, at + word.length + 12);
    const opening = (isLiquid ? /\{%-?\s*$/ : /\{\{[<%]\s*$/).exec(before);
    const closing = (isLiquid ? /^\s*-?%\}/ : /^\s*[%>]\}\}/).exec(after);
    if (opening === null || closing === null) continue;
    const lines = source.masked.slice(index, at).replace(/[^\n]+/g, "");
    return replaced(index, at + word.length + closing[0].length, lines);
  }
  return { end, edits: [], problem: { message: " without an end", fix: `${word} after it` } };
}

/** Returns true in a link's address: after `(`, `]:`, `<`, or `=` and quotes in HTML. */
function isInAddress({ masked, lineAt }: CodeText, index: number): boolean {
  const before = masked.slice(Math.max(lineAt(index).start, index - 200), index);
  return /(?:\]\(\s*<?|\]:\s*<?|=\s*["']?)\s*(?:\{\{[^{}]*\}\}\s*)*$/.test(before);
}

/**
 * Reads `{{ site.baseurl }}`, `{{ "/ice" | relative_url }}` (Jekyll) and `{{ "/ice" | url }}` (Eleventy). Other
 * texts in double braces stay as they are.
 */
function readOutput(inner: string, index: number, end: number): FoundCode | undefined {
  const output = inner.replace(/^-|-$/g, "").trim();
  if (/^\/\*.*\*\/$/s.test(output)) return replaced(index, end, "");
  if (/^site\.(?:base)?url$/.test(output)) return replaced(index, end, "");
  const [, double, single] =
    /^(?:"([^"\n]*)"|'([^'\n]*)')\s*\|\s*(?:url|relative_url|absolute_url|prepend:\s*site\.(?:base)?url)$/.exec(
      output,
    ) ?? [];
  const address = double ?? single;
  if (address !== undefined) return replaced(index, end, address);
  const isTemplate =
    /^(?:[.$]\w|["'].*["']\s*\||(?:site|page|post|layout|include|content|paginator|jekyll|forloop)(?:\.\w|\s*\||$))|\w\s*\|\s*[a-z_]+(?::|$)/s.test(
      output,
    );
  return isTemplate ? { end, edits: [], problem: UNKNOWN } : undefined;
}
