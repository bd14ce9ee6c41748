/**
 * The program behind the `npm run` commands. This file is JavaScript, because Node would load its compiler of
 * TypeScript for it. All other files come from caches, except at the first start.
 */

import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { setEnvironmentData } from "node:worker_threads";

/** The commands that make the folder `build`. The others leave no folder behind. */
const BUILDING = ["build", "deploy", "dev"];

const output = join(process.cwd(), "build");
const caches =
  existsSync(output) || BUILDING.includes(process.argv[2] ?? "") ? join(output, "cache") : undefined;
if (caches !== undefined) enableCompileCache(join(caches, "node"));
// All threads of this process get it.
setEnvironmentData("caches", caches);
const { load } = await import("./load.ts");
await load("start.ts", caches);
