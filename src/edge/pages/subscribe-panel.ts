/**
 * The panel to subscribe to a page's list: an address to copy, links to the feeds, and a link to the form.
 */

import { feedPath, PATHS, type Scope, SUBSCRIPTION, subscribeFormPath } from "../../model/address.ts";
import type { Pack } from "../../pack/read.ts";
import { scopeInWords, searchInWords } from "../scope.ts";
import { copyField, feedMenu } from "./feed-links.ts";
import { interfaceWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { inWords } from "./words.ts";

/** Returns the panel, which stands beside a list. Its copy button needs the page's script. */
export function subscribePanel(scope: Scope, pack: Pack): Markup {
  const address = pack.site.url + feedPath({ scope, format: "rss", part: SUBSCRIPTION });
  return html`<section class="panel" id="subscribe" aria-labelledby="subscribe-heading"${interfaceWords(pack.site)}>
<h2 id="subscribe-heading">Subscribe</h2>
<p>Get ${contentInWords(scope, pack)} in your feed reader, free and without an account. Copy this address into your reader:</p>
${copyField("Address of the RSS feed", address)}
${feedMenu(scope)}
<p class="further">${formLink(scope)}</p>
</section>`;
}

function contentInWords(scope: Scope, pack: Pack): Markup | string {
  switch (scope.kind) {
    case "everything":
      return "every new article";
    case "topics":
      return html`new articles on <strong>${inWords(scopeInWords, scope, pack)}</strong>`;
    case "author":
      return html`new articles by <strong>${inWords(scopeInWords, scope, pack)}</strong>`;
    case "search":
      return html`new results for <strong>${inWords(searchInWords, scope, pack)}</strong>`;
    case "corrections":
      return "every correction and withdrawal";
    default:
      return scope satisfies never;
  }
}

/**
 * Returns a link to the form. If the form can show the scope, the scope is filled in. Crawlers must not
 * follow such links, because there are too many of them.
 */
function formLink(scope: Scope): Markup {
  return scope.kind === "topics" || scope.kind === "search"
    ? html`<a href="${subscribeFormPath(scope)}" rel="nofollow">Change or combine topics</a>`
    : html`<a href="${PATHS.subscribe}">Choose topics, get one feed</a>`;
}
