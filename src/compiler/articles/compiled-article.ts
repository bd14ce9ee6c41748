/** An article in the form that the steps on the whole folder use: small, without its text. */

import type { ArticleFields } from "../../model/article.ts";
import type { StoredPieces } from "../../pack/stored-pieces.ts";
import type { AssembledArticle, Story } from "./assemble.ts";
import type { TakeSketch } from "./lookalikes.ts";

/** The result of the work on a story that does not depend on other stories. */
export type StoryRecord = Pick<AssembledArticle, "topicsBy"> & {
  readonly article: ArticleFields;
  readonly pieces: StoredPieces;
  /** The notices of corrections and of a withdrawal. */
  readonly notices: readonly RecordedEntry[];
  /** The entry that replaces the article when it is withdrawn. The list has at most one entry. */
  readonly withdrawnEntries: readonly RecordedEntry[];
  /** The numbers of the search terms. */
  readonly terms: Uint32Array;
  readonly sketch: TakeSketch;
  readonly digests: LedgerDigests;
};

/** An entry that was made from the article. */
export type RecordedEntry = { readonly article: ArticleFields; readonly pieces: StoredPieces };

/** Digests for the ledger (the record of published entries). */
export type LedgerDigests = {
  /** The digest of the words. */
  readonly text: string;
  /** The digest of the words and of all other fields that the ledger records. */
  readonly entry: string;
};

export type CompiledArticle = StoryRecord &
  Pick<Story, "seed" | "ownId" | "earlier" | "formerIds"> & {
    readonly path: string;
    /** The file's name within the folder. */
    readonly name: string;
  };
