/** Opens a pack. The only offset arithmetic at request time. */

import type { Site } from "../model/site.ts";
import type { Topic, TopicSlug } from "../model/topic.ts";
import { type FragmentKind, LAYOUT_VERSION, type PackEntry, type PackIndex } from "./layout.ts";

export type Pack = {
  readonly site: Site;
  readonly topics: ReadonlyMap<TopicSlug, Topic>;
  /** Published descending, then id. */
  readonly entries: readonly PackEntry[];
  /** 0, 1, 2, ...: the positions of all entries. */
  readonly everyPosition: readonly number[];
  readonly entryBySlug: ReadonlyMap<string, PackEntry>;
  /** The positions in `entries` of a topic's entries, ascending; nothing for a topic the site does not know. */
  readonly postings: (slug: TopicSlug) => readonly number[] | undefined;
  /** One view of bytes an entry, in the order asked. Asynchronous because older fragments may lie outside the bundle. */
  readonly readFragments: (entries: readonly PackEntry[], kind: FragmentKind) => Promise<Uint8Array[]>;
};

/** Throws only when the two files were not written together, which no request can cause. */
export function openPack(index: PackIndex, fragments: ArrayBuffer): Pack {
  if (index.version !== LAYOUT_VERSION) {
    throw new Error(`the pack has layout version ${index.version}; expected ${LAYOUT_VERSION}: run the build again`);
  }
  // A Map, because a topic may be called "constructor".
  const postings = new Map(Object.entries(index.postings));
  return {
    site: index.site,
    topics: new Map(index.topics.map((topic) => [topic.slug, topic])),
    entries: index.entries,
    everyPosition: index.entries.map((_, position) => position),
    entryBySlug: new Map(index.entries.map((entry) => [entry.slug, entry])),
    postings: (slug) => postings.get(slug),
    async readFragments(entries, kind) {
      return entries.map(({ fragments: spans }) => new Uint8Array(fragments, spans[kind].offset, spans[kind].length));
    },
  };
}
