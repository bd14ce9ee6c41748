/**
 * Parses plain-text articles: wire copy (the text of a news agency) with or without title, byline, timestamp,
 * labels and dateline.
 */

import { posix } from "node:path";
import { dateOfFileName } from "../../ground/date.ts";
import { defined } from "../../ground/defined.ts";
import type { Problem } from "../../ground/problem.ts";
import { type Fields, readFields } from "../fields.ts";
import { openingLines } from "../opening-lines.ts";
import type { ParsedSeed, ParseSettings } from "../parsed-seed.ts";
import { readHeader } from "./header.ts";
import { readMarkLabel } from "./label-lines.ts";
import { type ReferenceDate, readNewsReport } from "./news-report.ts";
import { splitParagraphs, toHtml } from "./paragraphs.ts";
import type { Copy } from "./reading.ts";

/** A text and its file. `line` is the number of the text's first line in the file. */
export type NumberedCopy = { readonly path: string; readonly text: string; readonly line: number };

/**
 * Parses wire copy. Each field has several sources, and the first that exists counts. Date: label, timestamp,
 * dateline. Authors: label, byline, the timestamp's handle, sign-off. Credit: label, dateline, byline,
 * sign-off.
 */
export function parseWireCopy(
  { path, text, line }: NumberedCopy,
  settings: ParseSettings,
  problems: Problem[],
): ParsedSeed {
  const { timezone } = settings;
  const copy = { path, lines: text.split("\n"), first: line };
  const header = readHeader(copy, timezone, problems);
  const marks = marksIn(copy, timezone);
  const raw = {
    values: { ...header.labels, ...Object.fromEntries(marks.map(({ name, text }) => [name, text])) },
    lineOf: ([name]: readonly PropertyKey[]) =>
      marks.find((mark) => mark.name === name)?.line ?? header.lineOf[String(name)],
  };
  const checked = readFields(raw, path, settings, problems);
  const fields: Fields = checked ?? {};

  const paragraphs = splitParagraphs(copy.lines, header.end);
  const { derivations, ...report } = readNewsReport(
    copy,
    paragraphs,
    otherDates(fields, path, timezone),
    timezone,
  );
  return {
    ...report,
    ...defined({
      title: header.title,
      label: header.label,
      authors: header.authors,
      published: header.published,
      dateline: report.dateline ?? header.place,
      credit: report.credit ?? header.affiliation,
    }),
    ...fields,
    // The dateline stays in the text, as in print. The lead (first paragraph) is without it.
    html: toHtml(paragraphs),
    derivations: Object.values({
      ...derivations,
      ...header.derivations,
      ...("credit" in fields ? {} : defined({ credit: derivations.credit ?? header.derivations.credit })),
    }),
    ...(checked === undefined ? { isPartial: true } : {}),
  };
}

/**
 * Reads the marks (lines that keep an article private or hold it back) above the text, also below other
 * lines: `Status: draft` below a subtitle.
 */
function marksIn({ lines, first }: Copy, timezone: string): { name: string; text: string; line: number }[] {
  const labels = openingLines(lines, (line) => readMarkLabel(line, timezone) !== undefined);
  return labels.flatMap(({ text, at }) => {
    const label = readMarkLabel(text, timezone);
    return label === undefined ? [] : [{ ...label, line: at + first }];
  });
}

function otherDates({ updated }: Fields, path: string, timezone: string): ReferenceDate[] {
  const named = dateOfFileName(posix.basename(path), timezone);
  return [
    ...(updated === undefined ? [] : [{ instant: updated, name: "the label Updated:" }]),
    ...(named === undefined ? [] : [{ instant: named, name: "the file's name" }]),
  ];
}
