/** `npm run bench:search`: measures searches in raw workerd, as the first request of a new isolate and later. Entry file. */

import { join } from "node:path";
import { ARTICLE_COUNT } from "../articles.ts";
import { bundle } from "../bundle.ts";
import { temporaryFolder } from "../clean-up.ts";
import { writePack } from "../pack.ts";
import { measureSearches } from "./measure.ts";
import { reportSearches } from "./report.ts";
import { REQUESTS } from "./requests.ts";

/** A site of this size is still entirely in the bundle. */
const ARTICLES = 2_000;
/** Sentences in each article with words that differ between articles. */
const RUMOURS = 8;

const folder = temporaryFolder();
const neighbour = join(folder, "neighbour");
await writePack(neighbour, ARTICLE_COUNT, RUMOURS);
const {
  pack: { index, fragments },
} = await writePack(folder, ARTICLES, RUMOURS);

const worker = await bundle("spliced", folder);
const warm = { ...(await bundle("spliced", neighbour)), name: "neighbour" };
console.log(reportSearches(index, fragments.length, await measureSearches(REQUESTS, worker, warm)));
