/** What a feed document says of itself, before any format. */

import type { Instant } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";

export type FeedHead = {
  readonly site: Site;
  /** RSS channel/title · Atom feed/title · JSON title */
  readonly title: string;
  /** RSS channel/description · Atom feed/subtitle · JSON description */
  readonly description: string;
  /** A name that is not an address, so that the feed stays the same when the domain changes. Atom feed/id */
  readonly id: string;
  /** Exactly what was subscribed to. RSS atom:link[rel=self] · Atom link[rel=self] · JSON feed_url */
  readonly selfUrl: string;
  /** The page for people. RSS channel/link · Atom link[rel=alternate] · JSON home_page_url */
  readonly pageUrl: string;
  /** RSS lastBuildDate · Atom feed/updated */
  readonly updated: Instant;
};

/** The bytes around the fragments. */
export type Envelope = { readonly head: string; readonly separator: string; readonly tail: string };

/** The program that made the feed. RSS generator · Atom generator */
export const GENERATOR = "seedcast";
