/** The index of topics: each under the broader one that it belongs to. */

import { html } from "hono/html";
import { feedPath, PATHS, pagePath, SUBSCRIPTION, scopeOfTopic } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Topic } from "../../model/topic.ts";
import type { Pack } from "../../pack/read.ts";
import { knownTopics, summarise } from "../released.ts";
import type { TextDocument } from "../text-document.ts";
import { count } from "./entries.ts";
import { type Markup, page } from "./page.ts";

type Counted = Topic & { readonly total: number };

export function topicsPage(pack: Pack, now: Instant): Promise<TextDocument> {
  const topics = knownTopics(pack, now).map((topic): Counted => ({ ...topic, ...summarise(scopeOfTopic(topic), pack, now) }));
  const [withArticles, without] = [topics.filter(({ total }) => total > 0), topics.filter(({ total }) => total === 0)];
  const main = html`<header class="heading">
<h1>Topics</h1>
<p class="lead">An article on a topic is on every broader topic too. Each has a page and <a href="${PATHS.opml}">feeds</a> of its own.</p>
</header>
${withArticles.length === 0 ? html`<p>There are no articles yet.</p>` : tree(withArticles)}
${
  without.length === 0
    ? ""
    : html`<details class="quiet"><summary>Topics without articles yet (${without.length})</summary>
${tree(without)}
</details>`
}`;
  const title = `Topics · ${pack.site.title}`;
  return page({ title, main, description: `What ${pack.site.title} writes about.`, path: PATHS.topics }, pack, now);
}

/** A topic whose broader one is not among these stands at the top. */
function tree(topics: readonly Counted[]): Markup {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const narrower = Map.groupBy(topics, ({ broader }) => (broader === undefined ? undefined : bySlug.get(broader)));
  return html`<div class="topic-tree">${branch(undefined)}</div>`;

  function branch(broader: Counted | undefined): Markup | "" {
    const own = narrower.get(broader) ?? [];
    if (own.length === 0) return "";
    return html`<ul>
${own.map((topic) => html`<li>${topicLine(topic)}${branch(topic)}</li>\n`)}</ul>`;
  }
}

function topicLine(topic: Counted): Markup {
  const scope = scopeOfTopic(topic);
  const feed = feedPath({ scope, format: "rss", part: SUBSCRIPTION });
  return html`<p><a href="${pagePath(scope)}">${topic.label}</a>${topic.total === 0 ? "" : html` ${count(topic.total)}`} <a class="feed" href="${feed}" aria-label="RSS feed of ${topic.label}">RSS</a></p>${
    topic.description === undefined ? "" : html`<p class="note">${topic.description}</p>`
  }`;
}
