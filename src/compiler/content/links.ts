/**
 * Resolves addresses in articles. Each is an absolute URL, a place in the same article, another article, or a
 * file.
 */

import { posix } from "node:path";
import { articleUrl } from "../../model/site.ts";
import { MAX_UNUSABLE_MEDIA } from "../ground/file-limits.ts";
import type { Finding } from "../ground/problem.ts";
import type { PixelSize } from "../media/identify.ts";
import { type Library, type MediaFile, type MediaUse, pathOf } from "../media/library.ts";
import { type FindByName, finderOf, readSeedAddress, type SeedName } from "./seed-address.ts";

export type LinkContext = {
  readonly siteUrl: string;
  /** The slug of the article that contains the addresses. */
  readonly slug: string;
  readonly name: string;
  /**
   * The slugs of all articles by file name, so that articles can link to each other's files. A page bundle is
   * in it by its folder too.
   */
  readonly slugByName: ReadonlyMap<string, string>;
  /** The slugs of all articles. */
  readonly slugs: ReadonlySet<string>;
  /** The files beside the articles. */
  readonly library: Library;
  readonly withdrawnSlugs: ReadonlySet<string>;
};

/** An address that readers can follow. Has the size of a measured picture. */
export type Resolved = { readonly url: string } & Partial<PixelSize>;

/** Returns the absolute form of an address, or undefined if readers cannot follow it. */
export type ResolveAddress = (address: string, use: MediaUse) => Resolved | undefined;

export type Links = Pick<LinkContext, "slug"> & {
  readonly resolve: ResolveAddress;
  /** Returns the media file of a URL that `resolve` returned, if it has one. */
  readonly fileAt: (url: string) => MediaFile | undefined;
  /** The addresses without an absolute form, as the author wrote them. */
  readonly refused: ReadonlySet<string>;
  /** The relative links that lead to no article and no file. */
  readonly dead: ReadonlySet<string>;
  /** The addresses of pictures, sound and films that cannot be shown, with the reason. */
  readonly unusable: ReadonlyMap<string, Finding & { readonly use: MediaUse }>;
  /** The addresses of other articles that are withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
};

const PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:"]);

export function linksFrom({
  siteUrl,
  slug,
  name,
  slugByName,
  slugs,
  withdrawnSlugs,
  library,
}: LinkContext): Links {
  const base = articleUrl({ url: siteUrl }, slug);
  const articleAt = ({ origin, pathname }: URL) => {
    const last = pathname.split("/").at(-1) ?? "";
    return slugs.has(last) && origin + pathname === articleUrl({ url: siteUrl }, last) ? last : undefined;
  };
  const [refused, dead, withdrawn] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const unusable = new Map<string, Finding & { readonly use: MediaUse }>();
  const files = new Map<string, MediaFile>();

  const resolve = (address: string, use: MediaUse): Resolved | undefined => {
    // So many errors stop the build, and finding similar names for each takes time.
    if (use !== "link" && unusable.size >= MAX_UNUSABLE_MEDIA) return undefined;
    const named = readSeedAddress(address);
    if (named !== undefined) return resolveName(named, use);
    const path = writtenPath(address);
    if (use !== "link" && isOfArticleItself(address)) {
      unusable.set(address, {
        message: "is no address of one",
        fix: "a file beside the article, or an absolute address",
        use,
      });
      return undefined;
    }
    const target = path === undefined ? undefined : nameOf(path, name);
    const seed = target === undefined ? undefined : slugByName.get(target.replace(/\/$/, ""));
    if (seed === undefined && target !== undefined && isForLibrary(path ?? "", target, use)) {
      const found = library.find(target, use, posix.dirname(name));
      if (found.ok) return toFile(found.value);
      if (use !== "link") {
        unusable.set(address, { ...found.error, use });
        return undefined;
      }
    }
    const written = seed === undefined ? address : articleUrl({ url: siteUrl }, seed) + hashOf(address);
    const url = URL.canParse(written, base) ? new URL(written, base) : undefined;
    const isPicture = use === "image" && /^data:image\//i.test(url?.href ?? "");
    if (url === undefined || !(PROTOCOLS.has(url.protocol) || isPicture)) {
      refused.add(address);
      return undefined;
    }
    const article = articleAt(url);
    if (path !== undefined && !path.startsWith("/") && article === undefined) dead.add(address);
    if (article !== undefined && article !== slug && withdrawnSlugs.has(article)) withdrawn.add(address);
    return { url: url.href };
  };

  /** Finds an article or a file by its name alone. A link without an aim is left out, so its text stays. */
  function resolveName({ name: wanted, hash }: SeedName, use: MediaUse): Resolved | undefined {
    const from = posix.dirname(name);
    const seed = use === "link" ? articleNamed(wanted, from) : undefined;
    if (seed !== undefined) {
      if (seed !== slug && withdrawnSlugs.has(seed)) withdrawn.add(wanted);
      return { url: articleUrl({ url: siteUrl }, seed) + hash };
    }
    const path = finderFor(library, library.names)(wanted, from);
    if (path === undefined && use === "link") {
      dead.add(wanted);
      return undefined;
    }
    const found = library.find(path ?? wanted, use, from);
    if (found.ok) return toFile(found.value);
    if (use === "link") dead.add(wanted);
    else unusable.set(wanted, { ...found.error, use });
    return undefined;
  }

  function articleNamed(wanted: string, from: string): string | undefined {
    const path = finderFor(slugByName, () => slugByName.keys())(wanted, from);
    if (path !== undefined) return slugByName.get(path);
    return slugs.has(wanted) ? wanted : undefined;
  }

  /**
   * Returns true if a path should name a file beside the articles. A path with a leading slash may lead to
   * another program on the host.
   */
  function isForLibrary(path: string, target: string, use: MediaUse): boolean {
    return library.has(target) || (use !== "link" && !path.startsWith("/"));
  }

  function toFile(file: MediaFile): Resolved {
    const url = siteUrl + pathOf(file);
    files.set(url, file);
    const { width, height } = file;
    return width === undefined || height === undefined ? { url } : { url, width, height };
  }

  return { slug, resolve, fileAt: (url) => files.get(url), refused, dead, withdrawn, unusable };
}

/** The index of names is made once for all articles, at the first link by name. */
const FINDERS = new WeakMap<object, FindByName>();

function finderFor(owner: object, names: () => Iterable<string>): FindByName {
  const finder = FINDERS.get(owner) ?? finderOf(names());
  FINDERS.set(owner, finder);
  return finder;
}

/**
 * Returns a path's name in the folder of seeds. It is relative to the article, or to the folder if it starts
 * with a slash.
 */
function nameOf(path: string, article: string): string {
  return path.startsWith("/") ? posix.normalize(path).slice(1) : posix.join(posix.dirname(article), path);
}

/** Returns the decoded path of an address without a host: `../a%20b.md#notes` gives `../a b.md`. */
function writtenPath(address: string): string | undefined {
  // Browsers ignore these characters. https://url.spec.whatwg.org/#concept-basic-url-parser
  const path = address
    .trim()
    .replace(/[\t\n\r]/g, "")
    .replace(/[?#].*$/s, "");
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    // The file's name has a lone "%", so it is not encoded.
    return path;
  }
}

/** Returns true for an empty address, and for a query or fragment alone. */
function isOfArticleItself(address: string): boolean {
  return /^\s*(?:[?#]|$)/.test(address);
}

function hashOf(address: string): string {
  return /#.*$/s.exec(address)?.[0] ?? "";
}
