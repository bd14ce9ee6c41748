/** Plain-text articles: wire copy as it comes, with or without title, byline, stamp, labels and dateline. */

import { posix } from "node:path";
import { dateOfFileName } from "../../ground/date.ts";
import { defined } from "../../ground/defined.ts";
import type { Problem } from "../../ground/problem.ts";
import { type Fields, readFields } from "../fields.ts";
import { openingLines } from "../opening-lines.ts";
import type { ParsedSeed, ParseSettings } from "../parsed-seed.ts";
import { type Copy, readHead } from "./head.ts";
import { readMarkLabel } from "./labels.ts";
import { splitParagraphs, toHtml } from "./paragraphs.ts";
import { type ReferenceDate, readReport } from "./report.ts";

/** A text, and the number of its first line in the file. */
export type NumberedCopy = { readonly path: string; readonly text: string; readonly line: number };

/**
 * Dates: a label, else the stamp, else the dateline. Authors: a label, else the byline, else the stamp's handle, else the
 * sign-off. Credit: a label, else the dateline, else the byline, else the sign-off.
 */
export function parseWireCopy(
  { path, text, line }: NumberedCopy,
  { timezone }: ParseSettings,
  problems: Problem[],
): ParsedSeed {
  const copy = { path, lines: text.split("\n"), first: line };
  const head = readHead(copy, timezone, problems);
  const marks = marksIn(copy, timezone);
  const raw = {
    values: { ...head.labels, ...Object.fromEntries(marks.map(({ name, text }) => [name, text])) },
    lineOf: ([name]: readonly PropertyKey[]) =>
      marks.find((mark) => mark.name === name)?.line ?? head.lineOf[String(name)],
  };
  const checked = readFields(raw, path, timezone, problems);
  const fields: Fields = checked ?? {};

  const paragraphs = splitParagraphs(copy.lines, head.end);
  const { derivations, ...report } = readReport(
    copy,
    paragraphs,
    otherDates(fields, path, timezone),
    timezone,
  );
  return {
    ...report,
    ...defined({
      title: head.title,
      label: head.label,
      authors: head.authors,
      published: head.stamped,
      credit: report.credit ?? head.affiliation,
    }),
    ...fields,
    // The dateline stays in the text, as in print; it is no part of what the lead says.
    html: toHtml(paragraphs),
    derivations: Object.values({
      ...derivations,
      ...head.derivations,
      ...("credit" in fields ? {} : defined({ credit: derivations.credit ?? head.derivations.credit })),
    }),
    ...(checked === undefined ? { isPartial: true } : {}),
  };
}

/** Marks count wherever they stand above the text: `Status: draft` below a subtitle too. */
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
