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
 * Returns true if wrangler uploaded nothing although it ended without an error, because the publisher answered
 * "no" to a question. Each line of the file is JSON. A deployment without a version was not made.
 */
export async function isRefused(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => "");
  await rm(path, { force: true });
  return text.split("\n").some((line) => /"type":"deploy"/.test(line) && /"version_id":null/.test(line));
}
