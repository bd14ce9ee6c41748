/** The index of topics, each below its broader topic. */

import { feedPath, PATHS, pagePath, SUBSCRIPTION, scopeOfTopic } from "../../model/address.ts";
import type { Pack } from "../../pack/read.ts";
import type { Representation } from "../representation.ts";
import type { CountedTopic, Snapshot } from "../snapshot.ts";
import { count } from "./entries.ts";
import { interfaceWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { page } from "./page.ts";
import { type TopicNode, topicTree, within } from "./topic-tree.ts";

export function topicsPage(snapshot: Snapshot): Promise<Representation> {
  const { widest, empty } = topicTree(snapshot);
  const words = interfaceWords(snapshot.site);
  const main = html`<header class="heading"${words}>
<h1>Topics</h1>
<p class="lead">A topic includes the articles of its narrower topics. Each topic has its own feed. You can also <a href="${PATHS.subscribe}">choose several topics</a> and get them in one feed.</p>
</header>
${widest.length === 0 ? html`<p${words}>There are no articles yet.</p>` : html`<div class="topic-tree">${branch(widest, snapshot)}</div>`}
${
  empty.length === 0
    ? ""
    : html`<details class="quiet"><summary${words}>Topics without articles yet (${empty.flatMap(within).length})</summary>
<div class="topic-tree">${branch(empty, snapshot)}</div>
</details>`
}`;
  const title = `Topics · ${snapshot.site.title}`;
  return page(
    { title, main, description: `All topics of ${snapshot.site.title}.`, path: PATHS.topics },
    snapshot,
  );
}

function branch(nodes: readonly TopicNode[], pack: Pack): Markup | "" {
  if (nodes.length === 0) return "";
  return html`<ul>
${nodes.map((node) => html`<li>${topicLine(node, pack)}${branch(node.narrower, pack)}</li>\n`)}</ul>`;
}

function topicLine({ topic, total }: CountedTopic, pack: Pack): Markup {
  const scope = scopeOfTopic(topic);
  const feed = feedPath({ scope, format: "rss", part: SUBSCRIPTION });
  return html`<p><a href="${pagePath(scope)}">${topic.label}</a>${total === 0 ? "" : html` ${count(total, pack)}`} <a class="feed" href="${feed}"${interfaceWords(pack.site)} aria-label="RSS feed of ${topic.label}">RSS</a></p>${
    topic.description === undefined ? "" : html`<p class="note">${topic.description}</p>`
  }`;
}
