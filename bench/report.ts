/** Prints the figures of a run: the table of goals, then the cost of each measured request. */

import { columnsOf } from "../src/compiler/report/columns.ts";
import { CPU_SOURCE, MAIN_THREAD_SOURCE } from "./cpu.ts";
import { type Figures, type Row, ratios, rowsOf, spreadOf } from "./figures.ts";
import { ROUNDS, TURN } from "./rounds.ts";

export function report(figures: Figures): string {
  const { sites, samples } = figures;
  return [
    `sites of ${sites.map(({ articles }) => articles.toLocaleString("en")).join(", ")} articles; ${ROUNDS} rounds of ${TURN} s a row; median (least to most)`,
    `CPU: ${CPU_SOURCE}`,
    `first answers: ${MAIN_THREAD_SOURCE}`,
    "",
    columnsOf([["", "must", "measured", ""], ...rowsOf(figures).map(lineOf)]),
    ...(samples.size === 0 ? [] : repeatedRequests(figures)),
  ].join("\n");
}

/** Returns the cost of each request that is sent many times. */
function repeatedRequests(figures: Figures): string[] {
  return [
    "",
    columnsOf([
      ["", "CPU us/request", "requests/s"],
      ...[...figures.samples].map(([name, rounds]) => [
        name,
        spread(rounds.map(({ cpuPerRequest = Number.NaN }) => cpuPerRequest * 1e6)),
        spread(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
      ]),
    ]),
    "",
    ...["feed", "feedsmith"].map(
      (name) =>
        `${name} at every request to the app's gzip feed: ${spread(ratios(figures, name, "app gzip"))}`,
    ),
  ];
}

function lineOf({ what, values, unit, must, isMore }: Row): string[] {
  const [median] = spreadOf(values);
  const isReached = isMore ? median >= must : median <= must;
  return [what, `${must.toLocaleString("en")} ${unit}`, spread(values), isReached ? "" : "not reached"];
}

function spread(values: readonly number[]): string {
  const [median, least, most] = spreadOf(values).map(printed);
  return values.length === 1 ? `${median}` : `${median} (${least} to ${most})`;
}

function printed(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
