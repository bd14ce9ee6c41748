/**
 * Splits front matter from a text. The lines between two `---` lines are YAML, which this file does not read.
 */

import { errorAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { findForeignForm } from "./foreign-front-matter.ts";

/** A part of a file, with the number of its first line. */
export type NumberedText = { readonly text: string; readonly line: number };

export type SplitText = {
  /** Absent if the text has no front matter. */
  readonly frontMatter?: NumberedText;
  readonly body: NumberedText;
};

/**
 * Splits a file at its front matter, if the first line that is not empty is `---`. In plain text without a
 * second `---`, that line is a horizontal rule. Front matter in another form is an error that names the form.
 */
export function splitFrontMatter(
  { path, text, kind }: ArticleFile,
  problems: Problem[],
): SplitText | undefined {
  const fail = (at: number, message: string, fix: string) => {
    problems.push(errorAt({ path, line: at + 1 }, message, fix));
    return undefined;
  };
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.trim() !== "");
  if (lines[start]?.trimEnd() !== "---") {
    const foreign = findForeignForm(lines, kind);
    if (foreign === undefined) return { body: { text, line: 1 } };
    return fail(foreign.at, `front matter ${foreign.form}`, "YAML between two lines of ---");
  }
  const end = lines.findIndex((line, at) => at > start && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0 && kind === "txt") return { body: { text, line: 1 } };
  if (end < 0) return fail(start, "front matter without an end", "a second line of ---");
  return {
    frontMatter: { text: lines.slice(start + 1, end).join("\n"), line: start + 2 },
    body: { text: lines.slice(end + 1).join("\n"), line: end + 2 },
  };
}
