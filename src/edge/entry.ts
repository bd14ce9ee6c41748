/**
 * The texts of an entry (an article or a correction notice), as lists and pages show them. They are read from
 * the head of the entry's JSON item, which is all of the item except the body.
 */

import { ITEM_ENDS } from "../formats/item-ends.ts";
import type { JsonItem } from "../formats/json/item.ts";
import type { AuthorSlug } from "../model/address.ts";
import type { ArticleId, LeadImage, Recording } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { PackAuthor, Span } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { storedBlocks } from "./body/blocks.ts";
import { inflate } from "./body/inflate.ts";

export type Entry = {
  readonly position: number;
  readonly id: ArticleId;
  /** The slug of the article. If the entry is a notice or a withdrawn entry, the slug of its article. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly language?: string;
  readonly published: Instant;
  readonly updated: Instant;
  readonly authors: readonly PackAuthor[];
  /** The topics that the article names. Broader topics are not added. */
  readonly topics: readonly TopicSlug[];
  /**
   * `dateline` is the place from which the report was sent. `credit` is the agency or newsroom that made it.
   */
  readonly dateline?: string;
  readonly credit?: string;
  /** The address at which the article was published first. */
  readonly canonical?: string;
  readonly image?: EntryImage;
  readonly recording?: Recording;
};

/** The fields of a lead image that pages use. */
export type EntryImage = Omit<LeadImage, "type">;

/** Reads entries, in the order of `positions`. */
export async function readEntries(positions: readonly number[], pack: Pack): Promise<Entry[]> {
  return toEntries(positions, await readTexts(headsOf(positions, pack), pack), pack);
}

/** Reads the withdrawn entry of an article. Returns undefined if the article is never withdrawn. */
export async function readWithdrawnEntry(position: number, pack: Pack): Promise<Entry | undefined> {
  const own = pack.withdrawnEntryOf(position);
  const [entry] = await readEntries(own === undefined ? [] : [own], pack);
  return entry;
}

/** Reads the bodies of entries, in the order of `positions`. */
export async function readBodies(positions: readonly number[], pack: Pack): Promise<string[]> {
  return readTexts(bodiesOf(positions, pack), pack);
}

/** Reads entries, and the body of the first of them. */
export async function readEntriesAndBody(
  positions: readonly [number, ...number[]],
  pack: Pack,
): Promise<{ readonly entries: Entry[]; readonly body: string }> {
  const [first] = positions;
  const [body = "", ...heads] = await readTexts(
    [...bodiesOf([first], pack), ...headsOf(positions, pack)],
    pack,
  );
  return { entries: toEntries(positions, heads, pack), body };
}

function headsOf(positions: readonly number[], { spanOf }: Pack): Span[] {
  return positions.map((position) => spanOf(position, "json"));
}

function bodiesOf(positions: readonly number[], { spanOf }: Pack): Span[] {
  return positions.map((position) => spanOf(position, "body"));
}

/** Reads the texts of pieces. They are inflated together, because each start of an inflater takes time. */
async function readTexts(spans: readonly Span[], { readPieces }: Pack): Promise<string[]> {
  if (spans.length === 0) return [];
  const pieces = await readPieces(spans);
  const joined = await inflate(pieces.flatMap((piece) => [piece, SEPARATOR]));
  return decoder.decode(joined).split("\0");
}

const decoder = new TextDecoder();
/** A null character separates the texts, because no piece can have one. */
const SEPARATOR = storedBlocks(Uint8Array.of(0));

function toEntries(positions: readonly number[], heads: readonly string[], pack: Pack): Entry[] {
  return positions.map((position, place) => toEntry(position, `${heads[place]}${ITEM_ENDS.json}`, pack));
}

function toEntry(position: number, json: string, pack: Pack): Entry {
  const {
    id,
    title,
    external_url,
    summary,
    language,
    image,
    authors = [],
    attachments: [attachment] = [],
    _seedcast: more,
  }: JsonItem = JSON.parse(json);
  return {
    position,
    id: id as ArticleId,
    slug: pack.slugOf(position),
    title,
    summary,
    ...(language === undefined ? {} : { language }),
    published: pack.published[position] ?? 0,
    updated: pack.updated[position] ?? 0,
    authors: authors.map((author, place) => ({ ...author, slug: more.authors?.[place] as AuthorSlug })),
    topics: more.topics.map(({ slug }) => slug),
    ...(more.dateline === undefined ? {} : { dateline: more.dateline }),
    ...(external_url === undefined ? {} : { canonical: external_url }),
    ...(more.credit === undefined ? {} : { credit: more.credit }),
    ...(image === undefined ? {} : { image: { url: image, ...more.image } as EntryImage }),
    ...(attachment === undefined ? {} : { recording: recordingOf(attachment) }),
  };
}

function recordingOf(attachment: NonNullable<JsonItem["attachments"]>[number]): Recording {
  const { url, mime_type: type, size_in_bytes: length, duration_in_seconds: duration } = attachment;
  return { url, type, length, ...(duration === undefined ? {} : { duration }) };
}
