/** The page of what was corrected and withdrawn: each notice whole, since it says no more than its entry in the feed. */

import { html, raw } from "hono/html";
import { CORRECTIONS } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { pageOfNewest } from "../released.ts";
import { scopeDescription } from "../scope.ts";
import type { TextDocument } from "../text-document.ts";
import { day } from "./entries.ts";
import { ownLanguage } from "./language.ts";
import type { Markup } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, listParts, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";

const decoder = new TextDecoder();

export async function correctionsPage(number: PageNumber, pack: Pack, now: Instant): Promise<TextDocument> {
  const notices = pageOfNewest(CORRECTIONS, pack, now, number.number, entriesAPage(pack));
  const texts = await pack.readFragments(notices.map(({ fragments }) => fragments.page));
  const description = scopeDescription(CORRECTIONS, pack);
  const main = html`<div class="columns">
<div>
<header class="heading">
<h1>Corrections</h1>
<p class="lead">${description}</p>
</header>
${notices.length === 0 ? html`<p>Nothing so far.</p>` : notices.map((notice, place) => noticeItem(notice, texts[place], pack))}
${pager(CORRECTIONS, number)}
</div>
<aside>
${subscribePanel(CORRECTIONS, pack)}
</aside>
</div>`;
  return page({ ...listParts(CORRECTIONS, number, pack), main, description }, pack, now);
}

function noticeItem(
  { title, language, published }: PackEntry,
  text: Uint8Array | undefined,
  pack: Pack,
): Markup {
  return html`<article class="notice"${ownLanguage(language, pack.site.language)}>
<h2>${title}</h2>
<p class="meta">${day(published, "dt-published", pack)}</p>
${/* Escaped when it was compiled. */ raw(decoder.decode(text))}
</article>
`;
}
