/** The page of corrections and withdrawals. It shows each notice in full, because a notice is as short as its entry in the feed. */

import { html, raw } from "hono/html";
import { CORRECTIONS, numberedPagePath } from "../../model/address.ts";
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import type { Representation } from "../representation.ts";
import { scopeDescription } from "../scope.ts";
import { entriesAt, shownPlaces } from "../scope-entries.ts";
import type { Snapshot } from "../snapshot.ts";
import { pageBody } from "./article-body.ts";
import { day } from "./entries.ts";
import { interfaceText, interfaceWords, ownLanguage } from "./language.ts";
import type { Markup } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, listParts, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { inWords } from "./words.ts";

const decoder = new TextDecoder();

export async function correctionsPage(number: PageNumber, snapshot: Snapshot): Promise<Representation> {
  const notices = snapshot.pageOfNewest(CORRECTIONS, number.number, entriesAPage(snapshot));
  const texts = await snapshot.readFragments(notices.map(({ fragments }) => fragments.page));
  const description = scopeDescription(CORRECTIONS, snapshot);
  const main = html`<div class="columns">
<div>
<header class="heading"${interfaceWords(snapshot.site)}>
<h1>Corrections</h1>
<p class="lead">${inWords(scopeDescription, CORRECTIONS, snapshot)}</p>
</header>
${notices.length === 0 ? html`<p${interfaceWords(snapshot.site)}>There are no corrections or withdrawals yet.</p>` : notices.map((notice, place) => noticeItem(notice, texts[place], snapshot))}
${pager(CORRECTIONS, number, snapshot)}
</div>
<aside>
${subscribePanel(CORRECTIONS, snapshot)}
</aside>
</div>`;
  return page({ ...listParts(CORRECTIONS, number, snapshot), main, description }, snapshot);
}

/** Returns the path of an article's newest notice, with its page and anchor. Returns undefined if there is none, as for unlisted articles. */
export function noticePath(slug: string, snapshot: Snapshot): string | undefined {
  const list = snapshot.entriesOf(CORRECTIONS);
  const notices = entriesAt(shownPlaces(list, 0, list.positions.length, Number.POSITIVE_INFINITY), list);
  const place = notices.findIndex((notice) => notice.slug === slug);
  const notice = notices[place];
  if (notice === undefined) return undefined;
  const number = Math.floor(place / entriesAPage(snapshot)) + 1;
  return `${numberedPagePath(CORRECTIONS, number)}#${anchorOf(notice)}`;
}

/** Returns the id of a notice's element. It does not change when notices are added. */
function anchorOf({ id }: PackEntry): string {
  return `notice-${id.slice(id.lastIndexOf(":") + 1)}`;
}

/** `Withdrawn: A talk with the pilot`. The title of the article is the publisher's, what is before it the interface's. */
function noticeTitle({ title, slug, language }: PackEntry, { site, entryBySlug }: Pack): Markup | string {
  const of = entryBySlug.get(slug)?.title ?? "";
  const kind = title.slice(0, title.length - of.length).trimEnd();
  return title.endsWith(of) ? html`${interfaceText(kind, site, language)} ${of}` : title;
}

function noticeItem(notice: PackEntry, text: Uint8Array | undefined, pack: Pack): Markup {
  const { site } = pack;
  const { language, published } = notice;
  return html`<article class="notice" id="${anchorOf(notice)}"${ownLanguage(language, site.language)}>
<h2>${noticeTitle(notice, pack)}</h2>
<p class="meta"${ownLanguage(site.language, language ?? site.language)}>${day(published, "dt-published", pack)}</p>
${/* Escaped when it was compiled. */ raw(pageBody(decoder.decode(text), site))}
</article>
`;
}
