/** Tells the publisher of names that make one address although they may be two people's. */

import type { Article, Author } from "../model/article.ts";
import { authorSlug } from "./identity.ts";
import { quote, type SeedProblem, warningAt } from "./problem.ts";

/** One warning for each name that is written otherwise than the first of its address, capitals aside. */
export function checkAuthors(
  signed: readonly { readonly path: string; readonly article: Pick<Article, "authors"> }[],
): SeedProblem[] {
  const first = new Map<string, Author>();
  const warned = new Set<string>();
  return signed.flatMap(({ path, article }) =>
    article.authors.flatMap((author) => {
      const slug = authorSlug(author);
      const other = first.get(slug);
      if (other === undefined) first.set(slug, author);
      const name = folded(author);
      if (other === undefined || folded(other) === name || warned.has(name)) return [];
      warned.add(name);
      const found = `author ${quote(author.name)} has the address /authors/${slug} of ${quote(other.name)} too`;
      return [warningAt({ path }, found, "the same name, or `{name: ..., slug: ...}` for one of two people")];
    }),
  );
}

function folded({ name }: Author): string {
  return name.normalize("NFC").toLowerCase();
}
