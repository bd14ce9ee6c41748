/** Prints the costs of searches: a row for each request, then the search index's share of the pack. */

import { columnsOf } from "../../src/compiler/report/columns.ts";
import type { PackIndex } from "../../src/pack/layout.ts";
import { MAIN_THREAD_SOURCE } from "../cpu.ts";
import { type Costs, ROUNDS } from "./measure.ts";
import type { MeasuredRequest } from "./requests.ts";

export function reportSearches(
  index: PackIndex,
  fragmentsBytes: number,
  costs: ReadonlyMap<MeasuredRequest, Costs>,
): string {
  const least = [...costs].find(([{ isLeast }]) => isLeast === true)?.[1].cold ?? [];
  const shards = index.search.reduce((sum, { length }) => sum + length, 0);
  const share = ((100 * shards) / fragmentsBytes).toFixed(1);
  const table = JSON.stringify(index.search).length;
  return [
    `${index.entries.length} articles; ${ROUNDS} rounds; median (least to most) of the rounds`,
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
    `${index.search.length} shards, ${shards} bytes (${share}% of fragments.bin), and ${table} bytes of index.json`,
  ].join("\n");
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toPrecision(3);
  return `${at(0.5)} (${at(0)} to ${at(1)})`;
}
