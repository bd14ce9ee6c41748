/** `npm run bench:search`: what a search costs in raw workerd, as the first question to a new isolate and later. Entry file: prepares, measures, prints. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compile } from "../../src/compiler/compile.ts";
import { reportProblems } from "../../src/compiler/report.ts";
import type { PackFiles } from "../../src/pack/write.ts";
import { ARTICLE_COUNT, writeSeeds } from "../articles.ts";
import { bundle } from "../bundle.ts";
import { temporaryFolder } from "../clean-up.ts";
import { measure } from "./measure.ts";
import { QUESTIONS } from "./questions.ts";
import { report } from "./report.ts";

/** As many as all lie in the bundle. */
const ARTICLES = 2_000;
/** Sentences of each article with words of its own. */
const RUMOURS = 8;

const folder = temporaryFolder();
const neighbour = join(folder, "neighbour");
await prepareSearch(neighbour, ARTICLE_COUNT);
const { index, fragments } = await prepareSearch(folder, ARTICLES);

const bundles = {
  spliced: await bundle("spliced", folder),
  parsed: await bundle("parsed", folder),
  neighbour: { ...(await bundle("spliced", neighbour)), name: "neighbour" },
};
console.log(report(index, fragments.length, await measure(QUESTIONS, bundles)));

/** Writes the pack of so many articles into a folder. */
async function prepareSearch(folder: string, articles: number): Promise<PackFiles> {
  const seeds = join(folder, "seeds");
  await writeSeeds(seeds, articles, RUMOURS);
  const compiled = await compile({ folder: seeds });
  if (!compiled.ok) throw new Error(reportProblems(compiled.error));
  const { pack } = compiled.value;
  await writeFile(join(folder, "index.json"), JSON.stringify(pack.index));
  await writeFile(join(folder, "fragments.bin"), pack.fragments);
  return pack;
}
