/** The routes of the publisher's own pages, such as the imprint, and of drafts in `npm run dev`. */

import { ok } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import { sitePage } from "../pages/site-page.ts";
import type { Serve } from "../router.ts";
import type { TextResources } from "../text-resources.ts";

/** Adds a separate route for each page, so that all other paths stay unknown. */
export function serveSitePages(serve: Serve, texts: TextResources, pack: Pack): void {
  for (const page of pack.sitePages)
    serve(page.path, (_, snapshot) => ok(texts.fresh(page.path, snapshot, () => sitePage(page, snapshot))));
}
