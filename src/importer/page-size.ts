/**
 * Finds the `page_size` (the number of entries) at which the new feed is as long as the old one. In a longer
 * feed, feed readers would show old articles as new ones.
 */

import { MAX_PAGE_SIZE } from "../compiler/site/site-file.ts";
import type { Site } from "../model/site.ts";
import type { ExportContents } from "./foreign-feed.ts";

/** The number of entries in the old feed. It is unknown for an export, which does not state it. */
export type PageSize = number | "unknown";

type ImportedFeed = {
  /** The number of entries in the feed's first document. */
  readonly pageSize?: number;
  readonly contents?: { readonly contents: ExportContents };
};

/**
 * Returns the size to add to the settings. Returns undefined if the site has this size, or if the size is
 * unknown and the site sets one. If there are several feeds, the shortest one counts.
 */
export function pageSizeToAdd(
  feeds: readonly ImportedFeed[],
  site: Pick<Site, "pageSize" | "pageBytes">,
): PageSize | undefined {
  const sizes = feeds.flatMap(({ pageSize }) => pageSize || []);
  if (sizes.length > 0) {
    const size = Math.min(...sizes);
    return Math.min(size, MAX_PAGE_SIZE) === site.pageSize ? undefined : size;
  }
  // A site has a limit in bytes only if its file sets no size.
  const isSet = site.pageBytes === undefined;
  return !isSet && feeds.some(({ contents }) => contents !== undefined) ? "unknown" : undefined;
}
