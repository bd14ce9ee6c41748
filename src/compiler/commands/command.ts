/** The context of all commands, and their exit codes. */

import type { Instant } from "../../model/instant.ts";
import type { Result } from "../../model/result.ts";
import { type Compiled, type CompileSettings, compile } from "../compile.ts";
import { defined } from "../ground/defined.ts";
import type { Problem } from "../ground/problem.ts";
import { reportProblems } from "../report/problems.ts";
import type { ProgressDisplay } from "../report/progress.ts";

export type CommandContext = {
  /** The folder of seeds, as the user named it. */
  readonly folder: string;
  readonly siteUrl?: string;
  /** The address that `npm run dev` serves. */
  readonly localUrl?: string;
  readonly now: Instant;
  /** A new UUID, to propose as the site's id. */
  readonly freshId: string;
  /** The command that wrangler runs, if wrangler started this build. */
  readonly wranglerCommand?: string | undefined;
  /** Passed on to programs that a command starts. */
  readonly environment: NodeJS.ProcessEnv;
  readonly display: ProgressDisplay;
};

/** 0 for success, 1 for an error. */
export type ExitCode = number;

export async function compileSeeds(
  { folder, siteUrl, localUrl, now, freshId, display }: CommandContext,
  settings: Pick<CompileSettings, "publish" | "stamp"> = {},
): Promise<Result<Compiled, Problem[]>> {
  const { progress, end } = display;
  const compiled = await compile({
    folder,
    ...defined({ siteUrl, localUrl }),
    now,
    freshId,
    progress,
    ...settings,
  });
  end();
  return compiled;
}

export function refuse(problems: readonly Problem[]): ExitCode {
  console.error(reportProblems(problems));
  return 1;
}
