/** Pages of lists: reads the page number and links the other pages. */

import { html } from "hono/html";
import { numberedPagePath, type Scope } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import type { RequestProblem } from "../problem.ts";
import { summarise } from "../released.ts";
import { wholeNumber } from "../request.ts";
import { scopeTitle } from "../scope.ts";
import type { Markup } from "./markup.ts";

/** The number of a page and the number of pages. Both start at 1, because an empty list has one page. */
export type PageNumber = { readonly number: number; readonly of: number };

/** The most entries on a page. A feed's fifty entries would be too many for a person. */
const MOST_ENTRIES = 20;

export function entriesAPage({ site }: Pick<Pack, "site">): number {
  return Math.min(MOST_ENTRIES, site.pageSize);
}

/** Reads `?page=` for the list of a scope's articles. */
export function readPage(
  url: URL,
  scope: Scope,
  pack: Pack,
  now: Instant,
): Result<PageNumber, RequestProblem> {
  return readPageOf(url, scope, summarise(scope, pack, now).total, entriesAPage(pack));
}

/** Reads `?page=` for a list of `total` entries in pages of `size`. The first page exists without entries, with and without its number. */
export function readPageOf(
  { searchParams }: URL,
  scope: Scope,
  total: number,
  size: number,
): Result<PageNumber, RequestProblem> {
  const of = Math.max(1, Math.ceil(total / size));
  const [written = "1", ...more] = searchParams.getAll("page");
  const number = wholeNumber(written);
  if (more.length > 0 || number === undefined || number < 1)
    return err({ kind: "bad-page", suggestion: numberedPagePath(scope, Math.min(2, of)) });
  if (number > of) return err({ kind: "unknown-page", pages: of, last: numberedPagePath(scope, of) });
  return ok({ number, of });
}

/** Returns the parts of the frame for a page of a scope's list: title, scope, and the paths of this and the neighbouring pages. */
export function listParts(scope: Scope, page: PageNumber, pack: Pack) {
  const title = scopeTitle(scope, pack);
  return {
    title: page.number === 1 ? title : `${title} · page ${page.number}`,
    scope,
    path: numberedPagePath(scope, page.number),
    ...besides(scope, page),
    hasScript: true,
  };
}

/** Returns the paths of the previous and next page. */
export function besides(
  scope: Scope,
  { number, of }: PageNumber,
): { readonly prev?: string; readonly next?: string } {
  return {
    ...(number > 1 ? { prev: numberedPagePath(scope, number - 1) } : {}),
    ...(number < of ? { next: numberedPagePath(scope, number + 1) } : {}),
  };
}

/** Links to the other pages of a list, unless it has only one page. */
export function pager(scope: Scope, page: PageNumber): Markup | "" {
  if (page.of === 1) return "";
  const { prev, next } = besides(scope, page);
  const [before, after] = NAMES[scope.kind];
  return html`<nav class="pager" aria-label="Pages">
${prev === undefined ? "" : html`<a rel="prev" href="${prev}">${before}</a>\n`}<span>Page ${page.number} of ${page.of}</span>
${next === undefined ? "" : html`<a rel="next" href="${next}">${after}</a>\n`}</nav>`;
}

/** Links from a page that shows only the beginning of a list to page `number` of that list. */
export function moreLink(scope: Scope, number: number): Markup {
  const [, after] = NAMES[scope.kind];
  return html`<nav class="pager" aria-label="Pages">
<a rel="next" href="${numberedPagePath(scope, number)}">${after}</a>
</nav>`;
}

const BY_DATE = ["Newer articles", "Older articles"] as const;

/** The names of the links. Search results are sorted by relevance, other lists by date. */
const NAMES: Readonly<Record<Scope["kind"], readonly [before: string, after: string]>> = {
  everything: BY_DATE,
  topics: BY_DATE,
  author: BY_DATE,
  corrections: ["Newer notices", "Older notices"],
  search: ["Previous results", "More results"],
};
