/** Reads label lines before Markdown or HTML, as Pelican and MultiMarkdown write them: `Title: Low water`. */

import { OverLimit, printCount } from "../ground/file-limits.ts";
import type { RawFields } from "../ground/yaml.ts";
import { readNames } from "./wire/byline.ts";

type Limits = { readonly bytes: number; readonly entries: number };

/**
 * Returns the values of the labels. An indented line continues the label above it. A label that occurs
 * several times has a list of values.
 */
export function readLabelFields(
  text: string,
  source: { readonly line: number },
  { bytes, entries }: Limits,
): RawFields {
  const lines = text.split("\n");
  const length = Buffer.byteLength(text);
  if (length > bytes) throw overLimit(`label lines of ${printCount(length)} bytes`, bytes);
  if (lines.length > entries) throw overLimit(`${printCount(lines.length)} label lines`, entries);
  const labels = new Map<string, { readonly line: number; readonly texts: string[] }>();
  let last: string[] = [];
  for (const [at, line] of lines.entries()) {
    const [, name = "", first = ""] = /^(\S[^:]*?)\s*:\s*(.*)$/.exec(line) ?? [];
    if (name === "") {
      last.push([last.pop(), line.trim()].filter(Boolean).join(" "));
      continue;
    }
    const label = labels.get(name) ?? { line: source.line + at, texts: [] };
    labels.set(name, label);
    last = label.texts;
    last.push(first.trim());
  }
  const values = [...labels].map(([name, { texts }]) => [name, fieldValue(name, texts)] as const);
  return {
    values: Object.fromEntries(values),
    lineOf: ([name = ""]) => labels.get(String(name))?.line ?? source.line,
  };
}

function fieldValue(name: string, texts: readonly string[]): unknown {
  const values = texts.filter((text) => text !== "");
  if (/^(?:authors?|by|byline)$/i.test(name)) return values.flatMap((text) => readNames(text).authors);
  if (values.length > 1) return values;
  const [text = null] = values;
  if (text === "[]") return [];
  // A title is always text, because a headline may be the single word `True`.
  return /^title$/i.test(name) ? text : (TRUTHS.get(text?.toLowerCase() ?? "") ?? text);
}

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

function overLimit(found: string, most: number): OverLimit {
  return new OverLimit(found, `at most ${printCount(most)}`);
}
