/**
 * Warns the publisher if two names make one address, because they may be two people, and if one name looks
 * like the names of several people.
 */

import type { Article, Author } from "../../model/article.ts";
import { authorSlug } from "../ground/identity.ts";
import { type Problem, quote, warningAt } from "../ground/problem.ts";
import { isName, readNames } from "../parse/wire/byline.ts";

/**
 * Warns about each name that differs from an earlier name with the same address. Ignores capitals. Also warns
 * about `Kari Nordmann and Jon Doe`, unless a slug says that this is one author.
 */
export function checkAuthors(
  signed: readonly { readonly path: string; readonly article: Pick<Article, "authors"> }[],
): Problem[] {
  const first = new Map<string, Author>();
  const warned = new Set<string>();
  return signed.flatMap(({ path, article }) =>
    article.authors.flatMap((author) => {
      const slug = authorSlug(author);
      const other = first.get(slug);
      if (other === undefined) {
        first.set(slug, author);
        return severalNames(path, author);
      }
      const name = folded(author);
      if (folded(other) === name || warned.has(name)) return [];
      warned.add(name);
      const found = `author ${quote(author.name)} has the same address /authors/${slug} as ${quote(other.name)}`;
      return [warningAt({ path }, found, "the same name, or `{name: ..., slug: ...}` for one of two people")];
    }),
  );
}

function severalNames(path: string, { name, slug }: Author): Problem[] {
  const names = readNames(name).authors.map((one) => one.name);
  if (slug !== undefined || names.length < 2 || !names.every(isName)) return [];
  // After a single comma, a job title is as likely: `Kari Nordmann, Harbour Pilot`.
  if (names.length === 2 && name.includes(",")) return [];
  const fix = `\`authors: [${names.join(", ")}]\`, or \`{name: ..., slug: ...}\` if it is one`;
  return [warningAt({ path }, `author ${quote(name)} counts as one author`, fix)];
}

function folded({ name }: Author): string {
  return name.normalize("NFC").toLowerCase();
}
