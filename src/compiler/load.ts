/** Loads a module of the compiler with everything that it imports: from the bundle, or else from the sources. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundledName, bundleIn, isWhole } from "./cache/bundle.ts";

/**
 * Runs a module. `module` is its path within the compiler, such as `start.ts`. `caches` is the folder of
 * caches. Without it, the module is always loaded from the sources.
 */
export async function load(module: string, caches: string | undefined): Promise<void> {
  const bundle = caches === undefined ? undefined : bundleIn(caches);
  const isBundled = bundle !== undefined && isWhole(bundle);
  await import(
    isBundled ? pathToFileURL(join(bundle, bundledName(module))).href : new URL(module, import.meta.url).href
  );
}
