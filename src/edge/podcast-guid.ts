/** Makes the ids of feeds in podcast directories. */

import { v5 } from "uuid";
import { feedPath, type Scope, SUBSCRIPTION } from "../model/address.ts";
import type { Site } from "../model/site.ts";

/** https://podcasting2.org/docs/podcast-namespace/tags/guid */
const NAMESPACE = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

/**
 * Returns the id of a scope's RSS feed. It is a UUID of version 5, made from the feed's address without its
 * scheme and without slashes at its end. The publisher may set another id for the feed with all articles.
 */
export function podcastGuid(scope: Scope, { url, podcast }: Pick<Site, "url" | "podcast">): string {
  if (scope.kind === "everything" && podcast?.guid !== undefined) return podcast.guid;
  const address = url + feedPath({ scope, format: "rss", part: SUBSCRIPTION });
  return v5(address.replace(/^[a-z]+:\/\//, "").replace(/\/+$/, ""), NAMESPACE);
}
