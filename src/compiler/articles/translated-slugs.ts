/** Gives translations with the same written slug addresses of their own, because tools add the language to the path. */

import { languageNamed } from "../ground/article-name.ts";
import { slugify } from "../ground/identity.ts";
import type { NamedArticle } from "./assemble.ts";

/**
 * Returns the articles. If several have the same written slug, the language is added to the slug of those whose
 * names end with it: `ice.de.md` with `slug: cold` has the slug `cold-de`.
 */
export function withTranslatedSlugs(named: readonly NamedArticle[]): NamedArticle[] {
  const bySlug = Map.groupBy(named, ({ slug }) => slug);
  return named.map((one) => {
    const ending = languageEnding(one.ownId);
    const isShared = one.seed.slug !== undefined && (bySlug.get(one.slug)?.length ?? 0) > 1;
    return isShared && ending !== undefined ? { ...one, slug: `${one.slug}-${ending}` } : one;
  });
}

/** Returns the language at the end of a name such as `ice.pt-BR`, as slugs have it. */
function languageEnding(name: string): string | undefined {
  const [, language = ""] = /\.([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(name) ?? [];
  const isLanguage = language !== "" && languageNamed(language.replace("_", "-")) !== undefined;
  return isLanguage ? slugify(language) : undefined;
}
