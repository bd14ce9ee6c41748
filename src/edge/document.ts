/** Feed documents: envelope and validators, and the bytes if they are needed. */

import { v5 } from "uuid";
import { type FeedAddress, feedPath, pagePath, type Scope, SUBSCRIPTION } from "../model/address.ts";
import { concatenate } from "../model/bytes.ts";
import { FORMATS, type Format } from "../model/format.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import { digest } from "../pack/digest.ts";
import { DEFLATED_KINDS, type DeflatedKind, type FragmentSpan, type PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { gzipParts } from "./body/gzip.ts";
import { type Parts, splice, splicedLength } from "./body/splice.ts";
import { atomEnvelope } from "./envelope/atom.ts";
import type { Envelope, FeedHead } from "./envelope/feed-head.ts";
import { jsonEnvelope } from "./envelope/json.ts";
import { rssEnvelope } from "./envelope/rss.ts";
import { feedLinks, type Link, otherFormats } from "./links.ts";
import { createMemo } from "./memo.ts";
import type { ContentCoding } from "./negotiate.ts";
import { type PreparedDocument, representationAt } from "./prepared-document.ts";
import type { Representation } from "./respond.ts";
import { scopeDescription, scopeTitle } from "./scope.ts";
import { type Selection, select } from "./select.ts";
import { entityTag } from "./validators.ts";

const encoder = new TextEncoder();

/** Returns a feed document. `accepted` is the content coding that the reader prefers. */
export type FeedDocuments = (
  address: FeedAddress,
  accepted: ContentCoding,
  now: Instant,
) => Promise<Representation>;

/** Returns the feed documents of a pack. A prepared document is kept for other readers until its next change. */
export function feedDocuments(pack: Pack): FeedDocuments {
  const prepared = createMemo<PreparedDocument>();
  return async (address, accepted, now) => {
    const contentCoding = isDeflated(address.format) ? accepted : "identity";
    const key = `${feedPath(address)} ${contentCoding}`;
    const document = await prepared(key, now, () => prepare(address, contentCoding, pack, now));
    return representationAt(now, document, pack.site);
  };
}

async function prepare(
  address: FeedAddress,
  contentCoding: ContentCoding,
  pack: Pack,
  now: Instant,
): Promise<PreparedDocument> {
  const selection = select(address, pack, now);
  const { entries, paging, updated, nextChange } = selection;
  const links = feedLinks(address, paging, pack.site);
  const envelope = envelopeOf(address.format, headOf(address, selection, links, pack));
  const { parts, spans } = splicePlan(address.format, contentCoding, envelope, entries);
  return {
    contentType: FORMATS[address.format].contentType,
    contentCoding,
    entityTag: await tagOf(parts, spans),
    lastModified: updated,
    nextChange,
    links: [...links, ...otherFormats(address, pack.site)],
    length: splicedLength(parts, spans),
    body: async () => splice(parts, await pack.readFragments(spans)),
  };
}

function headOf(
  address: FeedAddress,
  { withdrawn, paging, updated }: Selection,
  links: readonly Link[],
  pack: Pack,
): FeedHead {
  const { scope, part } = address;
  const { site } = pack;
  return {
    site,
    title: scopeTitle(scope, pack),
    description: scopeDescription(scope, pack),
    id: feedId(scope, site),
    pageUrl: site.url + pagePath(scope),
    feedUrl: site.url + feedPath({ ...address, part: part.kind === "archive" ? SUBSCRIPTION : part }),
    links,
    withdrawn,
    ...(paging.kind === "complete" || paging.kind === "archive" ? { history: paging.kind } : {}),
    updated,
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

/** Returns one id for all documents of a scope. It does not change with the site's domain. */
function feedId(scope: Scope, site: Site): string {
  return `urn:uuid:${v5(`feed:${pagePath(scope)}`, site.id)}`;
}

type SplicePlan = { readonly parts: Parts; readonly spans: readonly FragmentSpan[] };

/** Returns the parts and fragments to copy for a content coding. RFC 9110 8.4 */
function splicePlan(
  format: Format,
  contentCoding: ContentCoding,
  envelope: Envelope,
  entries: readonly PackEntry[],
): SplicePlan {
  const parts: Parts = {
    head: encoder.encode(envelope.head),
    separator: encoder.encode(envelope.separator),
    tail: encoder.encode(envelope.tail),
  };
  if (contentCoding === "identity" || !isDeflated(format))
    return { parts, spans: entries.map(({ fragments }) => fragments[format]) };
  const plain = entries.map(({ fragments }) => fragments[format]);
  return { parts: gzipParts(parts, plain), spans: plain.map(({ deflated }) => deflated) };
}

/** Returns true if the build deflates the format's fragments. Cloudflare's edge compresses the other formats itself, and better. */
function isDeflated(format: Format): format is DeflatedKind {
  return DEFLATED_KINDS.some((kind) => kind === format);
}

/** Returns the entity-tag of the bytes. It is a digest of the parts and the fragments' digests, which are shorter than the bytes. */
async function tagOf({ head, separator, tail }: Parts, spans: readonly FragmentSpan[]) {
  const digests = encoder.encode(spans.map((span) => span.digest).join());
  const between = Uint8Array.of(0);
  return entityTag(await digest(concatenate([head, between, separator, between, tail, between, digests])));
}
