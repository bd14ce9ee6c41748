/** What an address in an article means: an absolute URL, a place in the article itself, or another seed. */

import { posix } from "node:path";
import { articleUrl } from "../../model/site.ts";

export type LinkContext = {
  readonly siteUrl: string;
  /** The article that the address stands in. */
  readonly slug: string;
  readonly name: string;
  /** Every article's slug by its file's name in the folder, so that seeds can link to each other by file. */
  readonly slugByName: ReadonlyMap<string, string>;
  /** Every article's slug. */
  readonly slugs: ReadonlySet<string>;
  readonly withdrawnSlugs: ReadonlySet<string>;
};

/** Gives an address as written its absolute form, or nothing where it has none that readers may follow. */
export type ResolveAddress = (address: string) => string | undefined;

export type Links = {
  readonly resolve: ResolveAddress;
  /** The addresses met so far that have no absolute form, as written. */
  readonly refused: ReadonlySet<string>;
  /** Those that are relative and name no article: a picture beside it, a page that is not there. */
  readonly dead: ReadonlySet<string>;
  /** Those that lead to another article, which is withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
};

const PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:", "data:"]);

export function linksFrom({ siteUrl, slug, name, slugByName, slugs, withdrawnSlugs }: LinkContext): Links {
  const base = articleUrl({ url: siteUrl }, slug);
  const articleAt = ({ origin, pathname }: URL) => {
    const last = pathname.split("/").at(-1) ?? "";
    return slugs.has(last) && origin + pathname === articleUrl({ url: siteUrl }, last) ? last : undefined;
  };
  const [refused, dead, withdrawn] = [new Set<string>(), new Set<string>(), new Set<string>()];

  const resolve = (address: string) => {
    const path = relativePath(address);
    const seed = path === undefined ? undefined : slugByName.get(posix.join(posix.dirname(name), path));
    const written = seed === undefined ? address : articleUrl({ url: siteUrl }, seed) + hashOf(address);
    const url = URL.canParse(written, base) ? new URL(written, base) : undefined;
    if (url === undefined || !PROTOCOLS.has(url.protocol)) {
      refused.add(address);
      return undefined;
    }
    const article = articleAt(url);
    if (path !== undefined && article === undefined) dead.add(address);
    if (article !== undefined && article !== slug && withdrawnSlugs.has(article)) withdrawn.add(address);
    return url.href;
  };
  return { resolve, refused, dead, withdrawn };
}

/** The path of an address that starts from where the article stands, decoded: `../a%20b.md#notes` gives `../a b.md`. */
function relativePath(address: string): string | undefined {
  const path = address.trim().replace(/[?#].*$/s, "");
  if (path === "" || path.startsWith("/") || URL.canParse(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone "%" in a file's name: the address is the name itself.
    return path;
  }
}

function hashOf(address: string): string {
  return /#.*$/s.exec(address)?.[0] ?? "";
}
