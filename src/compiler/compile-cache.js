/** Lets Node keep the code that it compiles. The entry files of processes and threads import this file first. */

import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/seedcast/node", import.meta.url)));
