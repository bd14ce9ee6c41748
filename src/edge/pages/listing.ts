/** Pages that list: the first page, a topic expression's page, the index of topics. */

import { html } from "hono/html";
import { adjustPath, articlePath, EVERYTHING, PATHS, pagePath, type Scope, scopeOfTopic } from "../../model/address.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import type { Topic } from "../../model/topic.ts";
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { knownTopics, newest, summarise } from "../released.ts";
import { scopeTitle } from "../scope.ts";
import type { TextDocument } from "../text-document.ts";
import { feedMenu, type Markup, page } from "./page.ts";

export function homePage(pack: Pack, now: Instant): Promise<TextDocument> {
  const { site } = pack;
  const main = html`<h1>${site.title}</h1>
<p>${site.description}</p>
${feedMenu(EVERYTHING)}
<p><a href="${PATHS.subscribe}">Choose topics, get one feed</a></p>
<h2>Newest</h2>
${entryList(newest(EVERYTHING, pack, now, site.pageSize), pack)}
<h2>Topics</h2>
${topicList(pack, now, (total) => total > 0)}`;
  return page({ title: site.title, main }, pack, now);
}

export function scopePage(scope: Scope, pack: Pack, now: Instant): Promise<TextDocument> {
  const title = scopeTitle(scope, pack);
  const { total } = summarise(scope, pack, now);
  const main = html`<h1>${title}</h1>
${feedMenu(scope)}
${scope.kind === "topics" ? html`<p><a href="${adjustPath(scope.expression)}" rel="nofollow">Adjust or combine</a></p>` : ""}
<p>${total === 1 ? "1 article" : `${total} articles`}</p>
${entryList(newest(scope, pack, now, pack.site.pageSize), pack)}`;
  return page({ title, main, scope }, pack, now);
}

export function topicsPage(pack: Pack, now: Instant): Promise<TextDocument> {
  const main = html`<h1>Topics</h1>
${topicList(pack, now, () => true)}`;
  return page({ title: `${pack.site.title}: topics`, main }, pack, now);
}

function entryList(entries: readonly PackEntry[], { site }: Pack): Markup {
  return html`<ul>
${entries.map(
  (
    entry,
  ) => html`<li><time datetime="${toRfc3339(entry.published)}">${toCalendarDay(entry.published, site.timezone)}</time> <a href="${articlePath(entry.slug)}">${entry.title}</a></li>
`,
)}</ul>`;
}

function topicList(pack: Pack, now: Instant, wanted: (total: number) => boolean): Markup {
  const listed = knownTopics(pack, now).flatMap((topic) => {
    const { total } = summarise(scopeOfTopic(topic), pack, now);
    return wanted(total) ? [topicItem(topic, total)] : [];
  });
  return html`<ul>
${listed}</ul>`;
}

function topicItem(topic: Topic, total: number): Markup {
  const scope = scopeOfTopic(topic);
  return html`<li><a href="${pagePath(scope)}">${topic.label}</a> (${total})${topic.description === undefined ? "" : html`: ${topic.description}`} ${feedMenu(scope)}</li>
`;
}
