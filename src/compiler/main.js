/**
 * The program behind the `npm run` commands. This file is JavaScript, because Node starts faster with it than
 * with a TypeScript file. All other files come from caches, except at the first start.
 */

import "./compile-cache.js";

const { load } = await import("./load.ts");
await load("start.ts");
