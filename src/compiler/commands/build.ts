/** `npm run build`: compiles the seeds into build/. Also what wrangler runs before it serves or deploys. */

import process from "node:process";
import type { Compiled } from "../compile.ts";
import { writeLedger } from "../ledger/write.ts";
import { removeOldMedia, shipMedia } from "../media/ship.ts";
import { ASSETS, isLastPackOf, linkForWatching, writePack } from "../output.ts";
import { reportBuild } from "../report.ts";
import { isOwnId } from "../site-file.ts";
import { compileSeeds, type ExitCode, type Given, refuse } from "./command.ts";

/** What wrangler is told to do when the pack goes online at once. */
const PUBLISHING: ReadonlySet<string | undefined> = new Set(["deploy", "versions upload"]);

export type BuildSettings = {
  /** Whether to ask for a site that may go online. */
  readonly publish: boolean;
  /** The folder, where the environment names it. */
  readonly watched: string | undefined;
};

export async function build(given: Given, { publish, watched }: BuildSettings): Promise<ExitCode> {
  const stamp = publish || PUBLISHING.has(given.wranglerCommand);
  const compiled = await compileSeeds(given, { publish, stamp });
  const code = compiled.ok
    ? await write(compiled.value, given, stamp)
    : await keepLastPack(refuse(compiled.error), given);
  await linkForWatching(watched);
  return code;
}

async function write(compiled: Compiled, { folder }: Given, stamp: boolean): Promise<ExitCode> {
  const { pack, media, ledger } = compiled;
  // Under an id for trying, nothing is worth recording: a real one makes other ids.
  const next = stamp && isOwnId(pack.index.site.id) ? ledger.next : undefined;
  // What the new pack names is there before it, what only the old one names goes after it.
  await shipMedia(media, ASSETS, String(process.pid));
  await writePack(pack, folder, next === undefined ? undefined : writeLedger(next));
  await removeOldMedia(media, ASSETS);
  console.log(reportBuild(compiled));
  return 0;
}

/** wrangler dev ends when its build fails. While a publisher edits, the last good pack goes on being served instead. */
async function keepLastPack(code: ExitCode, { folder, wranglerCommand }: Given): Promise<ExitCode> {
  if (wranglerCommand !== "dev" || !(await isLastPackOf(folder))) return code;
  console.error("the last good build is still being served");
  return 0;
}
