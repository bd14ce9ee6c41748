/** Runs the program of a reader, with a time limit. */

import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";
import { LIMIT } from "../support/wait.ts";
import type { Profile } from "./reader.ts";

const run = promisify(execFile);

/**
 * Returns what the program prints. Fails if it ends with an error, or not in time. The program gets no other
 * environment than its own folder and proxy.
 */
export async function runReader(
  { folder, proxy }: Profile,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await run(program, args, {
    cwd: folder,
    timeout: LIMIT,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      LANG: "C.UTF-8",
      http_proxy: proxy,
      ...env,
    },
  });
  return stdout;
}

/** Returns the first version number that a program prints. */
export async function versionOf(program: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run(program, args, { timeout: LIMIT });
  const version = /\d+(?:\.\d+)+/.exec(stdout + stderr)?.[0];
  if (version === undefined) throw new Error(`${program} printed no version: ${stdout}${stderr}`);
  return version;
}
