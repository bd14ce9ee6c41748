/** The entry file of the compiler's threads. `workerData` names the module that a thread runs. */

import { workerData } from "node:worker_threads";
import "./compile-cache.js";

const { load } = await import("./load.ts");
await load(workerData.module);
