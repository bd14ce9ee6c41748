/** The page that a person sees who opens a feed's address in a browser: what this is, how to subscribe, and what is in it. */

import { html } from "hono/html";
import { type FeedAddress, feedPath, pagePath, rawFeedPath, SUBSCRIPTION } from "../../model/address.ts";
import { FORMATS } from "../../model/format.ts";
import type { Instant } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import { scopeTitle } from "../scope.ts";
import { type Paging, select } from "../select.ts";
import type { TextDocument } from "../text-document.ts";
import { entryList } from "./entries.ts";
import { copyField, readerMenu } from "./feed-links.ts";
import type { Markup } from "./markup.ts";
import { page } from "./page.ts";

export function feedPage(address: FeedAddress, pack: Pack, now: Instant): Promise<TextDocument> {
  const { scope, format, part } = address;
  const { label } = FORMATS[format];
  const { entries, paging } = select(address, pack, now);
  const title = scopeTitle(scope, pack);
  const isArchive = part.kind === "archive";
  // Nobody subscribes to an archive document: it is there for readers that fetch what is older.
  const subscribed = pack.site.url + feedPath({ ...address, part: isArchive ? SUBSCRIPTION : part });
  const main = html`<header class="heading">
<p class="kicker">${label} feed${isArchive ? `, archive document ${part.number}` : ""}</p>
<h1>${title}</h1>
<p class="lead">This is a feed: an address that a feed reader looks at for you, so that new articles come to you by themselves. No account, no e-mail, and you leave whenever you like.</p>
</header>
<section class="panel" aria-labelledby="subscribe-heading">
<h2 id="subscribe-heading">Subscribe</h2>
<p>Give this address to your feed reader, or open it in one:</p>
${copyField("Address of this feed", subscribed)}
${readerMenu(subscribed)}
</section>
<p class="ways"><a href="${pagePath(scope)}">Read on the site</a> <a href="${rawFeedPath(address)}">Show the raw feed</a>${archiveLinks(address, paging)}</p>
${entryList("In this feed", entries, pack, now)}`;
  return page(
    {
      title: `${title} (${label} feed)`,
      main,
      scope,
      head: html`<link rel="canonical" href="${pack.site.url + pagePath(scope)}">\n`,
      hasScript: true,
    },
    pack,
    now,
  );
}

function archiveLinks(address: FeedAddress, paging: Paging): Markup {
  const link = (name: string, number: number | undefined) =>
    number === undefined
      ? ""
      : html` <a href="${feedPath({ ...address, part: { kind: "archive", number } })}">${name}</a>`;
  return html`${"nextArchive" in paging ? link("Newer archive document", paging.nextArchive) : ""}${
    "prevArchive" in paging ? link("Older archive document", paging.prevArchive) : ""
  }`;
}
