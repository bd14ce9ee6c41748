/** Finds redirects from old addresses to new ones, in the form of `redirects` in `_site.yaml`. */

import { readRedirects } from "../compiler/site/redirects.ts";
import type { SiteSettings } from "../compiler/site/site-file.ts";
import type { Vocabulary } from "../compiler/topics/vocabulary.ts";
import type { AuthorSlug } from "../model/address.ts";

/** The old and the new path of an article or feed. */
export type OldAddress = { readonly from: string; readonly to: string };

/**
 * Returns the old address and the new path. Returns none if the old path alone does not identify the entry,
 * as in `/?p=123`.
 */
export function oldAddressOf(url: string | undefined, to: string): OldAddress[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { pathname, search, protocol } = new URL(url);
  return /^https?:$/.test(protocol) && search === "" && pathname !== "/" && pathname !== to
    ? [{ from: pathname, to }]
    : [];
}

/**
 * Returns new paths by old ones. Leaves out paths that `_site.yaml` redirects already, and the site's own
 * paths, because the build refuses redirects from these.
 */
export function redirectsFor(
  addresses: readonly OldAddress[],
  {
    settings,
    vocabulary,
    slugs,
  }: {
    readonly settings: SiteSettings;
    readonly vocabulary: Vocabulary;
    readonly slugs: ReadonlySet<string>;
  },
): ReadonlyMap<string, string> {
  const served = {
    url: settings.site.url,
    topics: new Set(vocabulary.topics.keys()),
    aliases: new Map(
      [...vocabulary.topics.values()].flatMap(({ slug, aliases = [] }) =>
        aliases.map((alias) => [alias, slug] as const),
      ),
    ),
    authors: new Set<AuthorSlug>(),
    articles: slugs,
    formerArticles: new Map<string, string>(),
    pages: new Set(addresses.map(({ to }) => to)),
    formerPages: new Map<string, string>(),
  };
  const known = new Set(Object.keys(readRedirects(settings.redirects, served, [])));
  const missing = new Map<string, string>();
  for (const { from, to } of addresses) {
    const redirect = { from, to, place: { path: "_site.yaml" } };
    const [key] = Object.keys(readRedirects([redirect], served, []));
    if (key === undefined || known.has(key)) continue;
    known.add(key);
    missing.set(from, to);
  }
  return missing;
}
