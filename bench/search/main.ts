/** `npm run bench:search`: what a search costs in raw workerd, as the first question to a new isolate and later. Entry file: prepares, measures, prints. */

import { join } from "node:path";
import { ARTICLE_COUNT } from "../articles.ts";
import { bundle } from "../bundle.ts";
import { temporaryFolder } from "../clean-up.ts";
import { writePack } from "../pack.ts";
import { measureSearches } from "./measure.ts";
import { QUESTIONS } from "./questions.ts";
import { reportSearches } from "./report.ts";

/** As many as all lie in the bundle. */
const ARTICLES = 2_000;
/** Sentences of each article with words of its own. */
const RUMOURS = 8;

const folder = temporaryFolder();
const neighbour = join(folder, "neighbour");
await writePack(neighbour, ARTICLE_COUNT, RUMOURS);
const {
  pack: { index, fragments },
} = await writePack(folder, ARTICLES, RUMOURS);

const bundles = {
  spliced: await bundle("spliced", folder),
  parsed: await bundle("parsed", folder),
  neighbour: { ...(await bundle("spliced", neighbour)), name: "neighbour" },
};
console.log(reportSearches(index, fragments.length, await measureSearches(QUESTIONS, bundles)));
