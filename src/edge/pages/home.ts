/** The home page: the newest articles, the topics, and how to subscribe. */

import { EVERYTHING, numberedPagePath } from "../../model/address.ts";
import type { Representation } from "../representation.ts";
import type { Snapshot } from "../snapshot.ts";
import { entryList } from "./entries.ts";
import { html } from "./markup.ts";
import { page } from "./page.ts";
import { besides, entriesAPage, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { topicsPanel } from "./topics-panel.ts";

export async function homePage(number: PageNumber, snapshot: Snapshot): Promise<Representation> {
  const { site } = snapshot;
  const isFirst = number.number === 1;
  const main = html`<div class="columns">
<div${isFirst ? html` class="front-list"` : ""}>
${entryList(isFirst ? "Newest" : "Earlier articles", await snapshot.pageOfNewest(EVERYTHING, number.number, entriesAPage(snapshot)), snapshot)}
${pager(EVERYTHING, number, snapshot)}
</div>
<aside>
${subscribePanel(EVERYTHING, snapshot)}
${topicsPanel(snapshot)}
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
    snapshot,
  );
}
