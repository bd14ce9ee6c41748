/** The context of all commands, and their exit codes. */

import type { Instant } from "../../model/instant.ts";
import type { Result } from "../../model/result.ts";
import type { Network } from "../announce/network.ts";
import { type CompiledSite, type CompileSettings, compile } from "../compile.ts";
import { defined } from "../ground/defined.ts";
import type { Problem } from "../ground/problem.ts";
import { readCache, writeCache } from "../output/cache-file.ts";
import { reportProblems } from "../report/problems.ts";
import type { ProgressDisplay, Screen } from "../report/progress.ts";
import type { Ask } from "./terminal.ts";

/** The output of a command. */
export type Output = {
  /** Prints a text, and ends its line. */
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Shows progress. */
  readonly screen: Screen;
};

/**
 * Runs wrangler with these arguments and environment variables. Returns its exit code. `onReady` gets the port
 * that a dev server listens to.
 */
export type StartWrangler = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onReady?: (port: number) => void,
) => Promise<ExitCode>;

export type CommandContext = {
  /** The folder of seeds (article files), as the user named it. */
  readonly folder: string;
  /** The folder where relative paths start, as an absolute path. */
  readonly cwd: string;
  /** The user's home folder, as an absolute path. */
  readonly home?: string;
  /** The folder that a build writes, as an absolute path. */
  readonly output: string;
  readonly out: Output;
  readonly siteUrl?: string;
  readonly now: Instant;
  /** A new UUID, to propose as the site's id. */
  readonly freshId: string;
  /** The command that wrangler runs, if wrangler started this build. */
  readonly wranglerCommand?: string | undefined;
  /** Absent if no user is at a terminal, as in CI. */
  readonly ask?: Ask;
  /** The file in which a build service expects wrangler's outcome. */
  readonly requestedOutcome?: string;
  /** The environment of wrangler.toml (`[env.staging]`) that CLOUDFLARE_ENV chooses. */
  readonly cloudflareEnv?: string;
  /** The environment variables are added to those of this command. */
  readonly startWrangler: StartWrangler;
  /** Reaches the live site, hubs and search engines. */
  readonly network: Network;
  readonly display: ProgressDisplay;
  /** False to compile everything again, without the results of earlier builds. */
  readonly usesCache: boolean;
};

/** 0 for success, 1 for an error. */
export type ExitCode = number;

export async function compileSeeds(
  { folder, cwd, home, output, siteUrl, now, freshId, display, usesCache }: CommandContext,
  settings: Pick<CompileSettings, "publish" | "stamp"> = {},
): Promise<Result<CompiledSite, Problem[]>> {
  const { progress, end } = display;
  const cache = usesCache ? await readCache(output) : undefined;
  const compiled = await compile({
    folder,
    cwd,
    ...defined({ home, siteUrl, cache }),
    now,
    freshId,
    progress,
    ...settings,
  });
  end();
  // The results are kept even after an error, because the next build can use those of all other files.
  if (cache !== undefined) await writeCache(output, cache);
  return compiled;
}

export function refuse({ out }: CommandContext, problems: readonly Problem[]): ExitCode {
  out.printError(reportProblems(problems));
  return 1;
}
