/** Reports folders whose names would be topics if the site's settings said so. */

import type { Topic } from "../../model/topic.ts";
import { noteAt, type Problem, quote } from "../ground/problem.ts";
import type { Fields } from "../parse/fields.ts";
import { foldersThatMayBeTopics, knownTopic } from "./assign.ts";
import type { Vocabulary } from "./vocabulary.ts";

type FiledArticle = {
  readonly name: string;
  readonly seed: Pick<Fields, "topics">;
  readonly article: { readonly topics: readonly Topic[] };
};

/** The maximum number of folders that the note names. */
const MAX_NAMES = 5;

/**
 * Returns at most one note. Its place is the file of the site's settings. Leaves out articles whose fields
 * name their topics.
 */
export function noteFolders(
  articles: readonly FiledArticle[],
  vocabulary: Vocabulary,
  path: string,
): Problem[] {
  if (!vocabulary.open || vocabulary.openToFolders) return [];
  const folders = new Set(
    articles
      .filter(({ seed }) => seed.topics === undefined)
      .flatMap(({ name }) => foldersThatMayBeTopics(name))
      .filter((folder) => knownTopic(folder, vocabulary) === undefined),
  );
  if (folders.size === 0) return [];
  const names = [...folders].slice(0, MAX_NAMES).map(quote).join(", ");
  const more = folders.size > MAX_NAMES ? ` and ${folders.size - MAX_NAMES} more` : "";
  return [
    noteAt(
      { path },
      `folders that are not topics: ${names}${more}; the line \`folders: topics\` makes them topics`,
    ),
  ];
}
