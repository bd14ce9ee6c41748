/** Puts samples into words: a row a subject, then the ratios, each with the least and the most that a round gave. */

import { getBorderCharacters, table } from "table";
import { ARTICLE_COUNT } from "./articles.ts";
import { CPU_SOURCE } from "./cpu.ts";
import { ROUNDS, type Sample, type Samples, TURN } from "./rounds.ts";
import type { SubjectName } from "./subjects.ts";

const RATIOS = [
  ["spliced", "constant"],
  ["rendered", "spliced"],
] as const satisfies readonly (readonly [SubjectName, SubjectName])[];

/** `length` of the spliced RSS document, in bytes. */
export function report(samples: Samples, length: number): string {
  const of = (name: SubjectName) => samples.get(name) ?? [];
  const ratioOf = (over: SubjectName, under: SubjectName, measure: Measure) =>
    of(over).map((sample, round) => measure(sample) / measure(of(under)[round] as Sample));
  const hasCpu = [...samples.values()].flat().every(({ cpuPerRequest }) => cpuPerRequest !== undefined);
  const columns = [REQUESTS_PER_SECOND, ...(hasCpu ? [CPU_PER_REQUEST] : [])];

  return [
    `RSS of ${ARTICLE_COUNT} entries, ${whole(length)} bytes; ${ROUNDS} rounds of ${TURN} s a row; median (least to most) of the rounds`,
    hasCpu ? `CPU: ${CPU_SOURCE}` : "CPU: not measured, for this system has no /proc/PID/task/*/schedstat",
    "",
    columnsOf([
      ["", ...columns.map(({ heading }) => heading)],
      ...[...samples].map(([name, rounds]) => [name, ...columns.map(({ measure }) => spread(rounds.map(measure), whole))]),
    ]),
    "",
    columnsOf([
      ["ratio in the same round", ...columns.map(({ ratioHeading }) => ratioHeading)],
      ...RATIOS.map(([over, under]) => [
        `${over} / ${under}`,
        ...columns.map(({ measure }) => spread(ratioOf(over, under, measure), (ratio) => ratio.toPrecision(3))),
      ]),
    ]),
  ].join("\n");
}

type Measure = (sample: Sample) => number;
type Column = { readonly heading: string; readonly ratioHeading: string; readonly measure: Measure };

const REQUESTS_PER_SECOND: Column = {
  heading: "requests/s",
  ratioHeading: "requests/s",
  measure: ({ requestsPerSecond }) => requestsPerSecond,
};
const CPU_PER_REQUEST: Column = {
  heading: "CPU us/request",
  ratioHeading: "CPU",
  measure: ({ cpuPerRequest }) => (cpuPerRequest ?? Number.NaN) * 1e6,
};

function spread(values: readonly number[], write: (value: number) => string): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => write(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN);
  return `${at(0.5)} (${at(0)} to ${at(1)})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function columnsOf(rows: string[][]): string {
  return table(rows, {
    border: getBorderCharacters("void"),
    columnDefault: { paddingLeft: 0, paddingRight: 2 },
    drawHorizontalLine: () => false,
  }).trimEnd();
}
