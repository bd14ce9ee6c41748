/**
 * The part of the form's page with the chosen feed: its address, its newest articles, and links to feed
 * readers. The form's script replaces this part after each change.
 */

import {
  articlePath,
  feedPath,
  opmlPath,
  PATHS,
  pagePath,
  type Scope,
  SUBSCRIPTION,
} from "../../../model/address.ts";
import { printExpression } from "../../../model/expression.ts";
import { FORMATS } from "../../../model/format.ts";
import type { Pack } from "../../../pack/read.ts";
import type { Entry } from "../../entry.ts";
import { scopeInWords, searchInWords } from "../../scope.ts";
import type { Snapshot } from "../../snapshot.ts";
import { articles, day } from "../entries.ts";
import { copyField, readerMenu } from "../feed-links.ts";
import { interfaceWords, ownLanguage, publisherWords } from "../language.ts";
import { html, type Markup } from "../markup.ts";
import { inWords } from "../words.ts";
import { type Choice, choicePath, topicsChosen } from "./choice.ts";
import { notesOn } from "./notes.ts";
import { hasQrCode, qrCodeName } from "./qr.ts";
import type { Reading } from "./reading.ts";

/**
 * The ids of elements, which src/assets/subscribe.js uses too. Screen readers announce changes of the
 * summary, but not of the details.
 */
export const FEED_ID = "feed";
const SUMMARY_ID = "feed-summary";
const DETAILS_ID = "feed-details";

/** The number of articles in the preview. */
const PREVIEWED = 5;

export async function feedOf(reading: Reading, snapshot: Snapshot): Promise<Markup> {
  const { scope } = reading;
  const feed = scope.ok && !isLost(reading) ? scope.value : undefined;
  return html`<section id="${FEED_ID}" class="panel chosen" aria-labelledby="feed-heading"${interfaceWords(snapshot.site)}>
<h2 id="feed-heading">Your feed</h2>
<p class="feed-summary"><output id="${SUMMARY_ID}">${feed === undefined ? "No feed yet: see below." : summary(feed, snapshot)}</output></p>
<div id="${DETAILS_ID}">
${notesOn(reading, snapshot)}
${feed === undefined ? "" : await details(feed, reading, snapshot)}
</div>
</section>`;
}

/**
 * Returns true if the choice has values, but none of them could be used. Such a choice must not become the
 * feed of all articles.
 */
function isLost({ choice, problems }: Reading): boolean {
  const isEmpty = topicsChosen(choice).length === 0 && choice.words === undefined;
  return isEmpty && problems.some(({ kind }) => kind !== "bad-format");
}

function summary(scope: Scope, snapshot: Snapshot): Markup {
  const words =
    scope.kind === "search"
      ? inWords(searchInWords, scope, snapshot)
      : inWords(scopeInWords, scope, snapshot);
  return html`${words}: ${articles(snapshot.summarise(scope).total)}`;
}

async function details(
  scope: Scope,
  { choice, contradictions }: Reading,
  snapshot: Snapshot,
): Promise<Markup> {
  const { format } = choice;
  const address = addressOf(scope, choice, snapshot);
  const entries = await snapshot.newest(scope, PREVIEWED);
  return html`${copyField(`Address of the ${FORMATS[format].label} feed`, address)}
${readerMenu(address)}
<p class="further">For other feed readers, copy the address or import this file: <a href="${opmlPath(scope)}" download="${fileName(scope)}">OPML</a>${scope.kind === "everything" ? ", with the feeds of all topics" : ""}.</p>
<details class="code"><summary>QR code for a phone</summary>
${hasQrCode(address) ? html`<img class="qr-code" src="${choicePath(choice, PATHS.qrCode)}" alt="${qrCodeName(address)}" loading="lazy">` : html`<p>The address is too long for a QR code.</p>`}
</details>
<h3>Newest articles</h3>
${entries.length === 0 ? html`<p>${contradictions.length > 0 ? NOTHING : NOTHING_YET}</p>` : preview(entries, snapshot)}
<p class="further"><a href="${pagePath(scope)}" rel="nofollow">All articles in this feed</a></p>`;
}

/** Returns the address of a choice's feed. `scope` is the scope of the choice. */
export function addressOf(scope: Scope, { format }: Choice, { site }: Pick<Pack, "site">): string {
  return site.url + feedPath({ scope, format, part: SUBSCRIPTION });
}

const NOTHING = "No articles match.";
const NOTHING_YET = "No articles match yet. Your feed reader will show new ones as they appear.";

function preview(entries: readonly Entry[], pack: Pack): Markup {
  return html`<ul class="preview"${publisherWords(pack.site)}>
${entries.map(
  ({ slug, title, language, published }) =>
    html`<li><a href="${articlePath(slug)}"${ownLanguage(language, pack.site.language)}>${title}</a> ${day(published, "dt-published", pack)}</li>
`,
)}</ul>`;
}

/**
 * Returns the name of the downloaded file. It has only topic slugs and the signs between them, which all file
 * systems allow.
 */
function fileName(scope: Scope): string {
  const name = scope.kind === "topics" ? printExpression(scope.expression) : "";
  return name === "" || name.length > LONGEST_FILE_NAME ? "feeds.opml" : `${name}.opml`;
}

const LONGEST_FILE_NAME = 80;
