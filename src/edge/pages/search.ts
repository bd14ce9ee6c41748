/** The page of a search: the form, and the results where something is searched for. */

import { html } from "hono/html";
import { PATHS, pagePath, type SearchScope } from "../../model/address.ts";
import { printExpression } from "../../model/expression.ts";
import type { Instant } from "../../model/instant.ts";
import { MAX_QUERY_LENGTH, printQuery } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import { summarise } from "../released.ts";
import { searchInWords, topicsInWords } from "../scope.ts";
import type { Results } from "../search/results.ts";
import type { TextDocument } from "../text-document.ts";
import { articles, entryList } from "./entries.ts";
import { interfaceWords, publisherWords } from "./language.ts";
import type { Markup } from "./markup.ts";
import { page } from "./page.ts";
import { listParts, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { countedTopics } from "./topic-tree.ts";
import { topicsPanel } from "./topics-panel.ts";
import { inWords } from "./words.ts";

type Asked = Pick<SearchScope, "query" | "expression">;

/** Where nothing is searched for yet. */
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

export function resultsPage(results: Results, pack: Pack, now: Instant): Promise<TextDocument> {
  const { scope, entries, total, terms, first, page: number } = results;
  const main = html`<div class="columns">
<div>
${heading(scope, pack, now)}
${entryList(html`${articles(total)} for ${inWords(searchInWords, scope, pack)}`, entries, pack, now, { terms, first, none: proposals(results, pack) })}
${pager(scope, number, pack)}
</div>
<aside>
${subscribePanel(scope, pack, exactly(results, pack, now))}
${total === 0 ? topicsPanel(pack, now) : ""}
</aside>
</div>`;
  return page({ ...listParts(scope, number, pack), main, isUnindexed: true }, pack, now);
}

/** Plain HTML: the browser asks for `/search?q=...&topics=...`. An expression of several topics is kept, and can be let go. */
function heading(asked: Asked | undefined, pack: Pack, now: Instant): Markup {
  const within = asked?.expression === undefined ? "" : printExpression(asked.expression);
  const topics = countedTopics(pack, now).flatMap(({ topic, total }) => (total > 0 ? topic : []));
  const isListed = topics.some(({ slug }) => slug === within);
  const option = (value: string, label: string, own: Markup | "" = publisherWords(pack.site)) =>
    html`<option value="${value}"${own}${value === within ? html` selected` : ""}>${label}</option>\n`;
  return html`<header class="heading"${interfaceWords(pack.site)}>
<h1>Search</h1>
<form class="search-fields" role="search" aria-label="Words and topics" action="${PATHS.search}">
<p><label for="words">Words</label>
<input type="search" id="words" name="q" value="${asked === undefined ? "" : printQuery(asked.query)}" maxlength="${MAX_QUERY_LENGTH}" required dir="auto"></p>
<p><label for="within">In</label>
<select id="within" name="topics">
${option("", "All topics", "")}${asked?.expression === undefined || isListed ? "" : option(within, topicsInWords(asked.expression, pack), "")}${topics.map(({ slug, label }) => option(slug, label))}</select></p>
<p><button>Search</button></p>
</form>
<p class="note">Finds articles that have all of the words. <code>-word</code> leaves out those that have it.</p>
</header>`;
}

/** A page takes the beginning of a word too; who subscribes gets what the words say. */
function exactly({ scope, total }: Results, pack: Pack, now: Instant): Markup | "" {
  const exact = summarise(scope, pack, now).total;
  return exact === total
    ? ""
    : html`<p class="note">The feeds have those with just these words: ${articles(exact)}.</p>\n`;
}

function proposals({ scope, nearest }: Results, pack: Pack): Markup {
  if (nearest.length === 0) return html`Nothing was found. Fewer words find more.`;
  return html`Did you mean ${nearest.map((query, place) => html`${place === 0 ? "" : " or "}<a href="${pagePath({ ...scope, query })}"${publisherWords(pack.site)}>${printQuery(query)}</a>`)}?`;
}
