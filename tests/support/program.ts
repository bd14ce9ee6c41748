/** Runs the compiler as `npm run` does: in a process and a folder of its own. */

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export const PROGRAM = resolve("src/compiler/main.ts");

/** Variables that a process must not inherit from the tests. */
const SETTINGS = ["SEEDS_DIR", "SITE_URL", "WRANGLER_COMMAND", "SEEDCAST_BUILT"];

export function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const rest = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...Object.fromEntries(rest), ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
