/** Splits front matter from a text. `read-front-matter.ts` reads its fields. */

import { errorAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { splitAtForm, splitAtLines, withoutEnd } from "./front-matter-forms.ts";

/** A part of a file, with the number of its first line. */
export type NumberedText = { readonly text: string; readonly line: number };

/**
 * The forms of front matter: YAML between `---`, TOML between `+++`, JSON in braces, label lines as Pelican
 * and MultiMarkdown write them.
 */
export type FrontMatterForm = "yaml" | "toml" | "json" | "labels";

export type FrontMatter = NumberedText & { readonly form: FrontMatterForm };

export type SplitText = {
  /** Absent if the text has no front matter. */
  readonly frontMatter?: FrontMatter;
  readonly body: NumberedText;
};

/**
 * Splits a file at its front matter. In plain text, a first line of `---` is a horizontal rule if no second
 * such line follows.
 */
export function splitFrontMatter(
  { path, kind, text }: Pick<ArticleFile, "path" | "kind"> & { readonly text: string },
  problems: Problem[],
): SplitText | undefined {
  const fail = (at: number, message: string, fix: string) => {
    problems.push(errorAt({ path, line: at + 1 }, message, fix));
    return undefined;
  };
  const lines = text.split("\n");
  const whole: SplitText = { body: { text, line: 1 } };
  const start = lines.findIndex((line) => line.trim() !== "");
  if (lines[start]?.trimEnd() !== "---") {
    const split = splitAtForm(lines, kind);
    if (split.ok) return split.value ?? whole;
    const { at, message, fix } = split.error;
    return fail(at, message, fix);
  }
  const end = lines.findIndex((line, at) => at > start && /^(---|\.\.\.)\s*$/.test(line));
  if (end >= 0) return splitAtLines(lines, "yaml", start + 1, end);
  if (kind === "txt") return whole;
  const { message, fix } = withoutEnd("---");
  return fail(start, message, fix);
}
