/** The index of topics, each below its broader topic. */

import { html } from "hono/html";
import { feedPath, PATHS, pagePath, SUBSCRIPTION, scopeOfTopic } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import type { TextDocument } from "../text-document.ts";
import { count } from "./entries.ts";
import { interfaceWords } from "./language.ts";
import type { Markup } from "./markup.ts";
import { page } from "./page.ts";
import { type CountedTopic, type TopicNode, topicTree, within } from "./topic-tree.ts";

export function topicsPage(pack: Pack, now: Instant): Promise<TextDocument> {
  const { widest, empty } = topicTree(pack, now);
  const words = interfaceWords(pack.site);
  const main = html`<header class="heading"${words}>
<h1>Topics</h1>
<p class="lead">A topic includes the articles of its narrower topics. Each topic has its own feed. You can also <a href="${PATHS.subscribe}">choose several topics</a> and get them in one feed.</p>
</header>
${widest.length === 0 ? html`<p${words}>There are no articles yet.</p>` : html`<div class="topic-tree">${branch(widest, pack)}</div>`}
${
  empty.length === 0
    ? ""
    : html`<details class="quiet"><summary${words}>Topics without articles yet (${empty.flatMap(within).length})</summary>
<div class="topic-tree">${branch(empty, pack)}</div>
</details>`
}`;
  const title = `Topics · ${pack.site.title}`;
  return page(
    { title, main, description: `All topics of ${pack.site.title}.`, path: PATHS.topics },
    pack,
    now,
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
