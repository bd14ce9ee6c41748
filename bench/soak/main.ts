/**
 * `npm run soak`: plays readers against the real Worker while articles are released, expire and are withdrawn.
 * Two minutes, or `-- --seconds 20`. Ends with 1 after any fault. Entry file.
 */

import { availableParallelism, loadavg } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { columnsOf } from "../../src/compiler/report/columns.ts";
import { type SoakResult, soak } from "./run.ts";

const DEFAULT_SECONDS = 120;
/**
 * The minimum and the maximum number of seconds. The minimum is enough for a change of each kind, and for
 * samples of the memory.
 */
const [MIN_SECONDS, MAX_SECONDS] = [10, 3600];
/** The maximum number of faults that are printed. */
const SHOWN = 20;

const seconds = secondsFrom(process.argv.slice(2));
console.log(`readers ask for ${seconds} seconds, after two builds of the articles`);
const result = await soak(seconds);
const faults = [...result.faults, ...faultsOfRun(result)];
console.log(describe(result));
for (const fault of faults.slice(0, SHOWN)) console.error(fault);
if (faults.length > SHOWN) console.error(`and ${faults.length - SHOWN} more faults`);
console.log(faults.length === 0 ? "no fault" : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

function secondsFrom(args: string[]): number {
  const { values } = parseArgs({ args, options: { seconds: { type: "string" } } });
  const wanted = Number(values.seconds ?? DEFAULT_SECONDS);
  if (Number.isInteger(wanted) && wanted >= MIN_SECONDS && wanted <= MAX_SECONDS) return wanted;
  throw new Error(
    `--seconds ${values.seconds}; expected a whole number from ${MIN_SECONDS} to ${MAX_SECONDS}`,
  );
}

/** Returns the faults of the run as a whole. A run without changes or 304s would prove nothing. */
function faultsOfRun({ memory, notModified, changes, answers }: SoakResult): string[] {
  return [
    ...(memory.isFlat ? [] : [`memory grew to ${mb(memory.late)}; expected at most ${mb(memory.bound)}`]),
    ...(notModified === 0 ? ["no conditional request was answered with 304"] : []),
    ...(changes === 0 ? ["no article was released, expired or was withdrawn"] : []),
    ...(answers.size === 0 ? ["no answer"] : []),
  ];
}

function describe({ answers, notModified, crossed, changes, memory }: SoakResult): string {
  const total = [...answers.values()].reduce((sum, count) => sum + count, 0);
  return [
    columnsOf([
      ["reader", "answers"],
      ...[...answers].map(([name, count]) => [name, count.toLocaleString("en")]),
    ]),
    "",
    `${total.toLocaleString("en")} answers in ${seconds} seconds, ${notModified.toLocaleString("en")} of them 304`,
    `${changes} releases, expiries and withdrawals; ${crossed} requests were under way at one of them`,
    `memory of workerd: ${mb(memory.early)} in the first third, ${mb(memory.late)} at the end, bound ${mb(memory.bound)}`,
    `load of ${availableParallelism()} cores in the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}`,
  ].join("\n");
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
