/** `npm run build`: compiles the seeds into build/. wrangler runs it too, before it serves or deploys. */

import { resolve } from "node:path";
import { err, type Result } from "../../model/result.ts";
import type { Problem } from "../ground/problem.ts";
import { markDeployment } from "../output/deployment.ts";
import {
  assetsIn,
  isLastPackOf,
  isReady,
  linkForWatching,
  removeWorker,
  writeWorker,
  writing,
} from "../output/output.ts";
import { problemWorker } from "../output/problem-worker.ts";
import { UNFINISHED } from "../output/replace-files.ts";
import { writeStaticAssets } from "../output/static-assets.ts";
import { reportDrafts } from "../report/drafts.ts";
import { reportProblems } from "../report/problems.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";
import { writeBuild } from "./write.ts";

export type BuildSettings = {
  /** True to require an address and an id of the site. */
  readonly publish: boolean;
  /** The folder of seeds (article files), if the command line or the environment names one. */
  readonly watched: string | undefined;
  /** The digest of the pack that `npm run deploy` has just built. */
  readonly built: string | undefined;
};

export async function build(
  context: CommandContext,
  { publish, watched, built }: BuildSettings,
): Promise<ExitCode> {
  switch (context.wranglerCommand) {
    case "deploy":
    case "versions upload":
      return buildToDeploy(context, built);
    case "dev":
      return buildToServe(context, watched);
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
  const compiled = await compileSeeds(context, { publish, stamp: publish });
  return compiled.ok ? writeBuild(compiled.value, context, { stamp: publish }) : compiled;
}

/**
 * Compiles and writes a build for wrangler to serve. Only such a build can have drafts, and only below `npm
 * run dev`, which sets the local address.
 */
async function compileAndWriteToServe(context: CommandContext): Promise<Result<string, Problem[]>> {
  const { localUrl, out } = context;
  const compiled = await compileSeeds(context, { showsDrafts: localUrl !== undefined });
  if (!compiled.ok) return compiled;
  const written = await writeBuild(compiled.value, context, { stamp: false });
  const { drafts } = compiled.value;
  if (written.ok && localUrl !== undefined && drafts.length > 0) out.print(reportDrafts(drafts, localUrl));
  return written;
}

async function buildToDeploy(context: CommandContext, built: string | undefined): Promise<ExitCode> {
  // From here on, no dev server writes drafts into build/.
  const marked = await writing(context.output, () => markDeployment(context.output));
  if (marked.ok && built !== undefined && (await isReady(context.output, built))) return 0;
  // The Worker is removed before the compiler starts, so that wrangler deploys nothing if the build is
  // killed.
  const removed = await removeWorker(context.output);
  if (!removed.ok) return refuse(context, [removed.error]);
  const written = marked.ok ? await compileAndWrite(context, true) : err([marked.error]);
  if (written.ok) return 0;
  refuse(context, written.error);
  // The Worker is removed again, because a dev server may have built one in the meantime.
  if (!(await removeWorker(context.output)).ok) return 1;
  // The exit code is not 1, because wrangler would print more than a hundred additional lines. If the Worker
  // is missing, it prints only a few.
  context.out.printError("nothing is deployed: wrangler finds no build/worker.ts");
  return 0;
}

/**
 * Builds for `wrangler dev`, which ends if its build fails. So if articles have errors, it serves the last
 * good pack or the list of problems instead.
 */
async function buildToServe(context: CommandContext, watched: string | undefined): Promise<ExitCode> {
  const written = await compileAndWriteToServe(context);
  const problems = written.ok ? [] : written.error;
  const code = written.ok ? 0 : refuse(context, problems);
  const { cwd, folder, output } = context;
  const isServed = written.ok || (await isLastPackOf(output, resolve(cwd, folder)));
  const kept = await writing(output, async () => {
    await linkForWatching(output, watched === undefined ? undefined : resolve(cwd, watched));
    // The Worker is written again, because a refused deployment removes it, and an error at the first start
    // replaces it.
    if (isServed) return writeWorker(output);
    await writeStaticAssets({ media: [], publicFiles: [], pageFiles: [] }, assetsIn(output), UNFINISHED);
    await writeWorker(output, problemWorker(reportProblems(problems)));
  });
  if (code === 0) return 0;
  if (!isServed && !kept.ok) return code;
  context.out.printError(
    isServed
      ? "the last good build is still being served"
      : "the dev server shows these problems until they are fixed",
  );
  return 0;
}
