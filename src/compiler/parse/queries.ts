/**
 * Finds the queries of Obsidian's plugins: blocks such as ```` ```dataview ````, and `= this.file.name` in a
 * code span. Only Obsidian can run them, so readers would see their source.
 */

import type { MarkedExtension } from "marked";
import { errorAt, type Problem, warningAt } from "../ground/problem.ts";
import type { NumberedText } from "./front-matter.ts";

/** The first lines of the blocks and the code spans, as the author wrote them. */
export type Queries = { readonly blocks: Set<string>; readonly spans: Set<string> };

const LANGUAGES = new Set(["dataview", "dataviewjs", "tasks", "query", "base"]);
const SPAN = /^(?:=\s*(?:this\.|\[\[|date\(|dateformat\(|choice\(|default\(|link\()|\$=\s*dv\.)/;

/** Makes an extension that leaves out queries and adds them to `queries`. */
export function withoutQueries({ blocks, spans }: Queries): MarkedExtension {
  return {
    renderer: {
      code({ lang = "", raw }) {
        if (!LANGUAGES.has(lang.trim().toLowerCase())) return false;
        blocks.add(raw.trimStart().split("\n", 1)[0]?.trim() ?? "");
        return "";
      },
      codespan({ text, raw }) {
        if (!SPAN.test(text)) return false;
        spans.add(raw);
        return "";
      },
    },
  };
}

/**
 * Reports queries. A block is a warning, because the text is complete without it. A code span is an error,
 * because its sentence has a gap without the value.
 */
export function checkQueries(
  { blocks, spans }: { readonly blocks: readonly string[]; readonly spans: readonly string[] },
  path: string,
  { text, line }: NumberedText,
  problems: Problem[],
): void {
  const lines = text.split("\n");
  const placeOf = (code: string) => {
    const at = lines.findIndex((one) => one.includes(code));
    return at < 0 ? { path } : { path, line: line + at };
  };
  for (const block of blocks)
    problems.push(
      warningAt(placeOf(block), `block ${block} left out, because queries are not run`, "its result as text"),
    );
  for (const span of spans)
    problems.push(errorAt(placeOf(span), `query ${span} is not run`, "its result as text"));
}
