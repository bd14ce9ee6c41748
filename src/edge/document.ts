/**
 * Makes feed documents: the envelope (the text around the items), the validators (RFC 9110 8.8), and the
 * bytes if they are needed.
 */

import { v5 } from "uuid";
import type { FeedHead, Link, WithdrawnEntry } from "../formats/envelope.ts";
import { envelopeOf } from "../formats/envelopes.ts";
import { ITEM_ENDS } from "../formats/item-ends.ts";
import { MEDIA_TYPES } from "../formats/media-types.ts";
import { type FeedAddress, feedPath, pagePath, type Scope, SUBSCRIPTION } from "../model/address.ts";
import { concatenate } from "../model/bytes.ts";
import type { Format } from "../model/format.ts";
import type { Site } from "../model/site.ts";
import { digest } from "../pack/digest.ts";
import type { Span } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { inflateStream } from "./body/inflate.ts";
import {
  deflateFrame,
  gzipFrame,
  type ItemSum,
  type Surroundings,
  splice,
  splicedLength,
  sumOf,
} from "./body/splice.ts";
import { readEntries } from "./entry.ts";
import { feedLinks, otherFormats, toHeader } from "./links.ts";
import { createMemo } from "./memo.ts";
import type { ContentCoding } from "./negotiate.ts";
import { podcastGuid } from "./podcast-guid.ts";
import type { Representation } from "./representation.ts";
import { scopeDescription, scopeTitle } from "./scope.ts";
import { type Selection, select } from "./select.ts";
import type { Snapshot } from "./snapshot.ts";
import { type EntityTag, entityTag } from "./validators.ts";

const encoder = new TextEncoder();

/** Returns a feed document. `contentCoding` is the coding that the feed reader prefers. */
export type FeedDocuments = (
  address: FeedAddress,
  contentCoding: ContentCoding,
  snapshot: Snapshot,
) => Promise<Representation>;

/**
 * Returns a function that makes the feed documents of a site. The function keeps each document, without its
 * bytes, until the document's next change.
 */
export function feedDocuments(): FeedDocuments {
  const memo = createMemo<Representation>();
  return (address, contentCoding, snapshot) =>
    memo(`${feedPath(address)} ${contentCoding}`, snapshot.now, () =>
      prepare(address, contentCoding, snapshot),
    );
}

async function prepare(
  address: FeedAddress,
  contentCoding: ContentCoding,
  snapshot: Snapshot,
): Promise<Representation> {
  const { format } = address;
  const selection = select(address, snapshot);
  const { positions, paging, updated, nextChange } = selection;
  const links = feedLinks(address, paging, snapshot.site);
  // Only JSON Feed has the list of withdrawn entries.
  const withdrawn = format === "json" ? await withdrawnEntries(selection.withdrawn, snapshot) : [];
  const surroundings = surroundingsOf(format, headOf(address, selection, withdrawn, links, snapshot));
  const items = positions.map((position) => snapshot.itemOf(position, format));
  return {
    contentType: MEDIA_TYPES[format].contentType,
    contentCoding,
    entityTag: await tagOf(surroundings, contentCoding, positions, snapshot),
    lastModified: updated,
    nextChange,
    link: toHeader([...links, ...otherFormats(address, snapshot.site)]),
    ...bodyOf(surroundings, contentCoding, items, spansOf(format, positions, snapshot), snapshot.readPieces),
  };
}

/**
 * Returns the body in a content coding (RFC 9110 8.4). For the few feed readers that do not accept gzip, the
 * stored pieces are inflated.
 */
function bodyOf(
  surroundings: Surroundings,
  contentCoding: ContentCoding,
  items: readonly ItemSum[],
  spans: readonly Span[],
  readPieces: Pack["readPieces"],
): Pick<Representation, "length" | "body"> {
  if (contentCoding === "gzip") {
    const frame = gzipFrame(surroundings, items);
    return {
      length: splicedLength(frame, spans),
      body: async () => splice(frame, await readPieces(spans)),
    };
  }
  const frame = deflateFrame(surroundings, items.length);
  return {
    length: sumOf(surroundings, items).length,
    body: async () => [await inflateStream(concatenate(splice(frame, await readPieces(spans))))],
  };
}

function headOf(
  address: FeedAddress,
  { paging, updated }: Selection,
  withdrawn: readonly WithdrawnEntry[],
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
    ...(site.podcast === undefined ? {} : { podcastGuid: podcastGuid(scope, site) }),
    ...(paging.kind === "complete" || paging.kind === "archive" ? { history: paging.kind } : {}),
    updated,
  };
}

async function withdrawnEntries(positions: readonly number[], pack: Pack): Promise<WithdrawnEntry[]> {
  const entries = await readEntries(positions, pack);
  return entries.map(({ id, updated, summary }) => ({ id, date: updated, reason: summary }));
}

/**
 * Returns the id of a feed. All documents of a scope have the same id, and it does not change with the site's
 * domain.
 */
function feedId(scope: Scope, site: Site): string {
  return `urn:uuid:${v5(`feed:${pagePath(scope)}`, site.id)}`;
}

function surroundingsOf(format: Format, head: FeedHead): Surroundings {
  const envelope = envelopeOf(format, head);
  return {
    head: encoder.encode(envelope.head),
    itemEnd: encoder.encode(ITEM_ENDS[format]),
    separator: encoder.encode(envelope.separator),
    tail: encoder.encode(envelope.tail),
  };
}

/**
 * Returns for each item the places of its head and its body in the pack (the build's files with all
 * articles).
 */
function spansOf(format: Format, positions: readonly number[], { spanOf }: Pack): Span[] {
  const body = format === "json" ? "jsonBody" : "body";
  return positions.flatMap((position) => [spanOf(position, format), spanOf(position, body)]);
}

/**
 * Returns the entity-tag: a digest of the envelope and of the entries' stored digests. So the bytes of the
 * document are not needed for it.
 */
async function tagOf(
  { head, itemEnd, separator, tail }: Surroundings,
  contentCoding: ContentCoding,
  positions: readonly number[],
  { digestOf }: Pack,
): Promise<EntityTag> {
  const between = Uint8Array.of(0);
  const texts = [encoder.encode(contentCoding), head, itemEnd, separator, tail];
  const parts = [...texts.flatMap((text) => [text, between]), ...positions.map(digestOf)];
  return entityTag(await digest(concatenate(parts)));
}
