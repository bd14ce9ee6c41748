/** Feed documents: envelope and validators, and the bytes if they are needed. */

import { v5 } from "uuid";
import type { Envelope, FeedHead, Link } from "../formats/envelope.ts";
import { envelopeOf } from "../formats/envelopes.ts";
import { MEDIA_TYPES } from "../formats/media-types.ts";
import { type FeedAddress, feedPath, pagePath, type Scope, SUBSCRIPTION } from "../model/address.ts";
import { concatenate } from "../model/bytes.ts";
import type { Format } from "../model/format.ts";
import type { Site } from "../model/site.ts";
import { digest } from "../pack/digest.ts";
import { DEFLATED_KINDS, type DeflatedKind, type FragmentSpan, type PackEntry } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { gzipParts } from "./body/gzip.ts";
import { type Parts, splice, splicedLength } from "./body/splice.ts";
import { feedLinks, otherFormats } from "./links.ts";
import { createMemo } from "./memo.ts";
import type { ContentCoding } from "./negotiate.ts";
import type { Representation } from "./representation.ts";
import { scopeDescription, scopeTitle } from "./scope.ts";
import { type Selection, select } from "./select.ts";
import type { Snapshot } from "./snapshot.ts";
import { entityTag } from "./validators.ts";

const encoder = new TextEncoder();

/** Returns a feed document. `accepted` is the content coding that the reader prefers. */
export type FeedDocuments = (
  address: FeedAddress,
  accepted: ContentCoding,
  snapshot: Snapshot,
) => Promise<Representation>;

/** Returns the feed documents of a site. A document is kept for other readers until its next change, without its bytes. */
export function feedDocuments(): FeedDocuments {
  const memo = createMemo<Representation>();
  return (address, accepted, snapshot) => {
    const contentCoding = isDeflated(address.format) ? accepted : "identity";
    const key = `${feedPath(address)} ${contentCoding}`;
    return memo(key, snapshot.now, () => prepare(address, contentCoding, snapshot));
  };
}

async function prepare(
  address: FeedAddress,
  contentCoding: ContentCoding,
  snapshot: Snapshot,
): Promise<Representation> {
  const selection = select(address, snapshot);
  const { entries, paging, updated, nextChange } = selection;
  const links = feedLinks(address, paging, snapshot.site);
  const envelope = envelopeOf(address.format, headOf(address, selection, links, snapshot));
  const { parts, spans } = splicePlan(address.format, contentCoding, envelope, entries);
  return {
    contentType: MEDIA_TYPES[address.format].contentType,
    contentCoding,
    entityTag: await tagOf(parts, spans),
    lastModified: updated,
    nextChange,
    links: [...links, ...otherFormats(address, snapshot.site)],
    length: splicedLength(parts, spans),
    body: async () => splice(parts, await snapshot.readFragments(spans)),
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
