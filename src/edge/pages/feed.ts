/**
 * The page for people who open a feed in a browser: an explanation, ways to subscribe, and the newest
 * entries.
 */

import { type FeedAddress, feedPath, pagePath, rawFeedPath, SUBSCRIPTION } from "../../model/address.ts";
import { FORMATS } from "../../model/format.ts";
import { readEntries } from "../entry.ts";
import type { Representation } from "../representation.ts";
import { scopeTitle } from "../scope.ts";
import { countNewer, type Paging, select } from "../select.ts";
import type { Snapshot } from "../snapshot.ts";
import { entryList } from "./entries.ts";
import { copyField, readerMenu } from "./feed-links.ts";
import { interfaceWords } from "./language.ts";
import { html } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, moreLink } from "./paging.ts";
import { inWords } from "./words.ts";

export async function feedPage(address: FeedAddress, snapshot: Snapshot): Promise<Representation> {
  const { scope, format, part } = address;
  const { label } = FORMATS[format];
  // A feed may have 500 entries, so the page shows only as many as other lists. Like other pages, it leaves out
  // withdrawn articles.
  const size = entriesAPage(snapshot);
  const { positions, withdrawn, paging } = select(address, snapshot);
  const shown = positions.filter((position) => !withdrawn.includes(position));
  const isWhole = shown.length <= size;
  const entries = await readEntries(shown.slice(0, size), snapshot);
  const title = scopeTitle(scope, snapshot);
  const isArchive = part.kind === "archive";
  // An archive document is for feed readers that fetch older entries. A person should copy the address of the
  // feed itself.
  const subscribed = snapshot.site.url + feedPath({ ...address, part: isArchive ? SUBSCRIPTION : part });
  const words = interfaceWords(snapshot.site);
  const links = [
    [pagePath(scope), "Read on the site"],
    [rawFeedPath(address), "Show the raw feed"],
    ...archiveLinks(address, paging),
  ] as const;
  const main = html`<header class="heading"${words}>
<p class="kicker">${label} feed${isArchive ? `, archive document ${part.number}` : ""}</p>
<h1>${inWords(scopeTitle, scope, snapshot)}</h1>
<p class="lead">This is a feed. Add its address to a feed reader, and new articles appear there. You need no account and no e-mail address, and you can stop at any time.</p>
</header>
<section class="panel"${words} aria-labelledby="subscribe-heading">
<h2 id="subscribe-heading">Subscribe</h2>
<p>Copy this address into your feed reader, or open it in one of these:</p>
${copyField("Address of this feed", subscribed)}
${readerMenu(subscribed)}
</section>
<p class="ways">${links.map(([href, name]) => html`<a href="${href}"${words}>${name}</a> `)}</p>
${entryList(isWhole ? "In this feed" : "Newest in this feed", entries, snapshot)}
${isWhole ? "" : moreLink(scope, pageAfter(address, size, snapshot), snapshot)}`;
  return page(
    {
      title: `${title} (${label} feed)`,
      main,
      scope,
      head: html`<link rel="canonical" href="${snapshot.site.url + pagePath(scope)}">\n`,
      hasScript: true,
    },
    snapshot,
  );
}

/** Returns the page of the scope's list on which a visitor continues after the `size` entries shown here. */
function pageAfter({ scope, part }: FeedAddress, size: number, snapshot: Snapshot): number {
  const newer = part.kind === "archive" ? countNewer(part.number, scope, snapshot) : 0;
  return Math.floor((newer + size) / size) + 1;
}

function archiveLinks(address: FeedAddress, paging: Paging): (readonly [href: string, name: string])[] {
  const link = (name: string, number: number | undefined) =>
    number === undefined
      ? []
      : [[feedPath({ ...address, part: { kind: "archive", number } }), name] as const];
  return [
    ...("nextArchive" in paging ? link("Newer archive document", paging.nextArchive) : []),
    ...("prevArchive" in paging ? link("Older archive document", paging.prevArchive) : []),
  ];
}
