/**
 * Resolves addresses in articles. Each is an absolute URL, a place in the same article, another article, or a
 * file.
 */

import { posix } from "node:path";
import { MAX_UNUSABLE_MEDIA } from "../ground/file-limits.ts";
import { uriOf } from "../ground/iri.ts";
import type { Finding } from "../ground/problem.ts";
import type { PixelSize } from "../media/identify.ts";
import { type MediaFile, type MediaUse, pathOf } from "../media/library.ts";
import { type ArticleNames, articleMeantBy, articleNamed } from "./article-names.ts";
import { withoutDetour } from "./detours.ts";
import { finderFor, readSeedAddress, type SeedName } from "./seed-address.ts";
import {
  decodedPath,
  hashOf,
  isOfArticleItself,
  isRelative,
  nameOf,
  withoutGhostUrl,
  writtenPath,
} from "./written-address.ts";

export type LinkContext = ArticleNames & {
  readonly siteUrl: string;
  /** The path of the page that contains the addresses: `/articles/harbour`, or `/about`. */
  readonly path: string;
  /** The paths of withdrawn articles. */
  readonly withdrawnPaths: ReadonlySet<string>;
  /** The file names of drafts, which have no path. */
  readonly draftNames: ReadonlySet<string>;
};

/** An address that readers can follow. For a picture of known size, it also has this size. */
export type ResolvedAddress = { readonly url: string } & Partial<PixelSize>;

/** Returns the absolute form of an address, or undefined if readers cannot follow it. */
export type ResolveAddress = (address: string, use: MediaUse) => ResolvedAddress | undefined;

export type Links = Pick<LinkContext, "path"> & {
  readonly resolve: ResolveAddress;
  /** Returns the media file of a URL that `resolve` returned, if it has one. */
  readonly fileAt: (url: string) => MediaFile | undefined;
  /** The addresses without an absolute form, as the author wrote them. */
  readonly refused: ReadonlySet<string>;
  /** The links that lead to no article and no file. */
  readonly dead: ReadonlySet<string>;
  /** The links that lead to drafts. */
  readonly drafts: ReadonlySet<string>;
  /** The addresses of pictures, sound and films that cannot be shown, with the reason. */
  readonly unusable: ReadonlyMap<string, Finding & { readonly use: MediaUse }>;
  /** The addresses of files that exist but are not served, with the reason. */
  readonly unserved: ReadonlyMap<string, Finding>;
  /** The addresses in this article that lead to other, withdrawn articles. */
  readonly withdrawn: ReadonlySet<string>;
};

const PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:"]);

export function linksFrom(context: LinkContext): Links {
  const {
    siteUrl,
    path: ownPath,
    name,
    pathByName,
    paths,
    withdrawnPaths,
    draftNames,
    library,
    serves,
  } = context;
  const base = siteUrl + ownPath;
  const pageAt = ({ origin, pathname }: URL) => {
    const url = origin + pathname;
    const path = url.startsWith(siteUrl) ? url.slice(siteUrl.length) : "";
    return paths.has(path) ? path : undefined;
  };
  // All paths below `/articles/` belong to this site, so a path without an article leads nowhere.
  const isMissingArticle = ({ origin, pathname }: URL) => {
    const path = origin + pathname.replace(/\/$/, "");
    const isArticle = path.startsWith(`${siteUrl}/articles/`) && path !== base;
    return isArticle && !paths.has(path.slice(siteUrl.length));
  };
  const [refused, dead] = [new Set<string>(), new Set<string>()];
  const [withdrawn, drafts] = [new Set<string>(), new Set<string>()];
  const unusable = new Map<string, Finding & { readonly use: MediaUse }>();
  const unserved = new Map<string, Finding>();
  const files = new Map<string, MediaFile>();

  const resolve = (written: string, use: MediaUse): ResolvedAddress | undefined => {
    const address = withoutGhostUrl(written);
    // Stops after so many errors. They stop the build anyway, and finding similar names for each error takes
    // time.
    if (use !== "link" && unusable.size >= MAX_UNUSABLE_MEDIA) return undefined;
    const named = readSeedAddress(address);
    if (named !== undefined) return resolveName(named, use);
    const path = writtenPath(address);
    if (use !== "link" && isOfArticleItself(address)) {
      unusable.set(address, {
        message: "is not the address of a file",
        fix: "a file beside the article, or an absolute address",
        use,
      });
      return undefined;
    }
    const file = path === undefined ? undefined : nameOf(path, name, library);
    const seed =
      file === undefined
        ? undefined
        : (pathByName.get(file.replace(/\/$/, "")) ??
          (use === "link" && path !== undefined ? articleMeantBy(path, file, context) : undefined));
    if (seed === undefined && file !== undefined && isForLibrary(path ?? "", file, use))
      return resolveFile(file, { address, hash: hashOf(address) }, use);
    const target = seed === undefined ? withoutDetour(address) : siteUrl + seed + hashOf(address);
    const url = URL.canParse(target, base) ? new URL(target, base) : undefined;
    const isPicture = use === "image" && /^data:image\//i.test(url?.href ?? "");
    if (url === undefined || !(PROTOCOLS.has(url.protocol) || isPicture)) {
      refused.add(address);
      return undefined;
    }
    const page = pageAt(url);
    if (file !== undefined && page === undefined && draftNames.has(file)) drafts.add(address);
    else if (page === undefined && (isRelative(path) || isMissingArticle(url) || isNotServed(path, url)))
      dead.add(address);
    if (page !== undefined && page !== ownPath && withdrawnPaths.has(page)) withdrawn.add(address);
    return { url: uriOf(url) };
  };

  /**
   * Finds an article or a file by its name alone. For a link without a target it returns undefined. Then only
   * the link's text stays.
   */
  function resolveName({ name: wanted, hash }: SeedName, use: MediaUse): ResolvedAddress | undefined {
    const from = posix.dirname(name);
    const seed = use === "link" ? articleNamed(wanted, context) : undefined;
    if (seed !== undefined) {
      if (seed !== ownPath && withdrawnPaths.has(seed)) withdrawn.add(wanted);
      return { url: siteUrl + seed + hash };
    }
    const names = use === "link" ? library.shownNames : library.names;
    const path = finderFor(names, names)(wanted, from);
    if (path === undefined && use === "link") {
      const draft = finderFor(draftNames, () => draftNames)(wanted, from);
      (draft === undefined ? dead : drafts).add(wanted);
      return undefined;
    }
    return resolveFile(path ?? wanted, { address: wanted, hash }, use);
  }

  /** Finds a file beside the articles. Records a file that cannot be used under the address in the article. */
  function resolveFile(
    file: string,
    { address, hash }: { readonly address: string; readonly hash: string },
    use: MediaUse,
  ): ResolvedAddress | undefined {
    const found = library.find(file, use, posix.dirname(name));
    // The fragment of a link may name a page of a PDF.
    if (found.ok) return toFile(found.value, use === "link" ? hash : "");
    if (use === "link") unserved.set(address, found.error);
    else unusable.set(address, { ...found.error, use });
    return undefined;
  }

  /**
   * Returns true if a path should name a file beside the articles. A path with a leading slash may lead to
   * something else: the folder of seeds is often only a part of another tool's folder.
   */
  function isForLibrary(path: string, target: string, use: MediaUse): boolean {
    return library.has(target) || (use !== "link" && isRelative(path));
  }

  /**
   * Returns true for a path from the root that the site does not answer. A complete address may lead to
   * another program on the host.
   */
  function isNotServed(path: string | undefined, { pathname }: URL): boolean {
    return path !== undefined && !isRelative(path) && !serves(decodedPath(pathname));
  }

  function toFile(file: MediaFile, hash: string): ResolvedAddress {
    const url = new URL(siteUrl + pathOf(file) + hash).href;
    files.set(url, file);
    const { width, height } = file;
    return width === undefined || height === undefined ? { url } : { url, width, height };
  }

  return {
    path: ownPath,
    resolve,
    fileAt: (url) => files.get(url),
    refused,
    dead,
    drafts,
    withdrawn,
    unusable,
    unserved,
  };
}
