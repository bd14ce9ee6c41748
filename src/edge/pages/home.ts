/** The first page: what is new, on what, and how to subscribe. */

import { html } from "hono/html";
import { EVERYTHING, numberedPagePath, PATHS } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import { pageOfNewest } from "../released.ts";
import type { TextDocument } from "../text-document.ts";
import { entryList } from "./entries.ts";
import { type Markup, page } from "./page.ts";
import { besides, entriesAPage, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { countedList, countedTopics } from "./topic-tree.ts";

/** The rest stands in the index of topics. */
const MOST_TOPICS = 30;

export function homePage(number: PageNumber, pack: Pack, now: Instant): Promise<TextDocument> {
  const { site } = pack;
  const isFirst = number.number === 1;
  const main = html`<div class="columns">
<div${isFirst ? html` class="front-list"` : ""}>
${entryList(isFirst ? "Newest" : "Earlier articles", pageOfNewest(EVERYTHING, pack, now, number.number, entriesAPage(pack)), pack, now)}
${pager(EVERYTHING, number)}
</div>
<aside>
${subscribePanel(EVERYTHING, pack)}
${topicsPanel(pack, now)}
</aside>
</div>`;
  return page(
    {
      title: isFirst ? site.title : `Page ${number.number} · ${site.title}`,
      main,
      description: site.description,
      path: numberedPagePath(EVERYTHING, number.number),
      ...besides(EVERYTHING, number),
      isFront: true,
      hasScript: true,
    },
    pack,
    now,
  );
}

/** The topics that have the most articles. */
function topicsPanel(pack: Pack, now: Instant): Markup | "" {
  const topics = countedTopics(pack, now)
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  if (topics.length === 0) return "";
  return html`<section class="panel" aria-labelledby="topics-heading">
<h2 id="topics-heading">Topics</h2>
${countedList(topics.slice(0, MOST_TOPICS))}
<p><a href="${PATHS.topics}">All topics</a></p>
</section>`;
}
