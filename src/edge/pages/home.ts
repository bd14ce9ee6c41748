/** The home page: the newest articles, the topics, and how to subscribe. */

import { html } from "hono/html";
import { EVERYTHING, numberedPagePath } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import { pageOfNewest } from "../released.ts";
import type { TextDocument } from "../text-document.ts";
import { entryList } from "./entries.ts";
import { page } from "./page.ts";
import { besides, entriesAPage, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { topicsPanel } from "./topics-panel.ts";

export function homePage(number: PageNumber, pack: Pack, now: Instant): Promise<TextDocument> {
  const { site } = pack;
  const isFirst = number.number === 1;
  const main = html`<div class="columns">
<div${isFirst ? html` class="front-list"` : ""}>
${entryList(isFirst ? "Newest" : "Earlier articles", pageOfNewest(EVERYTHING, pack, now, number.number, entriesAPage(pack)), pack, now)}
${pager(EVERYTHING, number, pack)}
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
