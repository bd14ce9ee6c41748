/** The routes of the publisher's own pages, and of drafts in `npm run dev`. */

import { ok } from "../../model/result.ts";
import type { Pack } from "../../pack/read.ts";
import { sitePage } from "../pages/site-page.ts";
import type { Serve } from "../router.ts";
import type { TextResources } from "../text-resources.ts";

/** Each page has a route of its own, so that other paths at the root stay unknown. */
export function serveSitePages(serve: Serve, texts: TextResources, pack: Pack): void {
  for (const page of pack.sitePages)
    serve(page.path, (_, snapshot) => ok(texts.fresh(page.path, snapshot, () => sitePage(page, snapshot))));
}
