/** The search box on every page. */

import { PATHS } from "../../model/address.ts";
import { MAX_QUERY_LENGTH } from "../../model/search/query.ts";
import type { Site } from "../../model/site.ts";
import { interfaceWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";

export function searchForm(site: Pick<Site, "language">): Markup {
  return html`<form class="search" role="search" action="${PATHS.search}"${interfaceWords(site)}>
<label class="unseen" for="search">Search</label>
<input type="search" id="search" name="q" maxlength="${MAX_QUERY_LENGTH}" required dir="auto">
<button>Search</button>
</form>`;
}
