/**
 * `npm run bench`: measures the pack and its answers in raw workerd, at three sizes of a site. With
 * `--only first`, measures only starts and first answers. Entry file.
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assemble } from "../src/compiler/articles/assemble.ts";
import { understand } from "../src/compiler/articles/understand.ts";
import { drawChart } from "./chart.ts";
import { atEnd, temporaryFolder } from "./clean-up.ts";
import { measureFirstAnswers } from "./first-answers.ts";
import { report } from "./report.ts";
import { measure } from "./rounds.ts";
import { type MeasuredSite, makeSite, SIZES } from "./sites.ts";
import { heapAfterStart, measureStarts } from "./starts.ts";
import { comparedSubjects, growingSubjects, renderedSubjects, type Start, type Subject } from "./subjects.ts";
import { startWorkerd } from "./workerd.ts";

const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
if (only !== undefined && only !== "first") throw new Error(`--only ${only}: expected --only first`);

/** The entries of a document, as the libraries render them. */
const PAGE_SIZE = 50;

const folder = temporaryFolder();
const start: Start = async (bundle, v8Flags = []) => {
  const server = await startWorkerd(bundle, { v8Flags });
  atEnd(server.stop);
  return server;
};

const sites: MeasuredSite[] = [];
for (const articles of SIZES) sites.push(await makeSite(articles, folder));
const [small, middle, large] = sites as [MeasuredSite, MeasuredSite, MeasuredSite];

const starts = await measureStarts(sites);
const heap = await heapAfterStart(large.app);
const firstAnswers = await measureFirstAnswers(large.app, small.app);

const isOnlyFirst = only === "first";
const samples = isOnlyFirst ? new Map() : await measure(await subjects());
const figures = { sites, starts, heap, firstAnswers, samples };
console.log(report(figures));
if (!isOnlyFirst) await writeFile("docs/bench.svg", drawChart(figures));

/** Returns the requests that are sent many times. */
async function subjects(): Promise<Subject[]> {
  const [middleApp, largeApp] = [await start(middle.app), await start(large.app)];
  const { stories, context } = await understand(
    { folder: join(folder, String(middle.articles), "seeds") },
    [],
  );
  const newest = stories
    .toSorted((a, b) => b.published - a.published)
    .slice(0, PAGE_SIZE)
    .flatMap((story) => assemble(story, context, []).article ?? []);
  return [
    ...(await comparedSubjects(middleApp, start, folder)),
    ...(await renderedSubjects(middle.compiled.site, newest, start, folder)),
    ...(await growingSubjects(middle.articles, middleApp)),
    ...(await growingSubjects(large.articles, largeApp)),
  ];
}
