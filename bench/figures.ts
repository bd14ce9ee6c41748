/** The figures of a run, and the rows of the table that compares them with the goals. */

import type { Address } from "./addresses.ts";
import { GROWING } from "./addresses.ts";
import { ROUNDS, type Samples } from "./rounds.ts";
import type { MeasuredSite } from "./sites.ts";

export type Figures = {
  readonly sites: readonly MeasuredSite[];
  /** The CPU seconds of each start, beyond loading the bytes, by the number of articles. */
  readonly starts: ReadonlyMap<number, readonly number[]>;
  /** The bytes in the heap of the largest site's Worker after its start. */
  readonly heap: number;
  readonly firstAnswers: ReadonlyMap<Address, readonly number[]>;
  /** Empty if no request was sent many times. */
  readonly samples: Samples;
};

export type Row = {
  readonly what: string;
  /** The measured values. There is one for each round or each site. */
  readonly values: readonly number[];
  readonly unit: "bytes" | "articles" | "ms" | "MB" | "times";
  /** The goal, which the median must reach. */
  readonly must: number;
  /** True if a larger value is better. */
  readonly isMore?: true;
};

const MIB = 1024 * 1024;
/** The maximum size of a Worker's script and modules together, on every plan. */
const BUNDLE_BYTES = 64 * MIB;

export function rowsOf(figures: Figures): Row[] {
  const { sites, starts, heap, firstAnswers } = figures;
  const [, middle, large] = sites as readonly [MeasuredSite, MeasuredSite, MeasuredSite];
  const perArticle = large.packBytes / large.articles;
  const startsOf = ({ articles }: MeasuredSite) => starts.get(articles) ?? [];
  return [
    { what: "bytes per article", values: [perArticle], unit: "bytes", must: 3_000 },
    {
      what: "articles in a bundle",
      values: [(BUNDLE_BYTES - large.scriptBytes) / perArticle],
      unit: "articles",
      must: 21_000,
      isMore: true,
    },
    ...[middle, large].map(
      (site): Row => ({
        what: `start beyond loading, ${site.articles.toLocaleString("en")} articles`,
        values: startsOf(site).map((seconds) => seconds * 1000),
        unit: "ms",
        must: 45,
      }),
    ),
    { what: "heap after the start", values: [heap / 1e6], unit: "MB", must: 5 },
    ...(figures.samples.size === 0 ? [] : repeatedRows(figures)),
    ...[...firstAnswers].map(
      ([{ name }, seconds]): Row => ({
        what: `first answer: ${name}`,
        values: seconds.map((one) => one * 1000),
        unit: "ms",
        must: 8,
      }),
    ),
  ];
}

/** Returns the rows of requests that are sent many times. */
function repeatedRows(figures: Figures): Row[] {
  const [, middle, large] = figures.sites as readonly [MeasuredSite, MeasuredSite, MeasuredSite];
  return [
    {
      what: "gzip feed to constant bytes",
      values: ratios(figures, "app gzip", "constant gzip"),
      unit: "times",
      must: 1.45,
    },
    {
      what: "304 to a constant 304",
      values: ratios(figures, "app 304", "constant 304"),
      unit: "times",
      must: 1.5,
    },
    {
      what: "plain feed to constant bytes",
      values: ratios(figures, "app plain", "constant plain"),
      unit: "times",
      must: 5.5,
    },
    ...GROWING.map(
      ({ name }): Row => ({
        what: `${name}, ${large.articles.toLocaleString("en")} to ${middle.articles.toLocaleString("en")} articles`,
        values: ratios(figures, `${name} ${large.articles}`, `${name} ${middle.articles}`),
        unit: "times",
        must: name.startsWith("search") ? 1.5 : 1.1,
      }),
    ),
  ];
}

/** Returns the ratios of two subjects' CPU time, one for each round. */
export function ratios({ samples }: Figures, over: string, under: string): number[] {
  const cpu = (name: string, round: number) => samples.get(name)?.[round]?.cpuPerRequest ?? Number.NaN;
  return Array.from({ length: ROUNDS }, (_, round) => cpu(over, round) / cpu(under, round));
}

/** Returns the median, the lowest and the highest value. */
export function spreadOf(values: readonly number[]): readonly [median: number, least: number, most: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return [at(0.5), at(0), at(1)];
}
