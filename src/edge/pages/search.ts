/** The page of a search: the form, and the results where something is searched for. */

import { html } from "hono/html";
import { articlePath, PATHS, pagePath, resultsPath, type SearchScope, scopeOfTopic } from "../../model/address.ts";
import { printExpression } from "../../model/expression.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import { MAX_QUERY_LENGTH, printQuery } from "../../model/search/query.ts";
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { knownTopics, summarise } from "../released.ts";
import { scopeTitle, searchInWords } from "../scope.ts";
import type { Results } from "../search/results.ts";
import type { TextDocument } from "../text-document.ts";
import { marked } from "./marked.ts";
import { feedMenu, type Markup, page } from "./page.ts";

/** Where nothing is searched for yet. */
export function searchForm(pack: Pack, now: Instant): Promise<TextDocument> {
  const main = html`<h1>Search</h1>
${form("", "")}
${topicsWithEntries(pack, now)}`;
  return page({ title: `${pack.site.title}: search`, main }, pack, now);
}

export function resultsPage(results: Results, pack: Pack, now: Instant): Promise<TextDocument> {
  const { scope, total, number, pages } = results;
  const { query, expression } = scope;
  const main = html`<h1>Search</h1>
${form(printQuery(query), expression === undefined ? "" : printExpression(expression))}
<p>${articles(total)} for ${searchInWords(scope, pack)}${pages > 1 ? `, page ${number} of ${pages}` : ""}</p>
${feedMenu(scope)}
${exactly(results, pack, now)}${total === 0 ? html`${proposals(results)}${topicsWithEntries(pack, now)}` : list(results, pack)}`;
  return page({ title: scopeTitle(scope, pack), main, scope }, pack, now);
}

/** Plain HTML: the browser asks for `/search?q=...&topics=...`. */
function form(query: string, topics: string): Markup {
  return html`<form action="${PATHS.search}" role="search">
<p><label>Words <input type="search" name="q" value="${query}" maxlength="${MAX_QUERY_LENGTH}" required></label></p>
<p><label>Topics <input type="text" name="topics" value="${topics}" placeholder="diplomacy,-sport"></label></p>
<p><button type="submit">Search</button></p>
</form>
<p>An article is found if it has all of the words. <code>-word</code> leaves out those that have it.</p>`;
}

/** A page takes the beginning of a word too; who subscribes gets what the words say. */
function exactly({ scope, total }: Results, pack: Pack, now: Instant): Markup | string {
  const exact = summarise(scope, pack, now).total;
  return exact === total
    ? ""
    : html`<p>The feeds have those with just these words: ${articles(exact)}.</p>
`;
}

function list({ scope, entries, terms, first, number, pages }: Results, pack: Pack): Markup {
  return html`<ol start="${first}">
${entries.map((entry) => item(entry, terms, pack))}</ol>
${
  pages > 1
    ? html`<nav aria-label="Pages"><p>${number > 1 ? turn(scope, number - 1, "prev", "Previous") : ""} ${number < pages ? turn(scope, number + 1, "next", "Next") : ""}</p></nav>`
    : ""
}`;
}

function item({ slug, title, summary, published }: PackEntry, terms: ReadonlySet<string>, { site }: Pack): Markup {
  return html`<li>
<h2><a href="${articlePath(slug)}">${marked(title, terms)}</a></h2>
<p>${marked(summary, terms)}</p>
<p><time datetime="${toRfc3339(published)}">${toCalendarDay(published, site.timezone)}</time></p>
</li>
`;
}

function turn(scope: SearchScope, number: number, rel: "prev" | "next", label: string): Markup {
  return html`<a rel="${rel}" href="${resultsPath(scope, number)}">${label}</a>`;
}

function proposals({ scope, nearest }: Results): Markup {
  if (nearest.length === 0) return html`<p>Fewer words find more.</p>`;
  return html`<p>Did you mean ${nearest.map((query, place) => html`${place === 0 ? "" : " or "}<a href="${pagePath({ ...scope, query })}">${printQuery(query)}</a>`)}?</p>`;
}

function topicsWithEntries(pack: Pack, now: Instant): Markup {
  const scopes = knownTopics(pack, now).map((topic) => ({ topic, scope: scopeOfTopic(topic) }));
  const listed = scopes.filter(({ scope }) => summarise(scope, pack, now).total > 0);
  if (listed.length === 0) return html``;
  return html`<h2>Topics</h2>
<ul>
${listed.map(
  ({ topic, scope }) => html`<li><a href="${pagePath(scope)}">${topic.label}</a></li>
`,
)}</ul>`;
}

function articles(count: number): string {
  return count === 1 ? "1 article" : `${count} articles`;
}
