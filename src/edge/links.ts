/** What a document says of its neighbours: web links as data (RFC 8288), for the envelopes' elements and the Link header alike. */

import { type FeedAddress, feedPath, pagePath, type Scope, SUBSCRIPTION } from "../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../model/format.ts";
import type { Site } from "../model/site.ts";
import type { Paging } from "./select.ts";

export type Link = {
  /** As registered: self and alternate (RFC 4287), the three of archives (RFC 5005), hub (WebSub). */
  readonly rel: "self" | "alternate" | "current" | "prev-archive" | "next-archive" | "hub";
  readonly href: string;
  readonly type?: string;
};

/** The links that stand in a feed document of any format. */
export function feedLinks(address: FeedAddress, paging: Paging, site: Site): Link[] {
  const { scope } = address;
  const type = FORMATS[address.format].mediaType;
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
    // A hub tells news of what is subscribed to; nobody publishes into an archive, or to a length of one reader's choice.
    ...(isSubscription(paging) ? (site.hubs ?? []).map((href): Link => ({ rel: "hub", href })) : []),
  ];
}

function isSubscription({ kind }: Paging): boolean {
  return kind === "subscription" || kind === "complete";
}

/** The same document in the other formats. */
export function otherFormats(address: FeedAddress, site: Site): Link[] {
  return FORMAT_NAMES.filter((format) => format !== address.format).map((format) =>
    alternate({ ...address, format }, site),
  );
}

/** The feeds of a page: its own first, then the site's. */
export function pageLinks(scopes: readonly Scope[], site: Site): Link[] {
  return scopes.flatMap((scope) =>
    FORMAT_NAMES.map((format) => alternate({ scope, format, part: SUBSCRIPTION }, site)),
  );
}

function alternate(address: FeedAddress, site: Site): Link {
  return { rel: "alternate", type: FORMATS[address.format].mediaType, href: site.url + feedPath(address) };
}

/** A value of the Link header. RFC 8288 3 */
export function toHeader({ rel, href, type }: Link): string {
  return `<${href}>; rel="${rel}"${type === undefined ? "" : `; type="${type}"`}`;
}
