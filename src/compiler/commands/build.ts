/** `npm run build`: compiles the seeds into build/. wrangler runs it too, before it deploys. */

import type { Result } from "../../model/result.ts";
import { COMPILER_CACHES } from "../cache/bundle.ts";
import type { Problem } from "../ground/problem.ts";
import { hasCache } from "../output/cache-file.ts";
import { isReady, removeWorker } from "../output/output.ts";
import { writeBundle } from "../output/write-bundle.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";
import { writeBuild } from "./write.ts";

export type BuildSettings = {
  /** True to require an address and an id of the site. */
  readonly publish: boolean;
  /** The digest of the pack that `npm run deploy` has just built. */
  readonly built: string | undefined;
};

export async function build(context: CommandContext, { publish, built }: BuildSettings): Promise<ExitCode> {
  switch (context.wranglerCommand) {
    case "deploy":
    case "versions upload":
      return buildToDeploy(context, built);
    default: {
      const written = await compileAndWrite(context, publish);
      return written.ok ? 0 : refuse(context, written.error);
    }
  }
}

async function compileAndWrite(
  context: CommandContext,
  publish: boolean,
): Promise<Result<string, Problem[]>> {
  const { output, now } = context;
  // Bundling takes as long as two starts, so it is not worth the time in CI, where a build runs once.
  const isRepeated = hasCache(output);
  const compiled = await compileSeeds(context, { publish, stamp: publish });
  if (!compiled.ok) return compiled;
  const written = await writeBuild(compiled.value, context, { stamp: publish });
  if (isRepeated) await writeBundle(COMPILER_CACHES, now);
  return written;
}

async function buildToDeploy(context: CommandContext, built: string | undefined): Promise<ExitCode> {
  if (built !== undefined && (await isReady(context.output, built))) return 0;
  // The Worker is removed before the compiler starts, so that wrangler deploys nothing if the build is
  // killed.
  const removed = await removeWorker(context.output);
  if (!removed.ok) return refuse(context, [removed.error]);
  const written = await compileAndWrite(context, true);
  if (written.ok) return 0;
  refuse(context, written.error);
  // The Worker is removed again, because another build may have written one in the meantime.
  if (!(await removeWorker(context.output)).ok) return 1;
  // The exit code is 0, because after exit code 1 wrangler would print more than a hundred additional lines.
  // If the Worker is missing, wrangler prints only a few lines.
  context.out.printError("nothing is deployed: wrangler finds no build/worker.ts");
  return 0;
}
