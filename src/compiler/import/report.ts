/** Puts the outcome of an import into words: what was written, what was not and why, and what is left to do. */

import { stringify } from "yaml";
import { describeProblem, printable } from "../problem.ts";
import type { Imported } from "./import.ts";

export function reportImport(
  { dryRun, written, here, skipped, failures, notes, redirects }: Imported,
  folder: string,
): string {
  const total = [
    `${written.length} ${dryRun ? "to be written" : "written"}`,
    `${here} already here`,
    `${skipped.length} skipped`,
    ...(failures.length === 0 ? [] : [`${failures.length} failed`]),
  ].join(", ");
  return [
    ...(dryRun ? written : []),
    ...skipped.map((problem) => `skipped: ${describeProblem(problem)}`),
    ...notes.map((problem) => `note: ${describeProblem(problem)}`),
    ...failures.map(describeProblem),
    total,
    ...(redirects.size === 0
      ? []
      : [
          "",
          `So that old addresses lead here, below \`redirects:\` of ${folder}/_site.yaml:`,
          "",
          ...stringify({ redirects: Object.fromEntries(redirects) }, { lineWidth: 0 })
            .trimEnd()
            .split("\n"),
        ]),
  ]
    .map(printable)
    .join("\n");
}
