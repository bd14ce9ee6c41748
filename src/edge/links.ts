/**
 * Links from a document to related documents (RFC 8288), as data. The Link header and the head of a feed
 * document are written from them.
 */

import type { Link } from "../formats/envelope.ts";
import { MEDIA_TYPES } from "../formats/media-types.ts";
import { type FeedAddress, feedPath, pagePath, type Scope, SUBSCRIPTION } from "../model/address.ts";
import { isAnnounced } from "../model/announced.ts";
import { FORMAT_NAMES } from "../model/format.ts";
import type { Site } from "../model/site.ts";
import type { Paging } from "./select.ts";

/** Returns the links in a feed document, for any format. */
export function feedLinks(address: FeedAddress, paging: Paging, site: Site): Link[] {
  const { scope } = address;
  const type = MEDIA_TYPES[address.format].mediaType;
  const to = (rel: Link["rel"], part: FeedAddress["part"]): Link => ({
    rel,
    type,
    href: site.url + feedPath({ ...address, part }),
  });
  const archive = (rel: Link["rel"], number: number | undefined) =>
    number === undefined ? [] : [to(rel, { kind: "archive", number })];
  return [
    { rel: "alternate", type: "text/html", href: site.url + pagePath(scope) },
    to("self", address.part),
    ...(paging.kind === "archive" ? [to("current", SUBSCRIPTION)] : []),
    ...("prevArchive" in paging ? archive("prev-archive", paging.prevArchive) : []),
    ...("nextArchive" in paging ? archive("next-archive", paging.nextArchive) : []),
    // A hub (a WebSub server) is notified of changes in some subscription documents only. Other documents have
    // no link to a hub, because readers that subscribe there would poll less often and get nothing.
    ...(isSubscription(paging) && isAnnounced(scope)
      ? (site.hubs ?? []).map((href): Link => ({ rel: "hub", href }))
      : []),
  ];
}

function isSubscription({ kind }: Paging): boolean {
  return kind === "subscription" || kind === "complete";
}

/** Returns links to the same document in the other formats. */
export function otherFormats(address: FeedAddress, site: Site): Link[] {
  return FORMAT_NAMES.filter((format) => format !== address.format).map((format) =>
    alternate({ ...address, format }, site),
  );
}

/** Returns links to the feeds of some scopes, in the order of `scopes`. */
export function pageLinks(scopes: readonly Scope[], site: Site): Link[] {
  return scopes.flatMap((scope) =>
    FORMAT_NAMES.map((format) => alternate({ scope, format, part: SUBSCRIPTION }, site)),
  );
}

function alternate(address: FeedAddress, site: Site): Link {
  return {
    rel: "alternate",
    type: MEDIA_TYPES[address.format].mediaType,
    href: site.url + feedPath(address),
  };
}

/** Returns the value of the Link header. RFC 8288 3 */
export function toHeader(links: readonly Link[]): string {
  return links
    .map(({ rel, href, type }) => `<${href}>; rel="${rel}"${type === undefined ? "" : `; type="${type}"`}`)
    .join(", ");
}
