/** The texts of an entry, as lists and pages show them. They are read from the head of its JSON item. */

import { ITEM_ENDS } from "../formats/item-ends.ts";
import type { JsonItem } from "../formats/json/item.ts";
import type { AuthorSlug } from "../model/address.ts";
import type { ArticleId, LeadImage } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { PackAuthor } from "../pack/layout.ts";
import type { Pack } from "../pack/read.ts";
import { storedBlocks } from "./body/blocks.ts";
import { inflate } from "./body/inflate.ts";

export type Entry = {
  readonly position: number;
  readonly id: ArticleId;
  /** The slug of the article; for a notice, of the article that it is about. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly language?: string;
  readonly published: Instant;
  readonly updated: Instant;
  readonly authors: readonly PackAuthor[];
  /** As assigned; broader topics are not repeated here. */
  readonly topics: readonly TopicSlug[];
  /** The place of the dateline, and the agency or newsroom that made the report. */
  readonly dateline?: string;
  readonly credit?: string;
  /** The address at which the article was published first. */
  readonly canonical?: string;
  readonly image?: EntryImage;
};

/** The fields of a lead image that pages use. */
export type EntryImage = Omit<LeadImage, "type">;

/**
 * Reads entries, in the order of their positions. All heads are inflated at once, because each start of an
 * inflater takes time.
 */
export async function readEntries(positions: readonly number[], pack: Pack): Promise<Entry[]> {
  if (positions.length === 0) return [];
  const heads = await pack.readPieces(positions.map((position) => pack.spanOf(position, "json")));
  // A head has no line end, because JSON escapes it.
  const lines = decoder.decode(await inflate(heads.flatMap((head) => [head, LINE_END]))).split("\n");
  return positions.map((position, place) => toEntry(position, `${lines[place]}${ITEM_ENDS.json}`, pack));
}

/** Reads the bodies of entries, in the order of their positions. */
export async function readBodies(positions: readonly number[], pack: Pack): Promise<string[]> {
  if (positions.length === 0) return [];
  const bodies = await pack.readPieces(positions.map((position) => pack.spanOf(position, "body")));
  const texts = await Promise.all(bodies.map((body) => inflate([body])));
  return texts.map((text) => decoder.decode(text));
}

const decoder = new TextDecoder();
const LINE_END = storedBlocks(new TextEncoder().encode("\n"));

function toEntry(position: number, json: string, pack: Pack): Entry {
  const {
    id,
    title,
    external_url,
    summary,
    language,
    image,
    authors = [],
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
  };
}
