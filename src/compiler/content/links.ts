/** What an address in an article means: an absolute URL, a place in the article itself, or another seed. */

import { posix } from "node:path";
import { articleUrl } from "../../model/site.ts";
import type { ResolveAddress } from "./sanitize.ts";

export type LinkContext = {
  readonly siteUrl: string;
  /** The article that the address stands in. */
  readonly slug: string;
  readonly name: string;
  /** Every article's slug by its file's name in the folder, so that seeds can link to each other by file. */
  readonly slugByName: ReadonlyMap<string, string>;
};

const PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:", "data:"]);

export function resolverFor({ siteUrl, slug, name, slugByName }: LinkContext): ResolveAddress {
  const base = articleUrl({ url: siteUrl }, slug);
  return (address) => {
    const sibling = seedNamed(address, name, slugByName);
    const written = sibling === undefined ? address : `${articleUrl({ url: siteUrl }, sibling.slug)}${sibling.hash}`;
    if (!URL.canParse(written, base)) return undefined;
    const url = new URL(written, base);
    return PROTOCOLS.has(url.protocol) ? url.href : undefined;
  };
}

function seedNamed(address: string, from: string, slugByName: ReadonlyMap<string, string>) {
  const [, path = "", hash = ""] = /^([^?#]*)(#.*)?$/s.exec(address.trim()) ?? [];
  if (path === "" || URL.canParse(path) || path.startsWith("/")) return undefined;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A lone "%" in a file name: the address is the name itself.
  }
  const slug = slugByName.get(posix.join(posix.dirname(from), decoded));
  return slug === undefined ? undefined : { slug, hash };
}
