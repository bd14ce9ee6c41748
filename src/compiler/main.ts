/**
 * Everything that `npm run` does with the seeds. Entry file: the only place of the compiler that reads environment, clock and arguments.
 * SEEDS_DIR names the folder (default `seeds`), SITE_URL the site's address, which wins over the file's.
 */

import { randomUUID } from "node:crypto";
import process from "node:process";
import { parseArgs } from "node:util";
import { wholeSecond } from "../model/instant.ts";
import { build } from "./commands/build.ts";
import { checkSeeds } from "./commands/check.ts";
import type { ExitCode, Given } from "./commands/command.ts";
import { deploy } from "./commands/deploy.ts";
import { explainFile } from "./commands/explain.ts";
import { recordNow } from "./commands/ledger.ts";
import { startArticle } from "./commands/new.ts";
import { showProgress } from "./progress.ts";

const { SEEDS_DIR, SITE_URL, WRANGLER_COMMAND } = process.env;
const { values: options, positionals } = parseArgs({
  options: {
    // `npm run build`, or none: with `--publish` it asks for a site that may go online.
    publish: { type: "boolean", default: false },
    // `npm run deploy -- ARGUMENTS OF WRANGLER`
    deploy: { type: "boolean", default: false },
    // `npm run ledger`
    ledger: { type: "boolean", default: false },
    // `npm run check:seeds`, `npm run explain -- FILE`: write nothing.
    check: { type: "boolean", default: false },
    explain: { type: "string" },
    // `npm run new -- "Title" --topic slug`
    new: { type: "string" },
    topic: { type: "string" },
    // `npm run import -- FILE_OR_URL --dry-run`
    import: { type: "string" },
    "dry-run": { type: "boolean", default: false },
  },
  // What stands behind `--` is for wrangler.
  allowPositionals: process.argv.includes("--deploy"),
});

process.exitCode = await run({
  folder: SEEDS_DIR || "seeds",
  ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
  now: wholeSecond(Date.now()),
  freshId: randomUUID(),
  wranglerCommand: WRANGLER_COMMAND,
  shown: showProgress(process.stderr, () => performance.now()),
});

async function run(given: Given): Promise<ExitCode> {
  if (options.new !== undefined) return startArticle(given, options.new, options.topic);
  if (options.import !== undefined) {
    // No build waits for the parser of feeds.
    const { importFrom } = await import("./commands/import.ts");
    return importFrom(given, options.import, { dryRun: options["dry-run"], fetch });
  }
  if (options.explain !== undefined) return explainFile(given, options.explain);
  if (options.check) return checkSeeds(given);
  if (options.ledger) return recordNow(given);
  if (options.deploy) return deploy(given, positionals);
  return build(given, { publish: options.publish, watched: SEEDS_DIR });
}
