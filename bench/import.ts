/** `npm run bench:import`: measures how the time of an import grows with the number of entries. Entry file. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { importSource } from "../src/importer/import.ts";
import { temporaryFolder } from "./clean-up.ts";

/** The numbers of entries. */
const SIZES = [1_000, 10_000];

const rows = [];
for (const size of SIZES) {
  const folder = temporaryFolder();
  const source = join(folder, "feed.json");
  writeFileSync(source, feedOf(size));
  const settings = { folder: join(folder, "seeds"), source, dryRun: false };
  rows.push({ size, first: await secondsOf(size, settings), again: await secondsOf(0, settings) });
}
const [small, large] = rows;
if (small === undefined || large === undefined) throw new Error("two sizes are compared");
for (const { size, first, again } of rows)
  console.log(`${size} entries: ${first.toFixed(1)} s of CPU, and ${again.toFixed(1)} s when all are there`);
console.log(
  `ten times as many entries cost ${(large.first / small.first).toFixed(1)} and ${(large.again / small.again).toFixed(1)} times as much`,
);

async function secondsOf(written: number, settings: Parameters<typeof importSource>[0]): Promise<number> {
  const started = process.cpuUsage();
  const imported = await importSource(settings, { fetch, print: () => undefined }, []);
  if (imported?.written.length !== written) throw new Error(`expected ${written} new articles`);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function feedOf(size: number): string {
  const items = Array.from({ length: size }, (_, at) => ({
    id: `entry-${at}`,
    title: `Log ${at}`,
    date_published: "2024-05-04T00:00:00Z",
    content_html: `<p>The tide turned at ${at}.</p>`,
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Log", items });
}
