/**
 * Reads the file in which wrangler writes the outcome of a deployment. wrangler's exit code does not show
 * every outcome.
 */

import { appendFile, mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** Returns the path of the file for the outcome. Removes the file of an earlier deployment. */
export async function newOutcomeFile(output: string): Promise<string> {
  const path = resolve(join(output, "wrangler-outcome.ndjson"));
  await rm(path, { force: true });
  return path;
}

/**
 * Returns the file in which a build service, such as Workers Builds, expects the outcome. It gives wrangler a
 * path, or a folder for files with names of this form. https://github.com/cloudflare/wrangler-action
 */
export function requestedOutcomeFile({
  WRANGLER_OUTPUT_FILE_PATH: path,
  WRANGLER_OUTPUT_FILE_DIRECTORY: folder,
}: NodeJS.ProcessEnv): string | undefined {
  return path || (folder ? join(folder, "wrangler-output-seedcast.json") : undefined);
}

/**
 * Returns the outcome, and adds the text of the file to `copy`. `refused` means that the publisher answered
 * "no" to a question, so the deployment has no version. Returns undefined if wrangler did not reach the end,
 * for example because of Ctrl+C. Its exit code is 0 in all three cases. Each line of the file is JSON.
 */
export async function readOutcome(path: string, copy?: string): Promise<"uploaded" | "refused" | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  await rm(path, { force: true });
  if (copy !== undefined) await append(copy, text);
  const line = text.split("\n").findLast((line) => /"type":"deploy"/.test(line));
  if (line === undefined) return undefined;
  return /"version_id":"/.test(line) ? "uploaded" : "refused";
}

/** Adds a text to a file. A failure is ignored, because the deployment has already succeeded or failed. */
async function append(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, text);
  } catch {
    // The build service then shows the deployment without its version.
  }
}
