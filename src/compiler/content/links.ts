/** Resolves addresses in articles. Each is an absolute URL, a place in the article itself, another article, or a file beside it. */

import { posix } from "node:path";
import { articleUrl } from "../../model/site.ts";
import { MAX_UNUSABLE_MEDIA } from "../ground/file-limits.ts";
import type { Finding } from "../ground/problem.ts";
import type { PixelSize } from "../media/identify.ts";
import { type Library, type MediaFile, type MediaUse, pathOf } from "../media/library.ts";

export type LinkContext = {
  readonly siteUrl: string;
  /** The article that the address stands in. */
  readonly slug: string;
  readonly name: string;
  /** Every article's slug by its file's name in the folder, and that of a page bundle by its folder, so that seeds can link to each other by file. */
  readonly slugByName: ReadonlyMap<string, string>;
  /** Every article's slug. */
  readonly slugs: ReadonlySet<string>;
  /** The files beside the articles. */
  readonly library: Library;
  readonly withdrawnSlugs: ReadonlySet<string>;
};

/** An address that readers may follow, and the size of what lies there, where that was measured. */
export type Resolved = { readonly url: string } & Partial<PixelSize>;

/** Gives an address as written its absolute form, or nothing where it has none that readers may follow. */
export type ResolveAddress = (address: string, use: MediaUse) => Resolved | undefined;

export type Links = {
  readonly resolve: ResolveAddress;
  /** The file behind a URL that was given, where it is one beside the articles. */
  readonly fileAt: (url: string) => MediaFile | undefined;
  /** The addresses met so far that have no absolute form, as written. */
  readonly refused: ReadonlySet<string>;
  /** Those that are relative and name neither an article nor a file that may stand for one. */
  readonly dead: ReadonlySet<string>;
  /** Those of pictures and the like that cannot be shown, and why. */
  readonly unusable: ReadonlyMap<string, Finding & { readonly use: MediaUse }>;
  /** Those that lead to another article, which is withdrawn. */
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
    // The build stops at these anyway, and each is looked for among the names of all files.
    if (use !== "link" && unusable.size >= MAX_UNUSABLE_MEDIA) return undefined;
    const path = writtenPath(address);
    if (use !== "link" && isOfArticleItself(address)) {
      unusable.set(address, {
        found: "is no address of one",
        expected: "a file beside the article, or an absolute address",
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

  /** A path that starts with a slash may lead to another program on the site's host. A relative one cannot. */
  function isForLibrary(path: string, target: string, use: MediaUse): boolean {
    return library.has(target) || (use !== "link" && !path.startsWith("/"));
  }

  function toFile(file: MediaFile): Resolved {
    const url = siteUrl + pathOf(file);
    files.set(url, file);
    const { width, height } = file;
    return width === undefined || height === undefined ? { url } : { url, width, height };
  }

  return { resolve, fileAt: (url) => files.get(url), refused, dead, withdrawn, unusable };
}

/** A path's name within the folder of seeds, from where the article stands, or from the top where it starts with a slash. */
function nameOf(path: string, article: string): string {
  return path.startsWith("/") ? posix.normalize(path).slice(1) : posix.join(posix.dirname(article), path);
}

/** The path of an address that names no host, decoded: `../a%20b.md#notes` gives `../a b.md`. */
function writtenPath(address: string): string | undefined {
  // https://url.spec.whatwg.org/#concept-basic-url-parser: what browsers do not see in an address.
  const path = address
    .trim()
    .replace(/[\t\n\r]/g, "")
    .replace(/[?#].*$/s, "");
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone "%" in a file's name: the address is the name itself.
    return path;
  }
}

/** Empty, or what follows an address alone. */
function isOfArticleItself(address: string): boolean {
  return /^\s*(?:[?#]|$)/.test(address);
}

function hashOf(address: string): string {
  return /#.*$/s.exec(address)?.[0] ?? "";
}
