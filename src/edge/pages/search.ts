/** The page of a search: the form, and the results if the visitor searched for something. */

import { PATHS, pagePath, type SearchScope } from "../../model/address.ts";
import { printExpression } from "../../model/expression.ts";
import { MAX_QUERY_LENGTH, printQuery } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import type { Representation } from "../representation.ts";
import { searchInWords, topicsInWords } from "../scope.ts";
import { termsToFind } from "../search/find.ts";
import { similarSearches } from "../search/similar-searches.ts";
import type { Snapshot } from "../snapshot.ts";
import { articles, entryList } from "./entries.ts";
import { interfaceWords, publisherWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, listParts, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { topicsPanel } from "./topics-panel.ts";
import { inWords } from "./words.ts";

/** Returns the page with the empty form. */
export function searchPage(snapshot: Snapshot): Promise<Representation> {
  const main = html`<div class="columns">
<div>
${heading(undefined, snapshot)}
</div>
<aside>
${topicsPanel(snapshot)}
</aside>
</div>`;
  const title = `Search · ${snapshot.site.title}`;
  return page({ title, main, path: PATHS.search, description: `Search ${snapshot.site.title}.` }, snapshot);
}

export async function resultsPage(
  scope: SearchScope,
  number: PageNumber,
  snapshot: Snapshot,
): Promise<Representation> {
  const { total } = snapshot.summarise(scope);
  const entries = await snapshot.pageOfNewest(scope, number.number, entriesAPage(snapshot));
  const terms = termsToFind(scope.query.words);
  const none = proposals(total === 0 ? similarSearches(scope, snapshot) : [], snapshot);
  const main = html`<div class="columns">
<div>
${heading(scope, snapshot)}
${entryList(html`${articles(total)} for ${inWords(searchInWords, scope, snapshot)}`, entries, snapshot, { terms, none })}
${pager(scope, number, snapshot)}
</div>
<aside>
${subscribePanel(scope, snapshot)}
${total === 0 ? topicsPanel(snapshot) : ""}
</aside>
</div>`;
  return page({ ...listParts(scope, number, snapshot), main, isUnindexed: true }, snapshot);
}

/**
 * Returns the heading with the search form, which needs no script: the browser opens
 * `/search?q=...&topics=...`. An expression of several topics becomes one more option in the list of topics.
 */
function heading(scope: SearchScope | undefined, snapshot: Snapshot): Markup {
  const within = scope?.expression === undefined ? "" : printExpression(scope.expression);
  const topics = snapshot.countedTopics().flatMap(({ topic, total }) => (total > 0 ? topic : []));
  const isListed = topics.some(({ slug }) => slug === within);
  const option = (value: string, label: string, own: Markup | "" = publisherWords(snapshot.site)) =>
    html`<option value="${value}"${own}${value === within ? html` selected` : ""}>${label}</option>\n`;
  return html`<header class="heading"${interfaceWords(snapshot.site)}>
<h1>Search</h1>
<form class="search-fields" role="search" aria-label="Words and topics" action="${PATHS.search}">
<p><label for="words">Words</label>
<input type="search" id="words" name="q" value="${scope === undefined ? "" : printQuery(scope.query)}" maxlength="${MAX_QUERY_LENGTH}" required dir="auto"></p>
<p><label for="within">In</label>
<select id="within" name="topics">
${option("", "All topics", "")}${scope?.expression === undefined || isListed ? "" : option(within, topicsInWords(scope.expression, snapshot), "")}${topics.map(({ slug, label }) => option(slug, label))}</select></p>
<p><button>Search</button></p>
</form>
<p class="note">Finds articles that have all of the words, newest first. <code>-word</code> leaves out articles with that word.</p>
</header>`;
}

function proposals(searches: readonly SearchScope[], pack: Pack): Markup {
  if (searches.length === 0) return html`No articles match. Try fewer or other words.`;
  return html`Did you mean ${searches.map((search, place) => html`${place === 0 ? "" : " or "}<a href="${pagePath(search)}"${publisherWords(pack.site)}>${printQuery(search.query)}</a>`)}?`;
}
