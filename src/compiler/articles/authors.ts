/** Warns the publisher if two names make one address, because they may be two people. */

import type { Article, Author } from "../../model/article.ts";
import { authorSlug } from "../ground/identity.ts";
import { type Problem, quote, warningAt } from "../ground/problem.ts";

/** Warns about each name that differs from an earlier name with the same address. Ignores capitals. */
export function checkAuthors(
  signed: readonly { readonly path: string; readonly article: Pick<Article, "authors"> }[],
): Problem[] {
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
      const found = `author ${quote(author.name)} has the same address /authors/${slug} as ${quote(other.name)}`;
      return [warningAt({ path }, found, "the same name, or `{name: ..., slug: ...}` for one of two people")];
    }),
  );
}

function folded({ name }: Author): string {
  return name.normalize("NFC").toLowerCase();
}
