/** The feed that a choice gives: its address, what is in it, and the ways to a reader. The script swaps it for that of the next choice. */

import { html } from "hono/html";
import { articlePath, feedPath, opmlPath, pagePath, type Scope, SUBSCRIPTION } from "../../../model/address.ts";
import { FORMATS } from "../../../model/format.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../../../model/instant.ts";
import type { PackEntry } from "../../../pack/layout.ts";
import type { Pack } from "../../../pack/read.ts";
import { newest, summarise } from "../../released.ts";
import { scopeInWords } from "../../scope.ts";
import { feedMenu, type Markup } from "../page.ts";
import { topicsChosen } from "./choice.ts";
import { notesOn } from "./notes.ts";
import { qrCode } from "./qr.ts";
import { READERS } from "./readers.ts";
import type { Reading } from "./reading.ts";

/** Ids that the script knows too. The summary is said aloud when it changes, the details are not. */
export const SUMMARY_ID = "feed-summary";
export const DETAILS_ID = "feed-details";

/** Articles that show what the feed is like. */
const PREVIEWED = 5;

export function feedOf(reading: Reading, pack: Pack, now: Instant): Markup {
  const { scope } = reading;
  const feed = scope.ok && !isLost(reading) ? scope.value : undefined;
  return html`<section id="feed" class="feed" aria-labelledby="feed-heading">
<h2 id="feed-heading">Your feed</h2>
<p class="feed-summary"><output id="${SUMMARY_ID}">${feed === undefined ? "No feed yet: see below." : summary(feed, pack, now)}</output></p>
<div id="${DETAILS_ID}">
${notesOn(reading, pack)}
${feed === undefined ? "" : details(feed, reading, pack, now)}
</div>
</section>`;
}

/** Whether something was asked for of which nothing is left: that is no wish for everything. */
function isLost({ choice, problems }: Reading): boolean {
  return topicsChosen(choice).length === 0 && problems.some(({ kind }) => kind !== "bad-format");
}

function summary(scope: Scope, pack: Pack, now: Instant): string {
  const { total } = summarise(scope, pack, now);
  return `${scopeInWords(scope, pack)}: ${total === 1 ? "1 article" : `${total} articles`}`;
}

function details(scope: Scope, { choice: { format }, contradictions }: Reading, pack: Pack, now: Instant): Markup {
  const { site } = pack;
  const address = site.url + feedPath({ scope, format, part: SUBSCRIPTION });
  const code = qrCode(address, `QR code of ${address}`);
  const entries = newest(scope, pack, now, PREVIEWED);
  // Only where a script can copy does the button do anything, so the script shows it.
  return html`<p class="feed-address"><label for="feed-address">Address (${FORMATS[format].label})</label>
<input id="feed-address" type="url" value="${address}" readonly size="60">
<button type="button" data-copies="feed-address" hidden>Copy</button> <output class="copied"></output></p>
<h3>Subscribe with</h3>
<ul class="readers">
${READERS.map(
  ({ name, link }) => html`<li><a href="${link(address)}">${name}</a></li>
`,
)}</ul>
<p>Other readers: paste the address, or import the feed as a file (<a href="${opmlPath(scope)}" download="${fileName(scope)}">OPML</a>${scope.kind === "everything" ? ", with the feeds of all topics" : ", in RSS"}).</p>
${code === undefined ? html`<p>The address is too long for a QR code.</p>` : code}
${feedMenu(scope)}
<p><a href="${pagePath(scope)}">All its articles on one page</a></p>
<h3>Newest</h3>
${entries.length === 0 ? html`<p>${contradictions.length > 0 ? NOTHING : NOTHING_YET}</p>` : preview(entries, pack)}`;
}

const NOTHING = "Nothing is in it.";
const NOTHING_YET = "Nothing is in it yet. A reader will show the first article that comes.";

function preview(entries: readonly PackEntry[], { site }: Pack): Markup {
  return html`<ul class="preview">
${entries.map(
  (
    entry,
  ) => html`<li><time datetime="${toRfc3339(entry.published)}">${toCalendarDay(entry.published, site.timezone)}</time> <a href="${articlePath(entry.slug)}">${entry.title}</a></li>
`,
)}</ul>`;
}

/** What the downloaded list is called: slugs and the signs between them, which every file system takes. */
function fileName(scope: Scope): string {
  const name = scope.kind === "everything" ? "" : (pagePath(scope).split("/").at(-1) ?? "");
  return name === "" || name.length > LONGEST_FILE_NAME ? "feeds.opml" : `${name}.opml`;
}

const LONGEST_FILE_NAME = 80;
