/** The page of a search: the form, and the results if the reader searches for something. */

import { html } from "hono/html";
import { PATHS, pagePath, type SearchScope } from "../../model/address.ts";
import { printExpression } from "../../model/expression.ts";
import type { Instant } from "../../model/instant.ts";
import { MAX_QUERY_LENGTH, printQuery } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import { pageOfNewest, summarise } from "../released.ts";
import { searchInWords, topicsInWords } from "../scope.ts";
import { termsToFind } from "../search/find.ts";
import { similarSearches } from "../search/similar-searches.ts";
import type { TextDocument } from "../text-document.ts";
import { articles, entryList } from "./entries.ts";
import { interfaceWords, publisherWords } from "./language.ts";
import type { Markup } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, listParts, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { countedTopics } from "./topic-tree.ts";
import { topicsPanel } from "./topics-panel.ts";
import { inWords } from "./words.ts";

/** Returns the page with the empty form. */
export function searchPage(pack: Pack, now: Instant): Promise<TextDocument> {
  const main = html`<div class="columns">
<div>
${heading(undefined, pack, now)}
</div>
<aside>
${topicsPanel(pack, now)}
</aside>
</div>`;
  const title = `Search · ${pack.site.title}`;
  return page({ title, main, path: PATHS.search, description: `Search ${pack.site.title}.` }, pack, now);
}

export async function resultsPage(
  scope: SearchScope,
  number: PageNumber,
  pack: Pack,
  now: Instant,
): Promise<TextDocument> {
  const { total } = summarise(scope, pack, now);
  const entries = pageOfNewest(scope, pack, now, number.number, entriesAPage(pack));
  const terms = termsToFind(scope.query.words);
  const none = proposals(total === 0 ? await similarSearches(scope, pack, now) : [], pack);
  const main = html`<div class="columns">
<div>
${heading(scope, pack, now)}
${entryList(html`${articles(total)} for ${inWords(searchInWords, scope, pack)}`, entries, pack, now, { terms, none })}
${pager(scope, number, pack)}
</div>
<aside>
${subscribePanel(scope, pack)}
${total === 0 ? topicsPanel(pack, now) : ""}
</aside>
</div>`;
  return page({ ...listParts(scope, number, pack), main, isUnindexed: true }, pack, now);
}

/** Plain HTML: the browser opens `/search?q=...&topics=...`. An expression of several topics stays as an option of its own. */
function heading(scope: SearchScope | undefined, pack: Pack, now: Instant): Markup {
  const within = scope?.expression === undefined ? "" : printExpression(scope.expression);
  const topics = countedTopics(pack, now).flatMap(({ topic, total }) => (total > 0 ? topic : []));
  const isListed = topics.some(({ slug }) => slug === within);
  const option = (value: string, label: string, own: Markup | "" = publisherWords(pack.site)) =>
    html`<option value="${value}"${own}${value === within ? html` selected` : ""}>${label}</option>\n`;
  return html`<header class="heading"${interfaceWords(pack.site)}>
<h1>Search</h1>
<form class="search-fields" role="search" aria-label="Words and topics" action="${PATHS.search}">
<p><label for="words">Words</label>
<input type="search" id="words" name="q" value="${scope === undefined ? "" : printQuery(scope.query)}" maxlength="${MAX_QUERY_LENGTH}" required dir="auto"></p>
<p><label for="within">In</label>
<select id="within" name="topics">
${option("", "All topics", "")}${scope?.expression === undefined || isListed ? "" : option(within, topicsInWords(scope.expression, pack), "")}${topics.map(({ slug, label }) => option(slug, label))}</select></p>
<p><button>Search</button></p>
</form>
<p class="note">Finds articles that have all of the words, newest first. <code>-word</code> leaves out articles with that word.</p>
</header>`;
}

function proposals(searches: readonly SearchScope[], pack: Pack): Markup {
  if (searches.length === 0) return html`No articles match. Try fewer words.`;
  return html`Did you mean ${searches.map((search, place) => html`${place === 0 ? "" : " or "}<a href="${pagePath(search)}"${publisherWords(pack.site)}>${printQuery(search.query)}</a>`)}?`;
}
