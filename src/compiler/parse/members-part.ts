/** Finds the mark of Ghost after which a text is for members only. */

import { errorAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { maskCode } from "./comments.ts";
import type { NumberedText } from "./front-matter.ts";

const MARK = /<!--\s{0,9}members-only\s{0,9}-->/i;

/** Adds an error if the text has the mark, because the build would publish the part for members. */
export function reportMembersPart(
  { path, kind }: Pick<ArticleFile, "path" | "kind">,
  { text, line }: NumberedText,
  problems: Problem[],
): void {
  if (!MARK.test(text)) return;
  const at = (kind === "md" ? maskCode(text, /<!--/g) : text).search(MARK);
  if (at < 0) return;
  problems.push(
    errorAt(
      { path, line: line + text.slice(0, at).split("\n").length - 1 },
      "the mark `<!--members-only-->`, below which the text is private",
      "the text without this part, or without the mark if the part is public",
    ),
  );
}
