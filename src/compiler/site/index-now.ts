/** The setting `indexnow`: the service that notifies search engines, and the site's key for it. */

import { v5 } from "uuid";
import { type IndexNow, keyPath } from "../../model/index-now.ts";
import type { Site } from "../../model/site.ts";

/** `siteId` is the site's UUID. The key is made from it, so that it stays the same and needs no setting. */
export function indexNowOf(service: string, siteId: string): IndexNow {
  return { service, key: v5("indexnow", siteId).replaceAll("-", "") };
}

/** Returns the file that contains the key and nothing else, or no file if the site does not use IndexNow. */
export function keyFiles({ indexNow }: Pick<Site, "indexNow">) {
  if (indexNow === undefined) return [];
  return [{ path: keyPath(indexNow), bytes: new TextEncoder().encode(indexNow.key) }];
}
