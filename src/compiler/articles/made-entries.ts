/** Makes further entries of articles, such as notices. They are rendered like articles. */

import type { Article } from "../../model/article.ts";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import type { CompiledArticle } from "./understand.ts";

/** An article, or an entry made of one, with the file that it comes from. */
export type SourcedArticle = Pick<CompiledArticle, "path" | "article">;

export type EntryMaker = (article: Article) => readonly Article[];

/** Returns the entries that `make` makes of all articles. An exception becomes a problem of the file. */
export function makeEntries(
  articles: readonly SourcedArticle[],
  make: EntryMaker,
  problems: Problem[],
): SourcedArticle[] {
  return articles.flatMap(({ path, article }) => {
    const entries = guarded({ path }, problems, () => make(article)) ?? [];
    return entries.map((entry) => ({ path, article: entry }));
  });
}
