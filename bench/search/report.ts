/** Prints the costs of searches: a row for each request, then the search index's share of the pack. */

import { columnsOf } from "../../src/compiler/report/columns.ts";
import { openPack } from "../../src/pack/read.ts";
import { readSections } from "../../src/pack/sections.ts";
import type { PackFiles } from "../../src/pack/write.ts";
import { MAIN_THREAD_SOURCE } from "../cpu.ts";
import { type Costs, ROUNDS } from "./measure.ts";
import type { MeasuredRequest } from "./requests.ts";

export function reportSearches(
  { index, pieces }: PackFiles,
  costs: ReadonlyMap<MeasuredRequest, Costs>,
): string {
  const least = [...costs].find(([{ isLeast }]) => isLeast === true)?.[1].cold ?? [];
  const { length } = readSections(index.buffer).search;
  const share = ((100 * length) / (index.length + pieces.length)).toFixed(1);
  const { articles } = openPack(index.buffer, pieces.buffer);
  return [
    `${articles} articles; ${ROUNDS} rounds; median (least to most) of the rounds`,
    `CPU: ${MAIN_THREAD_SOURCE}`,
    "",
    columnsOf([
      ["", "first answer, ms", "beyond robots.txt", "later answers, ms"],
      ...[...costs].map(([{ name }, { cold, warm }]) => [
        name,
        spread(cold.map((seconds) => seconds * 1000)),
        spread(cold.map((seconds, round) => (seconds - (least[round] ?? Number.NaN)) * 1000)),
        spread(warm.map((seconds) => seconds * 1000)),
      ]),
    ]),
    "",
    `search index: ${length} bytes, ${share}% of the pack`,
  ].join("\n");
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toPrecision(3);
  return `${at(0.5)} (${at(0)} to ${at(1)})`;
}
