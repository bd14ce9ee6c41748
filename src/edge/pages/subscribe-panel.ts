/** How to subscribe to a scope: its feeds, and an address to take along. */

import { html } from "hono/html";
import { feedPath, type Scope, SUBSCRIPTION } from "../../model/address.ts";
import type { Pack } from "../../pack/read.ts";
import { scopeInWords } from "../scope.ts";
import { feedMenu, type Markup } from "./page.ts";

/** A panel beside a list. Needs the page's script for its button. */
export function subscribePanel(scope: Scope, pack: Pack): Markup {
  const address = pack.site.url + feedPath({ scope, format: "rss", part: SUBSCRIPTION });
  return html`<section class="panel" id="subscribe" aria-labelledby="subscribe-heading">
<h2 id="subscribe-heading">Subscribe</h2>
<p>${scope.kind === "everything" ? "Every new article" : html`New articles ${scope.kind === "author" ? "by" : "on"} <strong>${scopeInWords(scope, pack)}</strong>`} in your feed reader, free and without an account. Give it this address:</p>
${copyField("Address of the RSS feed", address)}
${feedMenu(scope)}
</section>`;
}

/** An address that can be selected by hand; the button comes with the script. */
export function copyField(label: string, address: string): Markup {
  return html`<p class="copy"><label for="address">${label}</label>
<input id="address" type="url" readonly value="${address}"><button type="button" data-copies="address" hidden>Copy</button></p>`;
}
