/** Prints the figures of builds beside their goals. */

import { columnsOf } from "../../src/compiler/report/columns.ts";
import { spreadOf } from "../figures.ts";
import type { SiteSize } from "./site.ts";

/** A figure of a build or of the dev server. Times are seconds, the memory is GB. */
export type BuildFigure = keyof typeof GOALS;

export type BuildRow = {
  readonly figure: BuildFigure;
  readonly size: SiteSize;
  /** The measured values, in any order. */
  readonly values: readonly number[];
  /** The same with Hugo. */
  readonly hugo?: number;
};

type Goal = readonly [must: number, aim: number];

/** The goals on two idle cores, for some sizes. */
const GOALS = {
  "save to new feed": { shipped: [0.4, 0.1], 1000: [1, 0.4], 5000: [3, 1.7] },
  "slowest request meanwhile": { shipped: [0.3, 0.1], 1000: [0.3, 0.1], 5000: [0.3, 0.1] },
  "start of dev to the first feed": { shipped: [2.5, 1.9] },
  "the very first start of dev": {},
  "one file changed, npm run build": { 1000: [1, 0.75], 10000: [2.5, 1.9] },
  "from nothing, npm run build": { 10000: [18, 12] },
  "CPU of a build from nothing": {},
  "peak memory from nothing, GB": { 10000: [0.7, 0.5], 50000: [2, 1.5] },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<SiteSize, Goal>>>>>;

/** Returns the table. Seconds, unless a row says otherwise. */
export function reportBuilds(rows: readonly BuildRow[], hugo: string | undefined): string {
  const lines = rows.map(({ figure, size, values, hugo: other }) => {
    const goals: Readonly<Partial<Record<SiteSize, Goal>>> = GOALS[figure];
    const [must, aim] = goals[size] ?? [];
    const [median, least, most] = spreadOf(values);
    return [
      figure,
      size.toLocaleString("en"),
      printGoal(must),
      printGoal(aim),
      values.length === 1 ? printed(median) : `${printed(median)} (${printed(least)} to ${printed(most)})`,
      must !== undefined && median > must ? "not reached" : "",
      other === undefined ? "" : printed(other),
    ];
  });
  const other = hugo === undefined ? "" : `Hugo ${hugo}`;
  return columnsOf([["seconds", "articles", "must", "aim", "median (least to most)", "", other], ...lines]);
}

function printGoal(goal: number | undefined): string {
  return goal === undefined ? "" : String(goal);
}

function printed(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}
