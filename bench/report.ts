/** Prints the samples: a row for each subject, then the ratios, each with the lowest and the highest of the rounds. */

import { columnsOf } from "../src/compiler/report/columns.ts";
import { ARTICLE_COUNT } from "./articles.ts";
import { CPU_SOURCE } from "./cpu.ts";
import { ROUNDS, type Sample, type Samples, TURN } from "./rounds.ts";
import type { Subject, SubjectName } from "./subjects.ts";

const RATIOS = [
  ["spliced", "constant"],
  ["rendered", "spliced"],
  ["spliced Atom gzip", "spliced Atom"],
  ["compressed Atom", "spliced Atom gzip"],
  ["spliced JSON gzip", "spliced JSON"],
] as const satisfies readonly (readonly [SubjectName, SubjectName])[];

export function report(subjects: readonly Subject[], samples: Samples): string {
  const lengths = new Map(subjects.map(({ name, question }) => [name, question.expected.length]));
  const lengthOf = (name: SubjectName) => lengths.get(name) ?? Number.NaN;
  const of = (name: SubjectName) => samples.get(name) ?? [];
  const ratioOf = (over: SubjectName, under: SubjectName, measure: Measure) =>
    of(over).map((sample, round) => measure(sample) / measure(of(under)[round] as Sample));
  const hasCpu = [...samples.values()].flat().every(({ cpuPerRequest }) => cpuPerRequest !== undefined);
  const columns = [REQUESTS_PER_SECOND, ...(hasCpu ? [CPU_PER_REQUEST] : [])];

  return [
    `Documents of ${ARTICLE_COUNT} entries; ${ROUNDS} rounds of ${TURN} s a row; median (least to most) of the rounds`,
    hasCpu ? `CPU: ${CPU_SOURCE}` : "CPU: not measured, for this system has no /proc/PID/task/*/schedstat",
    "",
    columnsOf([
      ["", BYTES, ...columns.map(({ heading }) => heading)],
      ...[...samples].map(([name, rounds]) => [
        name,
        whole(lengthOf(name)),
        ...columns.map(({ measure }) => spread(rounds.map(measure), whole)),
      ]),
    ]),
    "",
    columnsOf([
      ["ratio in the same round", BYTES, ...columns.map(({ ratioHeading }) => ratioHeading)],
      ...RATIOS.map(([over, under]) => [
        `${over} / ${under}`,
        ratio(lengthOf(over) / lengthOf(under)),
        ...columns.map(({ measure }) => spread(ratioOf(over, under, measure), ratio)),
      ]),
    ]),
  ].join("\n");
}

/** The heading for the bytes of the body as it is sent. */
const BYTES = "bytes";

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

function ratio(value: number): string {
  return value.toPrecision(3);
}
