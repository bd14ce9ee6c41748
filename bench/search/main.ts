/**
 * `npm run bench:search`: measures searches in raw workerd, as the first request of a new isolate and later.
 * Entry file.
 */

import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { temporaryFolder } from "../clean-up.ts";
import { writePack } from "../pack.ts";
import { measureSearches } from "./measure.ts";
import { reportSearches } from "./report.ts";
import { REQUESTS } from "./requests.ts";

/** The number of articles. The bundle still contains the whole site of this size. */
const ARTICLES = 2_000;
/** The number of the neighbour's articles, enough for a full page. */
const NEIGHBOUR_ARTICLES = 50;

const folder = temporaryFolder();
const neighbour = join(folder, "neighbour");
await writePack(neighbour, NEIGHBOUR_ARTICLES);
const { pack } = await writePack(folder, ARTICLES);

const worker = await bundle("spliced", folder);
const warm = { ...(await bundle("spliced", neighbour)), name: "neighbour" };
console.log(reportSearches(pack, await measureSearches(REQUESTS, worker, warm)));
