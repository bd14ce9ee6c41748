/**
 * The program behind the `npm run` commands. This file is JavaScript, because Node would load its compiler of
 * TypeScript for it. All other files come from caches, except at the first start.
 */

import "./compile-cache.js";

const { load } = await import("./load.ts");
await load("start.ts");
