/** The real Worker: wrangler compiles and bundles it, and workerd serves it while a test file runs. */

import { afterAll, beforeAll, vi } from "vitest";
import { createTestHarness } from "wrangler";
import { NEWSROOM } from "./newsroom.ts";

export function newsroomWorker() {
  return workerOn(async () => NEWSROOM);
}

/** Starts the Worker. `folderOf` returns the folder of seeds once the tests begin. */
export function workerOn(folderOf: () => Promise<string>) {
  const worker = createTestHarness({ workers: [{ configPath: "./wrangler.toml" }] });
  let listening: URL | undefined;

  beforeAll(async () => {
    vi.stubEnv("SEEDS_DIR", await folderOf());
    vi.stubEnv("SITE_URL", "");
    vi.stubEnv("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    listening = (await worker.listen()).url;
  });
  afterAll(async () => {
    await worker.close();
    vi.unstubAllEnvs();
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
