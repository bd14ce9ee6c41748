/** The metadata of a feed document, in no particular format. */

import type { Instant } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import type { Link } from "../links.ts";
import type { WithdrawnEntry } from "../released.ts";

export type FeedHead = {
  readonly site: Site;
  /** RSS channel/title · Atom feed/title · JSON title */
  readonly title: string;
  /** RSS channel/description · Atom feed/subtitle · JSON description */
  readonly description: string;
  /** A URN, not an address, so that the id stays when the domain changes. Atom feed/id */
  readonly id: string;
  /** The page for people. RSS channel/link · JSON home_page_url */
  readonly pageUrl: string;
  /** The address of the subscription document, in archive documents too. JSON feed_url */
  readonly feedUrl: string;
  /** RSS atom:link · Atom link · JSON next_url (of rel=prev-archive), hubs (of rel=hub) */
  readonly links: readonly Link[];
  /** Withdrawn entries of this document. Atom at:deleted-entry · JSON _seedcast.withdrawn[] · not in RSS */
  readonly withdrawn: readonly Pick<WithdrawnEntry, "id" | "atomId" | "language" | "withdrawn">[];
  /** RFC 5005 2 and 4: `<fh:complete/>`, `<fh:archive/>` */
  readonly history?: "complete" | "archive";
  /** RSS lastBuildDate · Atom feed/updated */
  readonly updated: Instant;
};

/** The bytes around the fragments, as text. */
export type Envelope = { readonly head: string; readonly separator: string; readonly tail: string };

/** The program that made the feed. RSS generator · Atom generator */
export const GENERATOR = "seedcast";

/** RFC 6721 2 */
export const TOMBSTONES_NAMESPACE = "http://purl.org/atompub/tombstones/1.0";

/** RFC 5005 1.2 */
export const HISTORY_NAMESPACE = "http://purl.org/syndication/history/1.0";

/** The namespace of lead images in entries. https://www.rssboard.org/media-rss */
export const MEDIA_NAMESPACE = "http://search.yahoo.com/mrss/";
