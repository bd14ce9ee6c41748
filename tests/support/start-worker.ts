/** Starts the real Worker: wrangler compiles and bundles it, and workerd serves it. */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { lastingCheckout } from "./checkout.ts";

export type RunningWorker = {
  /** The Worker's address. */
  readonly url: URL;
  /** Runs a tick of a Cron Trigger. Returns how it ended, such as `ok` or `exception`. */
  readonly scheduled: (cron: string, scheduledTime: number) => Promise<string>;
  /** Returns its messages of level "error". */
  readonly errors: () => readonly unknown[];
  readonly stop: () => Promise<void>;
};

export async function startWorker(folder: string): Promise<RunningWorker> {
  // Loaded only here, because it takes seconds.
  const { createTestHarness } = await import("wrangler");
  const worker = createTestHarness();
  const checkout = await lastingCheckout();
  const stop = async () => {
    await worker.close();
    await rm(checkout, { recursive: true, force: true });
  };
  try {
    const configPath = join(checkout, "wrangler.toml");
    const settings = await readFile(configPath, "utf8");
    const command = `npm run --silent build -- --seeds ${JSON.stringify(resolve(folder))}`;
    // By default wrangler starts the build in the folder of the tests.
    const build = `[build]\ncwd = ${JSON.stringify(checkout)}\ncommand = ${JSON.stringify(command)}\n`;
    await writeFile(configPath, settings.replace(/^\[build\]\ncommand = .*\n/m, build));
    // wrangler passes its environment on to the build.
    delete process.env.SITE_URL;
    process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
    await worker.update({ workers: [{ configPath }] });
    const { url } = await worker.listen();
    const scheduled = async (cron: string, time: number) => {
      const event = { cron, scheduledTime: new Date(time) };
      return (await worker.getWorker().scheduled(event)).outcome;
    };
    return { url, scheduled, errors: () => worker.getLogs().filter(({ level }) => level === "error"), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
