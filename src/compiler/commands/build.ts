/** `npm run build`: compiles the seeds into build/. Also what wrangler runs before it serves or deploys. */

import { isLastPackOf, isReady, linkForWatching, removeWorker, writeWorker } from "../output.ts";
import { compileSeeds, type ExitCode, type Given, refuse } from "./command.ts";
import { writeBuild } from "./write.ts";

/** What wrangler is asked to do when the pack goes online at once. */
const PUBLISHING: ReadonlySet<string | undefined> = new Set(["deploy", "versions upload"]);

export type BuildSettings = {
  /** Whether to ask for a site that may go online. */
  readonly publish: boolean;
  /** The folder, where the environment names it. */
  readonly watched: string | undefined;
  /** The digest of the pack that `npm run deploy` has just built. */
  readonly built: string | undefined;
};

export async function build(given: Given, { publish, watched, built }: BuildSettings): Promise<ExitCode> {
  if (!PUBLISHING.has(given.wranglerCommand)) return compileAndWrite(given, { publish, watched });
  if (built !== undefined && (await isReady(built))) return 0;
  // Before the compiler starts, so that a build that is killed deploys nothing either.
  await removeWorker();
  const code = await compileAndWrite(given, { publish: true, watched });
  if (code === 0) return 0;
  // An exit code of 1 makes wrangler print more than a hundred lines of its own. Without a Worker it fails in a few.
  console.error("nothing is deployed: wrangler finds no build/worker.ts");
  return 0;
}

async function compileAndWrite(
  given: Given,
  { publish, watched }: Pick<BuildSettings, "publish" | "watched">,
): Promise<ExitCode> {
  const compiled = await compileSeeds(given, { publish, stamp: publish });
  if (compiled.ok) await writeBuild(compiled.value, given, { stamp: publish });
  const code = compiled.ok ? 0 : await keepLastPack(refuse(compiled.error), given);
  await linkForWatching(watched);
  return code;
}

/** wrangler dev ends when its build fails. While a publisher edits, the last good pack is served instead. */
async function keepLastPack(code: ExitCode, { folder, wranglerCommand }: Given): Promise<ExitCode> {
  if (wranglerCommand !== "dev" || !(await isLastPackOf(folder))) return code;
  // A deployment that was refused has removed it.
  await writeWorker();
  console.error("the last good build is still being served");
  return 0;
}
