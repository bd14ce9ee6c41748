/** Runs a command of `npm run` within this process, in a folder of its own. */

import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { type RunSettings, run as runCommand } from "../../src/compiler/run.ts";
import { wholeSecond } from "../../src/model/instant.ts";

/** The program of the commands, for tests that need a process. */
export const PROGRAM = resolve("src/compiler/main.js");

export type CommandRun = {
  /** The exit code. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a command in the folder `cwd`. It sees no environment variables except those in `env`. */
export async function run(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  settings: Partial<RunSettings> = {},
): Promise<CommandRun> {
  let stdout = "";
  let stderr = "";
  const status = await runCommand(args, {
    env,
    cwd,
    out: {
      print: (text) => {
        stdout += `${text}\n`;
      },
      printError: (text) => {
        stderr += `${text}\n`;
      },
      screen: {
        write: (text) => {
          stderr += text;
        },
      },
    },
    now: wholeSecond(Date.now()),
    newId: randomUUID,
    elapsed: () => performance.now(),
    fetch,
    pause: () => Promise.resolve(),
    startWrangler: () => Promise.reject(new Error("this test has no wrangler")),
    ...settings,
  });
  return { status, stdout, stderr };
}

/** Returns environment variables for a process: those of the tests without the project's own, then those in `env`. */
export function environmentWith(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { SEEDS_DIR: _, SITE_URL: __, WRANGLER_COMMAND: ___, SEEDCAST_BUILT: ____, ...rest } = process.env;
  return { ...rest, ...env };
}
