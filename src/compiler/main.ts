/**
 * The program that the `npm run` commands start. Limits the memory, and loads the compiler from Node's cache
 * of compiled code. Without this cache, loading takes longer than a build without changes.
 */

import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";

// Lets the heap grow by two fifths between two garbage collections. By default it grows to four times its
// size. A large build would then take much more memory than it needs.
setFlagsFromString("--heap-growing-percent=40");

/** The commands that create the folder `build`. The other commands create no folder. */
const BUILDING = ["build", "deploy", "dev"];

const output = join(process.cwd(), "build");
if (existsSync(output) || BUILDING.includes(process.argv[2] ?? ""))
  enableCompileCache(join(output, "cache", "node"));
await import("./start.ts");
