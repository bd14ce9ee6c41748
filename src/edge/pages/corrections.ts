/** The page of what was corrected and withdrawn. */

import { html, raw } from "hono/html";
import { CORRECTIONS } from "../../model/address.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import { newest } from "../released.ts";
import { scopeDescription, scopeTitle } from "../scope.ts";
import type { TextDocument } from "../text-document.ts";
import { feedMenu, page } from "./page.ts";

const decoder = new TextDecoder();

export async function correctionsPage(pack: Pack, now: Instant): Promise<TextDocument> {
  const title = scopeTitle(CORRECTIONS, pack);
  const { site } = pack;
  const notices = newest(CORRECTIONS, pack, now, site.pageSize);
  const texts = await pack.readFragments(notices.map(({ fragments }) => fragments.page));
  const items = notices.map(
    (notice, place) => html`<article${notice.language === undefined ? "" : html` lang="${notice.language}"`}>
<h2>${notice.title}</h2>
<p><time datetime="${toRfc3339(notice.published)}">${toCalendarDay(notice.published, site.timezone)}</time></p>
${/* Escaped when it was compiled. */ raw(decoder.decode(texts[place]))}
</article>
`,
  );
  const main = html`<h1>${title}</h1>
<p>${scopeDescription(CORRECTIONS, pack)}</p>
${feedMenu(CORRECTIONS)}
${notices.length === 0 ? html`<p>Nothing so far.</p>` : items}`;
  return page({ title, main, scope: CORRECTIONS }, pack, now);
}
