/** `npm run import -- FILE_OR_URL`: makes articles from the entries of a feed or an export. */

import { type CommandContext, type ExitCode, refuse } from "../compiler/commands/command.ts";
import { describeProblem, errorAt, type Problem, printable } from "../compiler/ground/problem.ts";
import { importSource } from "./import.ts";
import { reasonOf } from "./reason.ts";
import { reportImport } from "./report.ts";

export type ImportSettings = {
  /** True to write nothing. */
  readonly dryRun: boolean;
  readonly fetch: typeof fetch;
};

/** Returns 1 if anything failed. If a feed in a list fails, the others are still imported. */
export async function importFrom(
  { folder, now }: CommandContext,
  source: string,
  { dryRun, fetch }: ImportSettings,
): Promise<ExitCode> {
  const print = (line: string) => console.log(printable(line));
  try {
    const problems: Problem[] = [];
    const imported = await importSource({ folder, source, dryRun, now }, { fetch, print }, problems);
    if (imported === undefined) return refuse(problems);
    console.log(reportImport(imported, folder));
    return imported.failures.length > 0 ? 1 : 0;
  } catch (cause) {
    const found = `internal error: ${reasonOf(cause)}`;
    console.error(describeProblem(errorAt({ path: source }, found, "a feed or an export")));
    return 1;
  }
}
