/**
 * Reads the file in which wrangler writes the outcome of a deployment. wrangler's exit code does not show
 * every outcome.
 */

import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Returns the path of the file for the outcome. Removes the file of an earlier deployment. */
export async function newOutcomeFile(output: string): Promise<string> {
  const path = resolve(join(output, "wrangler-outcome.ndjson"));
  await rm(path, { force: true });
  return path;
}

/**
 * Returns the outcome. `refused` means that the publisher answered "no" to a question, so the deployment has
 * no version. Returns undefined if wrangler did not reach the end, for example because of Ctrl+C. Its exit
 * code is 0 in all three cases. Each line of the file is JSON.
 */
export async function readOutcome(path: string): Promise<"uploaded" | "refused" | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  await rm(path, { force: true });
  const line = text.split("\n").findLast((line) => /"type":"deploy"/.test(line));
  if (line === undefined) return undefined;
  return /"version_id":"/.test(line) ? "uploaded" : "refused";
}
