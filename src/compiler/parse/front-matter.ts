/** Splits front matter from a text. The lines between two `---` lines are YAML; nothing here reads them. */

import { err, ok, type Result } from "../../model/result.ts";
import { errorAt, type SeedProblem } from "../problem.ts";
import type { ArticleFile } from "../seeds.ts";

/** A part of a file, with the number of its first line. */
export type NumberedText = { readonly text: string; readonly line: number };

export type SplitText = {
  /** Absent where the text has no front matter. */
  readonly frontMatter?: NumberedText;
  readonly body: NumberedText;
};

/** Plain copy may open with a rule of dashes; only a second one makes front matter of what lies between. */
export function splitFrontMatter({ path, text, kind }: ArticleFile): Result<SplitText, SeedProblem[]> {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.trim() !== "");
  if (lines[start]?.trimEnd() !== "---") return ok({ body: { text, line: 1 } });
  const end = lines.findIndex((line, at) => at > start && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0 && kind === "txt") return ok({ body: { text, line: 1 } });
  if (end < 0)
    return err([errorAt({ path, line: start + 1 }, "front matter without an end", "a second line of ---")]);
  return ok({
    frontMatter: { text: lines.slice(start + 1, end).join("\n"), line: start + 2 },
    body: { text: lines.slice(end + 1).join("\n"), line: end + 2 },
  });
}
