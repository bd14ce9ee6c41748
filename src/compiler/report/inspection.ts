/**
 * Reports what is in a pack: the sizes of its parts, the lists of its topics, the pieces and columns of an
 * article.
 */

import { constants, inflateRawSync } from "node:zlib";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { FORMAT_ORDER, PIECE_KINDS, type PieceKind } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { readSections } from "../../pack/sections.ts";
import type { PackFiles } from "../../pack/write.ts";
import { columnsOf } from "./columns.ts";
import { count } from "./count.ts";

/** Returns the number of bytes of each part of the pack, in all and for each entry. */
export function reportSizes(pack: Pack, { index, pieces }: PackFiles): string {
  const [entries, notices] = [pack.published.length, pack.everyNotice().length];
  const row = (name: string, bytes: number) => [
    name,
    bytes.toLocaleString("en"),
    entries === 0 ? "" : (bytes / entries).toFixed(1),
  ];
  const lengthOf = (kind: PieceKind) => {
    let sum = 0;
    for (let position = 0; position < entries; position += 1)
      if (kind !== "jsonBody" || !isShared(position, pack)) sum += pack.spanOf(position, kind).length;
    return sum;
  };
  return [
    `${count(pack.articles, "article")}, ${pack.pages - pack.articles} unlisted, ${count(notices, "notice")}, ${entries - pack.pages - notices} withdrawn`,
    "",
    columnsOf([
      ["part", "bytes", "for each entry"],
      ...Object.entries(readSections(index.buffer)).map(([name, bytes]) => row(name, bytes.length)),
      row("index.bin", index.length),
      ...PIECE_KINDS.map((kind) => row(kind, lengthOf(kind))),
      row("pieces.bin", pieces.length),
      row("together", index.length + pieces.length),
    ]),
  ].join("\n");
}

/** Returns the topics with the number of their articles and the newest positions. */
export function reportTopics(pack: Pack): string {
  return columnsOf([
    ["topic", "articles", "positions, newest first"],
    ...[...pack.topics.keys()].map((slug) => {
      const positions = pack.positionsOfTopic(slug);
      return [slug, String(positions.length), shortList(positions)];
    }),
  ]);
}

/**
 * Returns everything that the pack has of an article: its columns, its lists, and the text of its pieces. The
 * pieces of its withdrawn entry come last.
 */
export async function reportArticle(position: number, pack: Pack): Promise<string> {
  const names = [...pack.topics.keys()].filter((slug) => pack.positionsOfTopic(slug).includes(position));
  const authors = pack.authors.slugs().filter((slug) => pack.positionsOfAuthor(slug).includes(position));
  const instants = {
    published: pack.published[position],
    updated: pack.updated[position],
    ...pack.timingOf(position),
  };
  const withdrawn = pack.withdrawnEntryOf(position);
  return [
    columnsOf([
      ["slug", pack.slugOf(position)],
      ["position", `${position}${position < pack.articles ? "" : ", unlisted"}`],
      ...Object.entries(instants).map(([name, instant]) => [name, toRfc3339(instant as Instant)]),
      ["topics", names.join(" ")],
      ["authors", authors.join(" ")],
      ...sumsOf(position, pack),
    ]),
    ...(await textsOf(position, pack)),
    ...(withdrawn === undefined
      ? []
      : [
          "",
          columnsOf([["withdrawn entry", `position ${withdrawn}`], ...sumsOf(withdrawn, pack)]),
          ...(await textsOf(withdrawn, pack)),
        ]),
  ].join("\n");
}

function sumsOf(position: number, pack: Pack): string[][] {
  return [
    ["digest", Buffer.from(pack.digestOf(position)).toString("hex")],
    ...FORMAT_ORDER.map((format) => {
      const { length, crc32 } = pack.itemOf(position, format);
      return [`${format} item`, `${length} bytes, CRC-32 ${crc32.toString(16).padStart(8, "0")}`];
    }),
  ];
}

/** Returns the text of each piece. An article that had ended before the build has none. */
async function textsOf(position: number, pack: Pack): Promise<string[]> {
  const spans = PIECE_KINDS.filter((kind) => kind !== "jsonBody" || !isShared(position, pack)).map(
    (kind) => ({ kind, span: pack.spanOf(position, kind) }),
  );
  if (spans.every(({ span }) => span.length === 0)) return ["", "no text, because the article had ended"];
  const pieces = await pack.readPieces(spans.map(({ span }) => span));
  const texts = pieces.map((piece) =>
    inflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH }).toString(),
  );
  return spans.flatMap(({ kind, span: { offset, length } }, place) => [
    "",
    `${kind}: ${length} bytes at ${offset}, ${Buffer.byteLength(texts[place] ?? "")} plain`,
    texts[place] ?? "",
  ]);
}

/** Returns true if the body for JSON is the same as the body for the other formats, and so is stored once. */
function isShared(position: number, pack: Pack): boolean {
  return pack.spanOf(position, "jsonBody").offset === pack.spanOf(position, "body").offset;
}

/** The maximum number of positions that a row shows. */
const MAX_POSITIONS = 8;

function shortList(positions: Uint32Array): string {
  const rest = positions.length - MAX_POSITIONS;
  return [...positions.subarray(0, MAX_POSITIONS)].join(" ") + (rest > 0 ? ` and ${rest} more` : "");
}
