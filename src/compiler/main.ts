/**
 * Runs the commands for the seeds. Only this file of the compiler reads the environment, the clock and the arguments.
 * SEEDS_DIR names the folder (default `seeds`). SITE_URL is the site's address and overrides that in `_site.yaml`. wrangler sets WRANGLER_COMMAND.
 * For the builds that wrangler starts, `npm run deploy` sets SEEDCAST_BUILT, and `npm run dev` sets SEEDCAST_LOCAL_URL.
 */

import { randomUUID } from "node:crypto";
import process from "node:process";
import { wholeSecond } from "../model/instant.ts";
import { type Asked, readArguments } from "./arguments.ts";
import { build } from "./commands/build.ts";
import { checkSeeds } from "./commands/check.ts";
import type { ExitCode, Given } from "./commands/command.ts";
import { deploy } from "./commands/deploy.ts";
import { dev } from "./commands/dev.ts";
import { explainFile } from "./commands/explain.ts";
import { recordNow } from "./commands/ledger.ts";
import { startArticle } from "./commands/new.ts";
import { showProgress } from "./progress.ts";

const { SEEDS_DIR, SITE_URL, WRANGLER_COMMAND, SEEDCAST_BUILT, SEEDCAST_LOCAL_URL } = process.env;
const asked = readArguments(process.argv.slice(2));

process.exitCode = asked.ok ? await run(asked.value) : tell(asked.error);

async function run(asked: Asked): Promise<ExitCode> {
  const given: Given = {
    folder: SEEDS_DIR || "seeds",
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
    ...(SEEDCAST_LOCAL_URL ? { localUrl: SEEDCAST_LOCAL_URL } : {}),
    now: wholeSecond(Date.now()),
    freshId: randomUUID(),
    wranglerCommand: WRANGLER_COMMAND,
    environment: process.env,
    shown: showProgress(process.stderr, () => performance.now()),
  };
  switch (asked.command) {
    case "build":
      return build(given, { publish: asked.publish, watched: SEEDS_DIR, built: SEEDCAST_BUILT });
    case "check":
      return checkSeeds(given);
    case "explain":
      return explainFile(given, asked.file);
    case "new":
      return startArticle(given, asked.title, asked.topic);
    case "import": {
      // Loaded only here, because other commands do not need the parser of feeds.
      const { importFrom } = await import("./commands/import.ts");
      return importFrom(given, asked.source, { dryRun: asked.dryRun, fetch });
    }
    case "ledger":
      return recordNow(given);
    case "dev":
      return dev(given, asked.args);
    case "deploy":
      return deploy(given, asked.args);
    default:
      return asked satisfies never;
  }
}

function tell(error: string): ExitCode {
  console.error(error);
  return 1;
}
