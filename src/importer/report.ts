/** Reports an import: files written, entries skipped with reasons, and redirects to add. */

import { stringify } from "yaml";
import { describeProblem, printable } from "../compiler/ground/problem.ts";
import type { ImportOutcome, NamedContents } from "./import.ts";

export function reportImport(
  { dryRun, written, alreadyHere, skipped, failures, notes, exports, redirects }: ImportOutcome,
  folder: string,
): string {
  const leftOut = exports.flatMap(({ contents }) => [...contents.skipped.values()]);
  const total = [
    `${written.length} ${dryRun ? "to be written" : "written"}`,
    `${alreadyHere} already here`,
    `${leftOut.reduce((sum, number) => sum + number, skipped.length)} skipped`,
    ...(failures.length === 0 ? [] : [`${failures.length} failed`]),
  ].join(", ");
  return [
    ...(dryRun ? written : []),
    ...skipped.map((problem) => `skipped: ${describeProblem(problem)}`),
    ...notes.map((problem) => `note: ${describeProblem(problem)}`),
    ...failures.map(describeProblem),
    ...exports.map(describeExport),
    total,
    ...(redirects.size === 0
      ? []
      : [
          "",
          `To redirect old addresses, add below \`redirects:\` in ${folder}/_site.yaml:`,
          "",
          ...stringify({ redirects: Object.fromEntries(redirects) }, { lineWidth: 0 })
            .trimEnd()
            .split("\n"),
        ]),
  ]
    .map(printable)
    .join("\n");
}

/**
 * Returns a line such as `export.xml: 12 posts, 3 drafts, 2 pages; skipped: 4 in the trash, 9 attachments`.
 */
function describeExport({ name, contents: { imported, skipped } }: NamedContents): string {
  const listed = list(skipped);
  return `${name}: ${list(imported) || "no posts or pages"}${listed && `; skipped: ${listed}`}`;
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts].flatMap(([kind, number]) => (number === 0 ? [] : counted(number, kind))).join(", ");
}

function counted(number: number, kind: string): string {
  const isNoun = !/^(?:in|of|with|without) /.test(kind);
  return `${number} ${kind}${isNoun && number !== 1 ? "s" : ""}`;
}
