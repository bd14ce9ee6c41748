/** The box to search from, on every page. */

import { html } from "hono/html";
import type { Markup } from "./page.ts";

/** Whether `/search` is there to answer. */
export const HAS_SEARCH: boolean = true;

export function searchForm(id: string): Markup | "" {
  if (!HAS_SEARCH) return "";
  return html`<form class="search" role="search" action="/search" method="get">
<label class="unseen" for="${id}">Search</label>
<input type="search" id="${id}" name="q" maxlength="200" required>
<button type="submit">Search</button>
</form>`;
}
