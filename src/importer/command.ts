/** `npm run import -- FILE_OR_URL`: makes articles from the entries of a feed or an export. */

import { type CommandContext, type ExitCode, refuse } from "../compiler/commands/command.ts";
import { describeProblem, errorAt, type Problem, printable } from "../compiler/ground/problem.ts";
import { importSource } from "./import.ts";
import { reasonOf } from "./reason.ts";
import { reportImport } from "./report.ts";

export type ImportSettings = {
  /** True to write nothing. */
  readonly dryRun: boolean;
  /** True to copy pictures and recordings. */
  readonly media: boolean;
  readonly fetch: typeof fetch;
};

/** Returns 1 if anything failed. If a feed in a list fails, the others are still imported. */
export async function importFrom(
  context: CommandContext,
  source: string,
  { dryRun, media, fetch }: ImportSettings,
): Promise<ExitCode> {
  const { folder, cwd, now, out } = context;
  const print = (line: string) => out.print(printable(line));
  try {
    const problems: Problem[] = [];
    const settings = { folder, source, dryRun, media, now };
    const imported = await importSource(settings, { fetch, print, cwd }, problems);
    if (imported === undefined) return refuse(context, problems);
    out.print(reportImport(imported, { folder, media }));
    return imported.failures.length > 0 ? 1 : 0;
  } catch (cause) {
    const found = `internal error: ${reasonOf(cause)}`;
    out.printError(describeProblem(errorAt({ path: source }, found, "a feed or an export")));
    return 1;
  }
}
