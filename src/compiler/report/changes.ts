/** Compares the articles of a build with the pack that it replaces. */

import { constants, inflateRawSync } from "node:zlib";
import { ITEM_ENDS } from "../../formats/item-ends.ts";
import type { JsonItem } from "../../formats/json/item.ts";
import { articlePath } from "../../model/address.ts";
import { openPack, type Pack } from "../../pack/read.ts";
import type { CompiledSite } from "../compile.ts";
import { printable } from "../ground/problem.ts";

export type Change = {
  readonly kind: "new" | "edited" | "gone";
  /** The article's file in the folder of seeds (article files). For a removed article, its address. */
  readonly name: string;
  readonly title: string;
};

/** Returns the changes in the order of the files. Removed articles come last. */
export async function changesSince(before: Pack, { articles, pack }: CompiledSite): Promise<Change[]> {
  const present = openPack(pack.index.buffer, pack.pieces.buffer);
  const known = new Set<number>();
  const changed = articles.flatMap(({ name, article: { slug, aliases = [], title } }) => {
    // If the address of an article changed, its former slug is among `aliases`.
    const was = [slug, ...aliases].map(before.positionOf).find((position) => position !== undefined);
    if (was !== undefined) known.add(was);
    const now = present.positionOf(slug) ?? 0;
    if (was !== undefined && fingerprintOf(was, before) === fingerprintOf(now, present)) return [];
    return [
      { kind: was === undefined ? ("new" as const) : ("edited" as const), name: printable(name), title },
    ];
  });
  const pages = Array.from({ length: before.pages }, (_, position) => position);
  const gone = pages.filter((position) => !known.has(position));
  return [...changed, ...(await Promise.all(gone.map((position) => goneArticle(position, before))))];
}

/**
 * Returns everything that a publisher can change in an article. Dates that the ledger (the record of
 * published entries) added are left out, because they are no edits.
 */
function fingerprintOf(position: number, pack: Pack): string {
  const { changed: _, added: __, ...timing } = pack.timingOf(position);
  const isUnlisted = position >= pack.articles;
  const withdrawn = pack.withdrawnEntryOf(position) ?? position;
  const digests = [position, withdrawn].map((one) => Buffer.from(pack.digestOf(one)).toString("base64url"));
  return [...digests, JSON.stringify(timing), isUnlisted].join(" ");
}

async function goneArticle(position: number, pack: Pack): Promise<Change> {
  const name = articlePath(pack.slugOf(position));
  // If the article had ended before the build, the pack has none of its text. If it was withdrawn, the pack
  // may have the text of its withdrawn entry.
  const own = [position, pack.withdrawnEntryOf(position) ?? position].map((one) => pack.spanOf(one, "json"));
  const [head] = await pack.readPieces(own.filter(({ length }) => length > 0));
  if (head === undefined) return { kind: "gone", name, title: "" };
  const json = inflateRawSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  const { title }: JsonItem = JSON.parse(json + ITEM_ENDS.json);
  return { kind: "gone", name, title };
}
