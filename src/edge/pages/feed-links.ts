/**
 * The elements that lead from a page to a feed: an address to copy, links to the feed's formats, and links
 * that open feed readers.
 */

import { feedPath, type Scope, SUBSCRIPTION } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../../model/format.ts";
import { html, type Markup } from "./markup.ts";
import { READERS } from "./readers.ts";

/**
 * Returns a field with an address to copy. A page may have only one such field. The page's script shows the
 * copy button. On paper, the address is printed as text.
 */
export function copyField(label: string, address: string): Markup {
  return html`<p class="copy"><label for="feed-address">${label}</label>
<input id="feed-address" type="url" readonly value="${address}"><button type="button" data-copies="feed-address" aria-live="polite" hidden>Copy</button><span class="paper">${address}</span></p>`;
}

/** Links to the feed of a scope (the subject of a page) in all three formats. */
export function feedMenu(scope: Scope): Markup {
  return html`<ul class="feeds">${FORMAT_NAMES.map((format) => html`<li><a href="${feedPath({ scope, format, part: SUBSCRIPTION })}">${FORMATS[format].label}</a></li>`)}</ul>`;
}

/** Links that open a feed in feed readers. The parameter is the absolute address of the feed. */
export function readerMenu(address: string): Markup {
  return html`<ul class="feeds">
${READERS.map(({ name, link }) => html`<li><a href="${link(address)}" rel="nofollow external">${name}</a></li>\n`)}</ul>`;
}
