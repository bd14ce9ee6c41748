/** Loads a module of the compiler with everything that it imports: from the bundle, or else from the sources. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundledName, bundleIn, COMPILER_CACHES, isWhole } from "./cache/bundle.ts";

/** Runs a module. `module` is its path within the compiler, such as `start.ts`. */
export async function load(module: string): Promise<void> {
  const bundle = bundleIn(COMPILER_CACHES);
  const bundled = pathToFileURL(join(bundle, bundledName(module))).href;
  await import(isWhole(bundle) ? bundled : new URL(module, import.meta.url).href);
}
