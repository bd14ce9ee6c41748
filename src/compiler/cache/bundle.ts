/**
 * Names the bundle of the compiler: its modules and their packages in a few files. From there they load in half
 * of the time. `output/write-bundle.ts` makes the bundle.
 */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestOfText } from "../ground/digest.ts";
import { compilerVersion } from "./version.ts";

/**
 * The folder of the compiler's own caches: the bundle, and the code that Node has compiled. They belong to the
 * installed packages, so `npm ci` removes them, and a removed `build/` does not.
 */
export const COMPILER_CACHES = fileURLToPath(
  new URL("../../../node_modules/.cache/seedcast", import.meta.url),
);

/** The modules that are loaded by name. A bundle has a file for each, and further files that they share. */
export const ENTRIES = ["start.ts", "dev/compile-orders.ts", "records/thread-orders.ts"];

/**
 * Returns the folder of the bundle of these sources. The bundle has addresses of files in the project, so a
 * copy of the project has another bundle.
 */
export function bundleIn(caches: string): string {
  return join(caches, "compiler", digestOfText(JSON.stringify([compilerVersion(), import.meta.url])));
}

/** The list of a bundle's files, with their sizes in bytes. */
export const LIST = "files.json";

/**
 * Returns true if each file of a bundle has its size. After a power failure, or on a full disk, files can be
 * missing or empty. An empty `start.js` would do nothing, without an error.
 */
export function isWhole(bundle: string): boolean {
  try {
    const sizes: Record<string, number> = JSON.parse(readFileSync(join(bundle, LIST), "utf8"));
    return Object.entries(sizes).every(([name, size]) => statSync(join(bundle, name)).size === size);
  } catch {
    return false;
  }
}

/** Returns the path of a module in a bundle. */
export function bundledName(module: string): string {
  return module.replace(/\.ts$/, ".js");
}
