/**
 * The program behind the `npm run` commands. Limits the memory, and loads the compiler from Node's cache of
 * compiled code, because a build without changes would otherwise take longer to load than to run.
 */

import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";

// Lets the heap grow by two fifths between two garbage collections. By default it grows to four times the size,
// so a large build would take much more memory than it uses.
setFlagsFromString("--heap-growing-percent=40");

/** The commands that make the folder `build`. The others leave no folder behind. */
const BUILDING = ["build", "deploy", "dev"];

const output = join(process.cwd(), "build");
if (existsSync(output) || BUILDING.includes(process.argv[2] ?? ""))
  enableCompileCache(join(output, "cache", "node"));
await import("./start.ts");
