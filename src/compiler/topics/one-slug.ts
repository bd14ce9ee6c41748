/** Reports two topics whose names give the same address, because they would share a feed. */

import type { Topic } from "../../model/topic.ts";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { Fields } from "../parse/fields.ts";
import { topicNamed } from "./assign.ts";
import type { Vocabulary } from "./vocabulary.ts";

type NamedTopics = {
  readonly path: string;
  readonly article: { readonly topics: readonly Topic[] };
  readonly seed: Pick<Fields, "topics" | "lines">;
};

/**
 * Returns an error for a name whose slug another name has already. Names that differ only in case, accents or
 * hyphens are equal. A topic of the vocabulary may have several names.
 */
export function checkTopicNames(articles: readonly NamedTopics[], vocabulary: Vocabulary): Problem[] {
  const first = new Map<string, { readonly name: string; readonly path: string }>();
  const reported = new Set<string>();
  return articles.flatMap(({ path, article, seed }) => {
    const names = seed.topics ?? article.topics.map(({ label }) => label);
    return names.flatMap((name) => {
      const { slug, coined } = topicNamed(name, vocabulary) ?? {};
      // A name that is spelled like the slug agrees with every other name of this slug.
      if (slug === undefined || !coined || name === slug) return [];
      const other = first.get(slug);
      if (other === undefined) first.set(slug, { name, path });
      if (other === undefined || folded(other.name) === folded(name) || reported.has(folded(name))) return [];
      reported.add(folded(name));
      const found = `topic ${quote(name)} has the same address /topics/${slug} as ${quote(other.name)} in ${other.path}`;
      return [
        errorAt(
          { path, line: seed.lines?.topics },
          found,
          "one name for both, or two names that differ in a letter or digit",
        ),
      ];
    });
  });
}

/**
 * Returns a name without capitals, accents and apostrophes, and with spaces for hyphens. Equal results mean
 * the same topic.
 */
function folded(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[\s_\p{Pd}]+/gu, " ")
    .trim();
}
