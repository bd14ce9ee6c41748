/**
 * Keeps drafts out of deployments. wrangler reads build/ after its build ended, and a dev server may write
 * there.
 */

import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../model/instant.ts";

const MARK = "deployment.txt";

/**
 * Milliseconds for which wrangler may read build/. It needs less to bundle the Worker and to list its files.
 */
const READING_TIME = 60_000;

/**
 * Records that wrangler is about to read build/. The caller holds the lock, so no build with drafts is half
 * written.
 */
export function markDeployment(output: string): Promise<void> {
  return writeFile(join(output, MARK), "A build to deploy wrote here last at the time of this file.\n");
}

/** Returns true if wrangler may still read build/ for a deployment. `now` may be the start of the build. */
export async function isBeingDeployed(output: string, now: Instant): Promise<boolean> {
  const marked = await stat(join(output, MARK)).catch(() => undefined);
  return marked !== undefined && now - marked.mtimeMs < READING_TIME;
}
