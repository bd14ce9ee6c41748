/**
 * Keeps notes private in a vault of Obsidian that names its public notes: `publish: true` or
 * `dg-publish: true`. Obsidian's programs publish no other note of such a vault.
 */

import { noteAt, type Problem, replaceProblems } from "../ground/problem.ts";
import type { NamedArticles, WithheldArticle } from "./name-articles.ts";

const WITHHELD = "without `publish: true`, which other notes of this vault have";

/** Returns the articles, with the notes that are not chosen as drafts. If no note is chosen, changes nothing. */
export function onlyChosenNotes(articles: NamedArticles, problems: Problem[]): NamedArticles {
  const { named, flawed, drafts, pages } = articles;
  const isPublic = ({ seed }: NamedArticles["pages"][number]) =>
    seed.chosen === true || seed.isPartial === true;
  if (!articles.hasChosen) return articles;
  const unchosen = [...named, ...flawed].filter((one) => !isPublic(one));
  const paths = new Set([...unchosen, ...pages.filter((one) => !isPublic(one))].map(({ file }) => file.path));
  const notes = [...paths].map((path) => noteAt({ path }, `${WITHHELD}, not published`));
  replaceProblems(problems, ({ place }) => paths.has(place.path), notes);
  const withheld = unchosen.map(({ file, ownId }): WithheldArticle => ({ file, ownId, withheld: WITHHELD }));
  return {
    ...articles,
    named: named.filter(isPublic),
    flawed: flawed.filter(isPublic),
    drafts: [...drafts, ...withheld],
    pages: pages.filter(isPublic),
  };
}
