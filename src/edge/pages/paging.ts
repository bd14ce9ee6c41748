/** The pages of a long list: reads the page number and links to the other pages. */

import { numberedPagePath, type Scope } from "../../model/address.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import type { RequestProblem } from "../problem.ts";
import { wholeNumber } from "../request.ts";
import { scopeTitle } from "../scope.ts";
import type { Snapshot } from "../snapshot.ts";
import { interfaceWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/**
 * The number of a page, and the number of pages (`of`). Both are at least 1, because an empty list has one
 * page.
 */
export type PageNumber = { readonly number: number; readonly of: number };

/** The maximum number of entries on a page. The fifty entries of a feed would be too many for a person. */
const MAX_ENTRIES = 20;

export function entriesAPage({ site }: Pick<Pack, "site">): number {
  return Math.min(MAX_ENTRIES, site.pageSize);
}

/**
 * Reads the number of a page from `?page=`. The first page needs no number, and exists even if the list is
 * empty.
 */
export function readPage(
  { searchParams }: URL,
  scope: Scope,
  snapshot: Snapshot,
): Result<PageNumber, RequestProblem> {
  const of = Math.max(1, Math.ceil(snapshot.summarise(scope).total / entriesAPage(snapshot)));
  const [written = "1", ...more] = searchParams.getAll("page");
  const number = wholeNumber(written);
  if (more.length > 0 || number === undefined || number < 1)
    return err({ kind: "bad-page", suggestion: numberedPagePath(scope, Math.min(2, of)) });
  if (number > of) return err({ kind: "unknown-page", pages: of, last: numberedPagePath(scope, of) });
  return ok({ number, of });
}

/**
 * Returns the parts of the frame (page.ts) for a page of a scope's list. They are the title, the scope, and
 * the paths of this, the previous and the next page.
 */
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
export function pager(scope: Scope, page: PageNumber, { site }: Pick<Pack, "site">): Markup | "" {
  if (page.of === 1) return "";
  const { prev, next } = besides(scope, page);
  const things = thingsIn(scope);
  return html`<nav class="pager" aria-label="Pages"${interfaceWords(site)}>
${prev === undefined ? "" : html`<a rel="prev" href="${prev}">Newer ${things}</a>\n`}<span>Page ${page.number} of ${page.of}</span>
${next === undefined ? "" : html`<a rel="next" href="${next}">Older ${things}</a>\n`}</nav>`;
}

/** Returns a link to page `number` of a list, for a page that shows only the beginning of the list. */
export function moreLink(scope: Scope, number: number, { site }: Pick<Pack, "site">): Markup {
  return html`<nav class="pager" aria-label="Pages"${interfaceWords(site)}>
<a rel="next" href="${numberedPagePath(scope, number)}">Older ${thingsIn(scope)}</a>
</nav>`;
}

function thingsIn({ kind }: Scope): string {
  return kind === "corrections" ? "notices" : "articles";
}
