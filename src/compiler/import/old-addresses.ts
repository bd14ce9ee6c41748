/** Where old addresses lead now, as far as `redirects` of `_site.yaml` can say it. */

import type { AuthorSlug } from "../../model/address.ts";
import { readRedirects } from "../redirects.ts";
import type { SiteSettings } from "../site-file.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";

/** Two paths. */
export type OldAddress = { readonly from: string; readonly to: string };

/** Nothing where there is no path to tell it by: `/?p=123` is the home page with a question. */
export function oldAddressOf(url: string | undefined, to: string): OldAddress[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { pathname, search, protocol } = new URL(url);
  return /^https?:$/.test(protocol) && search === "" && pathname !== "/" && pathname !== to
    ? [{ from: pathname, to }]
    : [];
}

/** What `_site.yaml` does not say yet, and may: the build would refuse a path that the site has itself. */
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
    topics: new Set(vocabulary.topics.keys()),
    aliases: new Map(
      [...vocabulary.topics.values()].flatMap(({ slug, aliases = [] }) =>
        aliases.map((alias) => [alias, slug] as const),
      ),
    ),
    authors: new Set<AuthorSlug>(),
    articles: slugs,
    formerArticles: new Map<string, string>(),
  };
  const said = new Set(Object.keys(readRedirects(settings.redirects, served).redirects));
  const missing = new Map<string, string>();
  for (const { from, to } of addresses) {
    const [key] = Object.keys(readRedirects([{ from, to, place: { path: "_site.yaml" } }], served).redirects);
    if (key === undefined || said.has(key)) continue;
    said.add(key);
    missing.set(from, to);
  }
  return missing;
}
