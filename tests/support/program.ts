/** The compiler as `npm run` starts it: a process of its own, in a folder of its own. */

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export const PROGRAM = resolve("src/compiler/main.ts");

/** What the environment of the tests must not decide. */
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
