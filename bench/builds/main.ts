/**
 * `npm run bench:build`: measures builds and the dev server as a publisher uses them, at some sizes. Sizes are
 * arguments: `-- shipped 1000 5000`. Entry file.
 */

import { rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { copyOfProject } from "./checkout.ts";
import { type CommandCost, runCommand } from "./command.ts";
import { freePort, measureDev } from "./dev-server.ts";
import { hugoVersion, measureHugo } from "./hugo.ts";
import { type BuildRow, reportBuilds } from "./report.ts";
import { type EditedSite, makeEditedSite, type SiteSize } from "./site.ts";

/**
 * The number of articles up to which the dev server is measured. For larger sites, only builds are measured.
 */
const LARGEST_SERVED = 5_000;
/** Sites up to this size are measured more than once. */
const LARGEST_REPEATED = 1_000;

const sizes = sizesFrom(process.argv.slice(2));
const hugo = hugoVersion();
const project = copyOfProject();
const load = printLoad();
const rows: BuildRow[] = [];
for (const size of sizes) {
  const site = await makeEditedSite(size);
  rows.push(...(await devRows(size, site)), ...(await buildRows(size, site)));
}
console.log(reportBuilds(rows, hugo));
console.log(
  `load of ${availableParallelism()} cores in the last minute: ${load} before, ${printLoad()} after`,
);

function sizesFrom(args: readonly string[]): SiteSize[] {
  if (args.length === 0) return ["shipped", 1_000];
  return args.map((written) => {
    const size = Number(written.replaceAll(",", ""));
    if (written === "shipped" || written === "17") return "shipped";
    if (Number.isInteger(size) && size > 0) return size;
    throw new Error(`size ${JSON.stringify(written)}; expected shipped, or a number of articles`);
  });
}

async function devRows(size: SiteSize, site: EditedSite): Promise<BuildRow[]> {
  if (size !== "shipped" && size > LARGEST_SERVED) return [];
  for (const caches of ["build", "node_modules/.cache"])
    rmSync(join(project, caches), { recursive: true, force: true });
  // Both starts use the same port, because articles contain it in addresses. With another port, the second
  // start would find no article in the cache.
  const port = await freePort();
  const { start: first } = await measureDev(project, site, port, 0);
  const { start, saves, slowest, failed } = await measureDev(project, site, port, isSmall(size) ? 7 : 3);
  if (failed > 0) console.log(`${size}: ${failed} requests failed while the dev server compiled`);
  return [
    { figure: "save to new feed", size, values: saves },
    { figure: "slowest request meanwhile", size, values: slowest },
    { figure: "start of dev to the first feed", size, values: [start] },
    { figure: "the very first start of dev", size, values: [first] },
  ];
}

async function buildRows(size: SiteSize, site: EditedSite): Promise<BuildRow[]> {
  const build = () => runCommand("npm", ["run", "--silent", "build", "--", "--seeds", site.folder], project);
  const [cold, changed]: [CommandCost[], CommandCost[]] = [[], []];
  for (let round = 0; round < (isSmall(size) ? 3 : 1); round += 1) {
    rmSync(join(project, "build"), { recursive: true, force: true });
    cold.push(await build());
    site.edit();
    changed.push(await build());
  }
  const other = hugo === undefined || size === "shipped" ? {} : { hugo: await measureHugo(size) };
  const row = (figure: BuildRow["figure"], values: readonly (number | undefined)[]): BuildRow[] => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? [] : [{ figure, size, values: known }];
  };
  return [
    { figure: "one file changed, npm run build", size, values: changed.map(({ seconds }) => seconds) },
    { figure: "from nothing, npm run build", size, values: cold.map(({ seconds }) => seconds), ...other },
    ...row(
      "CPU of a build from nothing",
      cold.map((one) => one.cpuSeconds),
    ),
    ...row(
      "peak memory from nothing, GB",
      cold.map(({ peakBytes }) => peakBytes && peakBytes / 1e9),
    ),
  ];
}

function isSmall(size: SiteSize): boolean {
  return size === "shipped" || size <= LARGEST_REPEATED;
}

function printLoad(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
