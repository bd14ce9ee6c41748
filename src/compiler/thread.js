/** The entry file of the compiler's threads. `workerData` names the module that a thread runs. */

import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { getEnvironmentData, workerData } from "node:worker_threads";

const caches = getEnvironmentData("caches");
if (caches !== undefined) enableCompileCache(join(caches, "node"));
const { load } = await import("./load.ts");
await load(workerData.module, caches);
