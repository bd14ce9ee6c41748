/**
 * The page of corrections and withdrawals. It shows the full text of each correction notice, because the
 * notices are short.
 */

import { CORRECTIONS, numberedPagePath } from "../../model/address.ts";
import type { Pack } from "../../pack/read.ts";
import { type Entry, readBodies, readEntries } from "../entry.ts";
import type { Representation } from "../representation.ts";
import { scopeDescription } from "../scope.ts";
import { positionsAt, shownPlaces } from "../scope-entries.ts";
import type { Snapshot } from "../snapshot.ts";
import { pageBody } from "./article-body.ts";
import { day } from "./entries.ts";
import { interfaceText, interfaceWords, ownLanguage } from "./language.ts";
import { html, type Markup, raw } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, listParts, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { inWords } from "./words.ts";

export async function correctionsPage(number: PageNumber, snapshot: Snapshot): Promise<Representation> {
  const notices = await snapshot.pageOfNewest(CORRECTIONS, number.number, entriesAPage(snapshot));
  const texts = await readBodies(
    notices.map(({ position }) => position),
    snapshot,
  );
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

/**
 * Returns the path of the page with an article's newest correction notice, and its anchor. Returns undefined
 * if the article has no notice. Unlisted articles have none.
 */
export async function noticePath(slug: string, snapshot: Snapshot): Promise<string | undefined> {
  const list = snapshot.entriesOf(CORRECTIONS);
  const positions = positionsAt(shownPlaces(list, 0, list.positions.length, Number.POSITIVE_INFINITY), list);
  const place = positions.findIndex((position) => snapshot.slugOf(position) === slug);
  const [notice] = await readEntries(positions.slice(place, place + 1), snapshot);
  if (place === -1 || notice === undefined) return undefined;
  const number = Math.floor(place / entriesAPage(snapshot)) + 1;
  return `${numberedPagePath(CORRECTIONS, number)}#${anchorOf(notice)}`;
}

/** Returns the id of a notice's element. The id stays the same when notices are added. */
function anchorOf({ id }: Entry): string {
  return `notice-${id.slice(id.lastIndexOf(":") + 1)}`;
}

/**
 * Returns a title such as `Withdrawn: A talk with the pilot`. The article's title has the article's language,
 * and the word before it has the language of the interface.
 */
function noticeTitle({ title, language }: Entry, { site }: Pack): Markup | string {
  const at = title.indexOf(": ") + 1;
  return html`${interfaceText(title.slice(0, at), site, language)} ${title.slice(at + 1)}`;
}

function noticeItem(notice: Entry, text: string | undefined, pack: Pack): Markup {
  const { site } = pack;
  const { language, published } = notice;
  return html`<article class="notice" id="${anchorOf(notice)}"${ownLanguage(language, site.language)}>
<h2>${noticeTitle(notice, pack)}</h2>
<p class="meta"${ownLanguage(site.language, language ?? site.language)}>${day(published, "dt-published", pack)}</p>
${/* Escaped when it was compiled. */ raw(pageBody(text ?? "", site))}
</article>
`;
}
