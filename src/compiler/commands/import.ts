/** `npm run import -- FILE_OR_URL`: makes articles of the entries of a feed. */

import { importSource } from "../import/import.ts";
import { reportImport } from "../import/report.ts";
import { type ExitCode, type Given, refuse } from "./command.ts";

export type ImportSettings = {
  /** Whether to write nothing. */
  readonly dryRun: boolean;
  readonly fetch: typeof fetch;
};

/** What one feed of a list fails at, the others do not; the exit code tells of it. */
export async function importFrom(
  { folder }: Given,
  source: string,
  { dryRun, fetch }: ImportSettings,
): Promise<ExitCode> {
  const imported = await importSource(
    { folder, source, dryRun },
    { fetch, tell: (line) => console.log(line) },
  );
  if (!imported.ok) return refuse(imported.error);
  console.log(reportImport(imported.value, folder));
  return imported.value.failures.length > 0 ? 1 : 0;
}
