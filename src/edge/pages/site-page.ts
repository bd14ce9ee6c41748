/**
 * A page of the publisher, such as the imprint, or a draft with a bar that says it is not published. Such a
 * page has no feed.
 */

import type { Draft, SitePage } from "../../model/site-page.ts";
import type { Pack } from "../../pack/read.ts";
import type { Representation } from "../representation.ts";
import type { Snapshot } from "../snapshot.ts";
import { pageBody } from "./article-body.ts";
import { day } from "./entries.ts";
import { interfaceText, interfaceWords, ownLanguage } from "./language.ts";
import { html, type Markup, raw } from "./markup.ts";
import { page } from "./page.ts";

export function sitePage(written: SitePage, snapshot: Snapshot): Promise<Representation> {
  const { path, title, summary, language, canonical, draft } = written;
  const { site } = snapshot;
  const around = ownLanguage(site.language, language ?? site.language);
  const main = html`<article>
<header class="heading">
<h1>${title}</h1>
${draft === undefined ? "" : facts(draft, snapshot, around)}</header>
<div class="e-content">
${/* Sanitised when it was compiled. */ raw(pageBody(written.html, site))}
</div>
${draft === undefined || draft.topics.length === 0 ? "" : html`<footer class="about"${around}><p>${interfaceText("On", site)} ${draft.topics.join(", ")}</p></footer>\n`}</article>`;
  return page(
    {
      title: `${title} · ${site.title}`,
      main,
      ...(language === undefined ? {} : { language }),
      ...(summary === "" ? {} : { description: summary }),
      path,
      ...(canonical === undefined ? {} : { canonical }),
      ...(draft === undefined ? {} : { bar: draftBar(draft, written, snapshot), isUnindexed: true }),
    },
    snapshot,
  );
}

function draftBar({ mark }: Draft, { language }: SitePage, { site }: Pack): Markup {
  const marked = mark === "draft" ? "" : html` (${mark})`;
  return html`<aside class="draft" aria-label="Draft"${interfaceWords(site, language)}><p><strong>Draft</strong>${marked}: only <code>npm run dev</code> shows this page. It is not published.</p></aside>
`;
}

/**
 * Returns the facts of a draft: authors, place and date. They have no links, because the authors' pages may
 * not exist yet.
 */
function facts({ authors, dateline, published }: Draft, pack: Pack, around: Markup | ""): Markup | "" {
  if (authors.length === 0 && dateline === undefined && published === undefined) return "";
  const by =
    authors.length === 0 ? "" : html`<span>${interfaceText("By", pack.site)} ${authors.join(", ")}</span> `;
  const place = dateline === undefined ? "" : html`<span class="dateline">${dateline}</span> `;
  return html`<p class="meta"${around}>${by}${place}${published === undefined ? "" : day(published, "dt-published", pack)}</p>
`;
}
