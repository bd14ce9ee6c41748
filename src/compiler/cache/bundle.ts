/**
 * Names the bundle of the compiler: its modules and their packages in a few files. From there they load in half
 * of the time. `output/write-bundle.ts` makes the bundle.
 */

import { join } from "node:path";
import { digestOfText } from "../ground/digest.ts";
import { compilerVersion } from "./version.ts";

/** The modules that are loaded by name. A bundle has a file for each, and further files that they share. */
export const ENTRIES = ["start.ts", "dev/compile-orders.ts", "records/thread-orders.ts"];

/**
 * Returns the folder of the bundle of these sources. The bundle has addresses of files in the project, so a
 * copy of the project has another bundle.
 */
export function bundleIn(caches: string): string {
  return join(caches, "compiler", digestOfText(JSON.stringify([compilerVersion(), import.meta.url])));
}

/** Returns the path of a module in a bundle. */
export function bundledName(module: string): string {
  return module.replace(/\.ts$/, ".js");
}
