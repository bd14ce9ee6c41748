/**
 * The program behind the `npm run` commands. Loads the compiler from Node's cache of compiled code, because a
 * build without changes would otherwise take longer to load than to run.
 */

import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import process from "node:process";

const output = join(process.cwd(), "build");
// Only a build makes the folder.
if (existsSync(output)) enableCompileCache(join(output, "cache", "node"));
await import("./start.ts");
