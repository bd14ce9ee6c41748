/** Reads what a person searches for, and finds a page of it. */

import type { SearchScope } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { ok, type Result } from "../../model/result.ts";
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { type PageNumber, readPageOf } from "../pages/paging.ts";
import type { RequestProblem } from "../problem.ts";
import { entriesIn, entriesOf } from "../released.ts";
import { readQueryParameters } from "../request.ts";
import { type Ranked, rank } from "./rank.ts";

export type Results = Pick<Ranked, "terms" | "nearest"> & {
  readonly scope: SearchScope;
  /** Of this page, the best first. */
  readonly entries: readonly PackEntry[];
  /** Of all pages. */
  readonly total: number;
  readonly page: PageNumber;
  /** The rank of the first result on this page, counted from 1. */
  readonly first: number;
};

/** Results on a page. Each has its words marked, which costs with every one. */
const PAGE_SIZE = 10;

/** Nothing where nothing was asked for yet. */
export async function readResults(
  url: URL,
  pack: Pack,
  now: Instant,
): Promise<Result<Results | undefined, RequestProblem>> {
  const parameters = readQueryParameters(url, pack, now);
  if (!parameters.ok) return isBlank(parameters.error) ? ok(undefined) : parameters;
  const { positions, exact, ...ranked } = await rank(parameters.value.query, pack, now);
  const scope: SearchScope = { kind: "search", ...parameters.value, found: exact };
  const within = withinTopics(positions, scope, pack, now);
  const page = readPageOf(url, scope, within.length, PAGE_SIZE);
  if (!page.ok) return page;
  const start = (page.value.number - 1) * PAGE_SIZE;
  const entries = entriesIn(within.slice(start, start + PAGE_SIZE), pack);
  return ok({ ...ranked, scope, entries, total: within.length, page: page.value, first: start + 1 });
}

function isBlank(problem: RequestProblem): boolean {
  return problem.kind === "bad-query" && (problem.reason === "missing" || problem.reason === "without-words");
}

function withinTopics(
  positions: readonly number[],
  { expression }: SearchScope,
  pack: Pack,
  now: Instant,
): readonly number[] {
  if (expression === undefined) return positions;
  const there = new Set(entriesOf({ kind: "topics", expression }, pack, now).positions);
  return positions.filter((position) => there.has(position));
}
