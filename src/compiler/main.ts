/**
 * Runs the commands for the seeds. Only this file of the compiler reads the environment, the clock and the
 * arguments. SEEDS_DIR names the folder (default `seeds`). SITE_URL is the site's address and overrides that
 * in `_site.yaml`. wrangler sets WRANGLER_COMMAND. For the builds that wrangler starts, `npm run deploy` sets
 * SEEDCAST_BUILT, and `npm run dev` sets SEEDCAST_LOCAL_URL.
 */

import { randomUUID } from "node:crypto";
import process from "node:process";
import { wholeSecond } from "../model/instant.ts";
import { type CommandLine, readArguments } from "./arguments.ts";
import { build } from "./commands/build.ts";
import { checkSeeds } from "./commands/check.ts";
import type { CommandContext, ExitCode } from "./commands/command.ts";
import { deploy } from "./commands/deploy.ts";
import { dev } from "./commands/dev.ts";
import { explainFile } from "./commands/explain.ts";
import { recordNow } from "./commands/ledger.ts";
import { startArticle } from "./commands/new.ts";
import { showProgress } from "./report/progress.ts";

const { SEEDS_DIR, SITE_URL, WRANGLER_COMMAND, SEEDCAST_BUILT, SEEDCAST_LOCAL_URL } = process.env;
const commandLine = readArguments(process.argv.slice(2));

process.exitCode = commandLine.ok ? await run(commandLine.value) : fail(commandLine.error);

async function run(commandLine: CommandLine): Promise<ExitCode> {
  const context: CommandContext = {
    folder: SEEDS_DIR || "seeds",
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
    ...(SEEDCAST_LOCAL_URL ? { localUrl: SEEDCAST_LOCAL_URL } : {}),
    now: wholeSecond(Date.now()),
    freshId: randomUUID(),
    wranglerCommand: WRANGLER_COMMAND,
    environment: process.env,
    display: showProgress(process.stderr, () => performance.now()),
  };
  switch (commandLine.command) {
    case "build":
      return build(context, { publish: commandLine.publish, watched: SEEDS_DIR, built: SEEDCAST_BUILT });
    case "check":
      return checkSeeds(context);
    case "explain":
      return explainFile(context, commandLine.file);
    case "new":
      return startArticle(context, commandLine.title, commandLine.topic);
    case "import": {
      // Loaded only here, because other commands do not need the parser of feeds.
      const { importFrom } = await import("../importer/command.ts");
      return importFrom(context, commandLine.source, { dryRun: commandLine.dryRun, fetch });
    }
    case "ledger":
      return recordNow(context);
    case "dev":
      return dev(context, commandLine.args);
    case "deploy":
      return deploy(context, commandLine.args);
    default:
      return commandLine satisfies never;
  }
}

function fail(error: string): ExitCode {
  console.error(error);
  return 1;
}
