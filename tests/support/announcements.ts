/** A publisher who deploys a site with a hub and IndexNow, all on this machine. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { RunSettings } from "../../src/compiler/run.ts";
import { at } from "./articles.ts";
import { startHub } from "./hub.ts";
import { SITE_FILE } from "./ledger.ts";
import { startSite } from "./live-site.ts";
import { type CommandRun, run } from "./program.ts";
import { lastingSearchEngine } from "./search-engine.ts";
import { type Files, folderOf } from "./seeds.ts";
import { writeOutcome } from "./wrangler.ts";

export const NOW = at("2024-06-01T12:00:00Z");

export async function announcingPublisher(files: Files, settings: (hub: string, service: string) => string) {
  let now = NOW;
  const site = await startSite();
  const hub = await startHub(site.fetch);
  const searchEngine = await lastingSearchEngine();
  onTestFinished(searchEngine.stop);
  const pauses: number[] = [];
  const started: string[][] = [];
  const cwd = await folderOf({
    "seeds/_site.yaml": SITE_FILE + settings(hub.url, searchEngine.url),
    ...files,
  });
  const context: Partial<RunSettings> = {
    fetch: site.fetch,
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    async startWrangler(args, env) {
      started.push([...args]);
      await writeOutcome(env);
      if (!args.includes("--dry-run")) await site.deploy(cwd, now);
      return 0;
    },
  };
  const command = (args: readonly string[], env = {}): Promise<CommandRun> =>
    run(cwd, args, env, { now, ...context });
  return {
    ...{ cwd, site, hub, searchEngine, pauses, started, command },
    /** The settings of each command. */
    settings: { now: NOW, ...context },
    /** Puts the last build online, as another program than `npm run deploy` would. */
    putOnline: () => site.deploy(cwd, now),
    /** Sets the clock of commands and of the site. */
    async waitUntil(instant: number) {
      now = instant;
      await site.deploy(cwd, now);
    },
    deploy: (...args: string[]) => command(["deploy", ...args]),
    announce: () => command(["announce"]),
    write: (name: string, content: string) => writeFile(join(cwd, name), content),
    read: (name: string) => readFile(join(cwd, name), "utf8"),
  };
}
