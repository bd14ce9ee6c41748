/** Plain-text articles: wire copy as it comes, with or without title, byline, stamp, labels and dateline. */

import type { Author } from "../../../model/article.ts";
import type { Instant } from "../../../model/instant.ts";
import { ok, type Result } from "../../../model/result.ts";
import { oneLine } from "../../../model/text.ts";
import { defined } from "../../defined.ts";
import type { SeedProblem } from "../../problem.ts";
import type { ArticleFile } from "../../seeds.ts";
import type { ParsedArticle, ParseSettings } from "../draft.ts";
import { readFields } from "../fields.ts";
import { readByline, readNames } from "./byline.ts";
import { readDateline } from "./dateline.ts";
import { readLabel } from "./labels.ts";
import { splitParagraphs, toHtml } from "./paragraphs.ts";
import { readStamp } from "./stamp.ts";

/** Everything that stands before the text proper. */
type Head = {
  labels: Record<string, unknown>;
  lines: Record<string, number>;
  title?: string;
  authors?: readonly Author[];
  stamped?: Instant;
  /** Index of the first line of the text. */
  end: number;
};

/** Dates: a label, else the stamp, else the dateline. Authors: a label, else the byline, else the stamp's handle. */
export function parseWireCopy(file: ArticleFile, { timezone }: ParseSettings): Result<ParsedArticle, SeedProblem[]> {
  const lines = file.text.split("\n");
  const head = readHead(lines, timezone);
  const raw = { values: head.labels, lineOf: ([name]: readonly PropertyKey[]) => head.lines[String(name)] };
  const checked = readFields(raw, file.path, timezone);
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
      credit: dateline?.credit,
    }),
    ...checked.value.fields,
    // The dateline stays in the text, as in print; it is no part of what the lead says.
    html: toHtml(paragraphs),
    lead: oneLine(opening.slice(dateline?.length ?? 0)),
  };
  return ok({ draft, warnings: checked.value.warnings });
}

/** Consumes head lines in whatever order they come, until a line is none of them. */
function readHead(lines: readonly string[], timezone: string): Head {
  const head: Head = { labels: {}, lines: {}, end: 0 };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    if (!takeHeadLine(head, line, at, timezone)) {
      if (head.title !== undefined || "title" in head.labels || !isTitle(lines, at, timezone)) break;
      head.title = oneLine(line);
    }
    head.end = at + 1;
  }
  return head;
}

function takeHeadLine(head: Head, line: string, at: number, timezone: string): boolean {
  const label = readLabel(line);
  if (label !== undefined) {
    head.labels[label.field] = label.field === "authors" ? readNames(label.text) : label.text;
    head.lines[label.field] = at + 1;
    return true;
  }
  const stamp = readStamp(line, timezone);
  if (stamp !== undefined) {
    head.stamped = stamp.published;
    if (stamp.authors !== undefined) head.authors ??= stamp.authors;
    if (stamp.title !== undefined) head.title ??= stamp.title;
    return true;
  }
  const byline = readByline(line);
  if (byline !== undefined) head.authors = byline;
  return byline !== undefined;
}

/** A short line that ends like no sentence, opens no report, and has text after it. */
function isTitle(lines: readonly string[], at: number, timezone: string): boolean {
  const line = lines[at]?.trim() ?? "";
  const next = lines[at + 1]?.trim() ?? "";
  if (line.length > 200 || /[.,;:]["”’»]?$/u.test(line)) return false;
  if (readDateline(line, timezone) !== undefined) return false;
  const stands =
    next === "" || readLabel(next) !== undefined || readStamp(next, timezone) !== undefined || readByline(next) !== undefined;
  return stands && lines.slice(at + 1).some((later) => later.trim() !== "");
}
