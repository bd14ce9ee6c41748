/** Turns the record of a story into data and bytes for the cache, and back. */

import type { ArticleFields } from "../../model/article.ts";
import { concatenate } from "../../model/bytes.ts";
import { DIGEST_BYTES } from "../../pack/digest.ts";
import type { StoredPieces } from "../../pack/stored-pieces.ts";
import type { StoryRecord } from "../articles/compiled-article.ts";
import type { TakeSketch } from "../articles/lookalikes.ts";
import type { CachedValue } from "../cache/cache.ts";
import type { StoredProblem } from "../cache/problems.ts";
import type { LinkTrace } from "../content/link-trace.ts";

/** The part of a record that JSON can write. */
export type RecordData = Pick<StoryRecord, "topicsBy" | "digests"> & {
  /** The article, then its notices, then the entry that replaces it when it is withdrawn. */
  readonly entries: readonly EntryData[];
  /** The number of notices. */
  readonly notices: number;
  readonly sketch: Omit<TakeSketch, "shingles">;
  /** The number of shingles and of terms in the bytes. */
  readonly shingles: number;
  readonly terms: number;
  readonly problems: readonly StoredProblem[];
  readonly trace: LinkTrace;
};

type EntryData = Omit<StoredPieces, "bytes" | "digest"> & { readonly article: ArticleFields };

export function storedFrom(
  record: StoryRecord,
  { problems, trace }: Pick<RecordData, "problems" | "trace">,
): CachedValue {
  const { article, pieces, notices, withdrawnEntries, topicsBy, digests, terms } = record;
  const { shingles, ...sketch } = record.sketch;
  const entries = [{ article, pieces }, ...notices, ...withdrawnEntries];
  const data: RecordData = {
    ...{ topicsBy, digests, sketch, problems, trace },
    entries: entries.map(({ article, pieces: { lengths, itemLengths, itemCrcs } }) => ({
      ...{ article, lengths, itemLengths, itemCrcs },
    })),
    notices: notices.length,
    shingles: shingles.length,
    terms: terms.length,
  };
  const bytes = concatenate([
    ...entries.flatMap(({ pieces }) => [pieces.bytes, pieces.digest]),
    ...[shingles, terms].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    ),
  ]);
  return { data, bytes };
}

/** Returns the record. Its pieces are parts of the stored bytes, not copies. */
export function recordFrom(
  { entries, sketch, shingles, terms, ...data }: RecordData,
  bytes: Uint8Array,
): StoryRecord {
  let at = 0;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const [first, ...others] = entries.map(({ article, ...numbers }) => {
    const length = numbers.lengths.reduce((sum, one) => sum + one, 0);
    return { article, pieces: { ...numbers, bytes: take(length), digest: take(DIGEST_BYTES) } };
  });
  if (first === undefined) throw new Error("a record without an article");
  return {
    ...first,
    notices: others.slice(0, data.notices),
    withdrawnEntries: others.slice(data.notices),
    topicsBy: data.topicsBy,
    digests: data.digests,
    sketch: { ...sketch, shingles: numbersIn(take(4 * shingles)) },
    terms: numbersIn(take(4 * terms)),
  };
}

/** Copies the bytes, because whole numbers of four bytes must start at a multiple of four. */
function numbersIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
