/**
 * Turns feed documents into resources (an address, and a function that makes the response). Browsers get a
 * page about the feed, and programs get the feed.
 */

import type { FeedPart } from "../model/address.ts";
import {
  EVERYTHING,
  type FeedAddress,
  feedPath,
  limitQuery,
  PATHS,
  RAW,
  rawFeedPath,
} from "../model/address.ts";
import { feedDocuments } from "./document.ts";
import { isNavigation, NAVIGATION_HEADERS } from "./navigation.ts";
import { preferredCoding, preferredFormat } from "./negotiate.ts";
import { feedPage } from "./pages/feed.ts";
import { HTML } from "./respond.ts";
import type { Resource } from "./router.ts";
import type { Snapshot } from "./snapshot.ts";
import type { TextResources } from "./text-resources.ts";

export type FeedResources = {
  /**
   * Returns the resource of a feed. A browser that opens it for a person gets a page about the feed instead,
   * unless the address has `?raw`. Requirement 25
   */
  readonly feed: (address: FeedAddress, url: URL, snapshot: Snapshot) => Resource;
  /**
   * Returns the resource of `/feed`, whose format depends on the Accept header (RFC 9110 12.1). A feed reader
   * that accepts HTML gets a feed too.
   */
  readonly negotiated: (part: FeedPart, url: URL, snapshot: Snapshot) => Resource;
};

/** The query parameters that belong to the address of a search's feed. */
const SEARCH_PARAMETERS = ["q", "topics", "limit", RAW];

export function feedResources(texts: TextResources): FeedResources {
  const documents = feedDocuments();
  return { feed, negotiated };

  function feed(address: FeedAddress, url: URL, snapshot: Snapshot): Resource {
    const represent = (request: Request) => documents(address, preferredCoding(request), snapshot);
    const own = address.scope.kind === "search" ? { parameters: SEARCH_PARAMETERS } : {};
    if (url.searchParams.has(RAW)) return { address: rawFeedPath(address), ...own, represent };
    const path = feedPath(address);
    const about = texts.fresh(path, snapshot, () => feedPage(address, snapshot));
    return {
      address: path,
      ...own,
      represent: async (request) => ({
        ...(await (isNavigation(request) ? about.represent(request) : represent(request))),
        chosenBy: NAVIGATION_HEADERS,
      }),
    };
  }

  function negotiated(part: FeedPart, url: URL, snapshot: Snapshot): Resource {
    return {
      address: PATHS.negotiated + limitQuery(part),
      async represent(request) {
        const format = preferredFormat(request.headers.get("Accept"));
        const address = { scope: EVERYTHING, format, part };
        const { chosenBy = ["Accept"], ...chosen } = await feed(address, url, snapshot).represent(request);
        return {
          ...chosen,
          chosenBy,
          ...(chosen.contentType === HTML ? {} : { contentLocation: feedPath(address) }),
        };
      },
    };
  }
}
