/** How to subscribe to what a page lists: an address to take along, its feeds, and the form that makes another of it. */

import { html } from "hono/html";
import { feedPath, PATHS, type Scope, SUBSCRIPTION, subscribeFormPath } from "../../model/address.ts";
import type { Pack } from "../../pack/read.ts";
import { scopeInWords, searchInWords } from "../scope.ts";
import { copyField, feedMenu } from "./feed-links.ts";
import { interfaceWords } from "./language.ts";
import type { Markup } from "./markup.ts";
import { inWords } from "./words.ts";

/** A panel beside a list. Needs the page's script for its button. */
export function subscribePanel(scope: Scope, pack: Pack): Markup {
  const address = pack.site.url + feedPath({ scope, format: "rss", part: SUBSCRIPTION });
  return html`<section class="panel" id="subscribe" aria-labelledby="subscribe-heading"${interfaceWords(pack.site)}>
<h2 id="subscribe-heading">Subscribe</h2>
<p>${whatComes(scope, pack)} in your feed reader, free and without an account. Give it this address:</p>
${copyField("Address of the RSS feed", address)}
${feedMenu(scope)}
<p class="further">${formLink(scope)}</p>
</section>`;
}

function whatComes(scope: Scope, pack: Pack): Markup | string {
  switch (scope.kind) {
    case "everything":
      return "Every new article";
    case "topics":
      return html`New articles on <strong>${inWords(scopeInWords, scope, pack)}</strong>`;
    case "author":
      return html`New articles by <strong>${inWords(scopeInWords, scope, pack)}</strong>`;
    case "search":
      return html`New results for <strong>${inWords(searchInWords, scope, pack)}</strong>`;
    case "corrections":
      return "What is corrected or withdrawn";
    default:
      return scope satisfies never;
  }
}

/** Where the form can show what the page lists, it does; there are as many such addresses as choices, none of them for crawlers. */
function formLink(scope: Scope): Markup {
  return scope.kind === "topics" || scope.kind === "search"
    ? html`<a href="${subscribeFormPath(scope)}" rel="nofollow">Adjust or combine</a>`
    : html`<a href="${PATHS.subscribe}">Choose topics, get one feed</a>`;
}
