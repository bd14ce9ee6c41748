/** Plain-text articles: wire copy as it comes, with or without title, byline, stamp, labels and dateline. */

import { ok, type Result } from "../../../model/result.ts";
import { oneLine } from "../../../model/text.ts";
import { defined } from "../../defined.ts";
import type { SeedProblem } from "../../problem.ts";
import type { ParsedArticle, ParseSettings } from "../draft.ts";
import { readFields } from "../fields.ts";
import { readDateline } from "./dateline.ts";
import { readHead } from "./head.ts";
import { splitParagraphs, toHtml } from "./paragraphs.ts";

/** Some lines of a file, the first of them numbered from 1. */
export type Copy = { readonly path: string; readonly text: string; readonly line: number };

/** Dates: a label, else the stamp, else the dateline. Authors: a label, else the byline, else the stamp's handle. */
export function parseWireCopy({ path, text, line }: Copy, { timezone }: ParseSettings): Result<ParsedArticle, SeedProblem[]> {
  const lines = text.split("\n");
  const head = readHead(lines, path, line, timezone);
  const raw = { values: head.labels, lineOf: ([name]: readonly PropertyKey[]) => head.lines[String(name)] };
  const checked = readFields(raw, path, timezone);
  if (!checked.ok) return checked;

  const paragraphs = splitParagraphs(lines.slice(head.end));
  const opening = paragraphs[0] ?? "";
  const dateline = readDateline(opening, timezone);
  const draft = {
    ...defined({
      title: head.title,
      authors: head.authors,
      published: head.stamped ?? dateline?.published,
      dateline: dateline?.place,
      credit: dateline?.credit ?? head.affiliation,
    }),
    ...checked.value.fields,
    // The dateline stays in the text, as in print; it is no part of what the lead says.
    html: toHtml(paragraphs),
    lead: oneLine(opening.slice(dateline?.length ?? 0)) || oneLine(paragraphs[1] ?? ""),
  };
  return ok({ draft, warnings: [...head.warnings, ...checked.value.warnings] });
}
