/** The real Worker: wrangler compiles and bundles it, and workerd serves it while a test file runs. */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { createTestHarness } from "wrangler";
import { lastingCheckout } from "./checkout.ts";
import { NEWSROOM } from "./newsroom.ts";

export function newsroomWorker() {
  return workerOn(async () => NEWSROOM);
}

/** Starts the Worker. `folderOf` returns the folder of seeds once the tests begin. */
export function workerOn(folderOf: () => Promise<string>) {
  const worker = createTestHarness();
  let checkout: string;
  let listening: URL | undefined;

  beforeAll(async () => {
    checkout = await lastingCheckout();
    const configPath = join(checkout, "wrangler.toml");
    // By default wrangler starts the build in the folder of the tests.
    const settings = await readFile(configPath, "utf8");
    await writeFile(
      configPath,
      settings.replace("[build]\n", `[build]\ncwd = ${JSON.stringify(checkout)}\n`),
    );
    vi.stubEnv("SEEDS_DIR", resolve(await folderOf()));
    vi.stubEnv("SITE_URL", "");
    vi.stubEnv("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    await worker.update({ workers: [{ configPath }] });
    listening = (await worker.listen()).url;
  });
  afterAll(async () => {
    await worker.close();
    vi.unstubAllEnvs();
    await rm(checkout, { recursive: true, force: true });
  });

  return {
    worker,
    /** The Worker's address, for other programs. */
    url(): URL {
      if (listening === undefined) throw new Error("the Worker listens only while tests run");
      return listening;
    },
  };
}
