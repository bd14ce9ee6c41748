/**
 * Copies the project into a temporary folder, because the measured commands write into `build/` of their
 * project.
 */

import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../clean-up.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** Names in the project's folder that the commands do not need. The packages are linked instead of copied. */
const LEFT_OUT = new Set([".git", ".wrangler", "bench", "build", "docs", "node_modules", "tests"]);

/** Copies the project without its builds and caches. Returns the folder of the copy. */
export function copyOfProject(): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(PROJECT))
    if (!LEFT_OUT.has(name)) cpSync(join(PROJECT, name), join(folder, name), { recursive: true });
  // Each package is linked, so that the copy has its own caches in `node_modules/.cache`.
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(PROJECT, "node_modules")))
    if (name !== ".cache")
      symlinkSync(join(PROJECT, "node_modules", name), join(folder, "node_modules", name), "junction");
  return folder;
}
