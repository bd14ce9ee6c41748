/** The search box of every page. */

import { html } from "hono/html";
import { PATHS } from "../../model/address.ts";
import { MAX_QUERY_LENGTH } from "../../model/search/query.ts";
import type { Markup } from "./markup.ts";

export function searchForm(): Markup {
  return html`<form class="search" role="search" action="${PATHS.search}">
<label class="unseen" for="search">Search</label>
<input type="search" id="search" name="q" maxlength="${MAX_QUERY_LENGTH}" required>
<button>Search</button>
</form>`;
}
