/** What leads from a page to a feed: its address to copy, its formats, readers that take it from a link. */

import { html } from "hono/html";
import { feedPath, type Scope, SUBSCRIPTION } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../../model/format.ts";
import type { Markup } from "./markup.ts";
import { READERS } from "./readers.ts";

/** An address that can be selected by hand, once a page. The button comes with the page's script; paper has the whole address as text. */
export function copyField(label: string, address: string): Markup {
  return html`<p class="copy"><label for="feed-address">${label}</label>
<input id="feed-address" type="url" readonly value="${address}"><button type="button" data-copies="feed-address" aria-live="polite" hidden>Copy</button><span class="paper">${address}</span></p>`;
}

/** Links to a scope's three documents. */
export function feedMenu(scope: Scope): Markup {
  return html`<ul class="feeds">${FORMAT_NAMES.map((format) => html`<li><a href="${feedPath({ scope, format, part: SUBSCRIPTION })}">${FORMATS[format].label}</a></li>`)}</ul>`;
}

/** Links that open an absolute address in feed readers. */
export function readerMenu(address: string): Markup {
  return html`<ul class="feeds">
${READERS.map(({ name, link }) => html`<li><a href="${link(address)}" rel="nofollow external">${name}</a></li>\n`)}</ul>`;
}
