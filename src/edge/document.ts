/** Feed documents: envelope, validators, and, only when they are asked for, the bytes. */

import { v5 } from "uuid";
import { FORMAT_NAMES, FORMATS, type Format } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import { digest } from "../pack/digest.ts";
import type { Pack } from "../pack/read.ts";
import { atomEnvelope } from "./envelope/atom.ts";
import type { Envelope, FeedHead } from "./envelope/feed-head.ts";
import { jsonEnvelope } from "./envelope/json.ts";
import { rssEnvelope } from "./envelope/rss.ts";
import { remembering } from "./remember.ts";
import type { Representation } from "./respond.ts";
import { feedPath, pagePath, type Scope, scopeDescription, scopeTitle } from "./scope.ts";
import { type Selection, select } from "./select.ts";
import { entityTag } from "./validators.ts";

const encoder = new TextEncoder();

/** All that is known of a document before its bytes are made. */
type Prepared = Omit<Representation, "maxAge"> & Pick<Selection, "nextChange">;

export type FeedDocuments = (scope: Scope, format: Format, now: Instant) => Promise<Representation>;

/** The documents of a pack. What was prepared for one reader serves the next, until the clock changes what it says. */
export function feedDocuments(pack: Pack): FeedDocuments {
  const prepared = remembering<Prepared>();
  return async (scope, format, now) => {
    const document = await prepared(feedPath(scope, format), now, () => prepare(scope, format, pack, now));
    return { ...document, maxAge: maxAge(pack.site, document, now) };
  };
}

async function prepare(scope: Scope, format: Format, pack: Pack, now: Instant): Promise<Prepared> {
  const { site } = pack;
  const { entries, updated, nextChange } = select(scope, pack, now, site.pageSize);
  const envelope = envelopeOf(format, {
    site,
    title: scopeTitle(scope, pack),
    description: scopeDescription(scope, pack),
    id: feedId(scope, site),
    selfUrl: site.url + feedPath(scope, format),
    pageUrl: site.url + pagePath(scope),
    updated,
  });
  const [head, separator, tail] = [
    encoder.encode(envelope.head),
    encoder.encode(envelope.separator),
    encoder.encode(envelope.tail),
  ];
  const spans = entries.map((entry) => entry.fragments[format]);
  const separators = Math.max(0, spans.length - 1) * separator.length;
  const length = head.length + spans.reduce((sum, span) => sum + span.length, separators) + tail.length;

  return {
    contentType: FORMATS[format].contentType,
    entityTag: await tagOf(envelope, spans),
    lastModified: updated,
    nextChange,
    links: linksOf(scope, format, site),
    length,
    body: async () => splice({ head, separator, tail }, await pack.readFragments(entries, format), length),
  };
}

function envelopeOf(format: Format, head: FeedHead): Envelope {
  switch (format) {
    case "rss":
      return rssEnvelope(head);
    case "atom":
      return atomEnvelope(head);
    case "json":
      return jsonEnvelope(head);
    default:
      return format satisfies never;
  }
}

/** The same name for every page of a scope, whatever the domain. */
function feedId(scope: Scope, site: Site): string {
  return `urn:uuid:${v5(`feed:${pagePath(scope)}`, site.id)}`;
}

/** The envelope and the digests of the fragments say all that the bytes say, and are shorter. */
async function tagOf({ head, separator, tail }: Envelope, spans: readonly { readonly digest: string }[]) {
  return entityTag(await digest(encoder.encode([head, separator, tail, ...spans.map((span) => span.digest)].join("\0"))));
}

/** Seconds that a reader may keep the document: the usual time to live, but never past its next change. */
function maxAge({ ttl }: Site, { nextChange }: Prepared, now: Instant): number {
  return Math.min(ttl * 60, (nextChange - now) / 1000);
}

function linksOf(scope: Scope, format: Format, site: Site): string[] {
  const link = (path: string, rel: string, type: string) => `<${site.url}${path}>; rel="${rel}"; type="${type}"`;
  return [
    link(feedPath(scope, format), "self", FORMATS[format].mediaType),
    link(pagePath(scope), "alternate", "text/html"),
    ...FORMAT_NAMES.filter((other) => other !== format).map((other) =>
      link(feedPath(scope, other), "alternate", FORMATS[other].mediaType),
    ),
  ];
}

type Parts = Readonly<Record<keyof Envelope, Uint8Array>>;

/** One copy a fragment, into bytes of just the right size. */
function splice({ head, separator, tail }: Parts, fragments: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  const put = (part: Uint8Array) => {
    bytes.set(part, at);
    at += part.length;
  };
  put(head);
  for (const [place, fragment] of fragments.entries()) {
    if (place > 0) put(separator);
    put(fragment);
  }
  put(tail);
  return bytes;
}
