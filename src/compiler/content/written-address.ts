/** Reads the addresses that authors write without a host: the path, and the file to which it leads. */

import { posix } from "node:path";
import { stemOf } from "../ground/article-name.ts";
import { namesOfRootPath } from "../ground/file-names.ts";
import type { Library } from "../media/library.ts";

/**
 * Returns the name in the folder of seeds to which a path in an article leads. The path is relative to the
 * article, or to the folder of seeds if it starts with a slash. If no such file exists, looks in the folder
 * `images` beside the article, and in Hexo's folder with the name of the article. Then looks in the folders that a
 * tool serves at the root of its site. Last, takes the only file with this name, as Obsidian does.
 */
export function nameOf(written: string, article: string, { has, only }: Library): string {
  // In Astro, `~/` and `@/` stand for the folder `src`. In Docusaurus, `@site/` stands for the folder of the site.
  const path = written.replace(/^[~@]\//, "/src/").replace(/^@site\//, "/");
  const folder = posix.dirname(article);
  const own = path.startsWith("/") ? posix.normalize(path).slice(1) : posix.join(folder, path);
  if (has(own) || path.startsWith("..")) return own;
  const beside = path.startsWith("/")
    ? []
    : ["images", stemOf(article)].map((name) => posix.join(folder, name, path));
  const fromRoot = namesOfRootPath(posix.normalize(path)).map((name) => name.replace(/^\//, ""));
  return [...beside, ...fromRoot].find(has) ?? only(path) ?? own;
}

/** Replaces the mark that stands for the address of the site in an export from Ghost. */
export function withoutGhostUrl(address: string): string {
  return address.replace(/^\s*__GHOST_URL__\/?/, "/");
}

/** Returns the name of a page in a path: `2019/05/ice` for `/2019/05/ice.html` and `/2019/05/ice/`. */
export function nameOfPage(path: string): string {
  return path.replace(/\/+(?:index\.(?:html?|php))?$|\.(?:html?|php)$/i, "").replace(/^\/+/, "");
}

/** Returns the decoded path of an address without a host: `../a%20b.md#notes` gives `../a b.md`. */
export function writtenPath(address: string): string | undefined {
  // Browsers ignore tabs and line ends in an address, and spaces around it.
  // https://url.spec.whatwg.org/#concept-basic-url-parser
  const path = address
    .trim()
    .replace(/[\t\n\r]/g, "")
    .replace(/[?#].*$/s, "");
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(path)) return undefined;
  return decodedPath(path);
}

export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // The file's name has a lone "%", so it is not encoded.
    return path;
  }
}

/**
 * Returns true for an address that leads to the article itself: an empty one, or a query or fragment alone.
 */
export function isOfArticleItself(address: string): boolean {
  return /^\s*(?:[?#]|$)/.test(address);
}

export function isRelative(path: string | undefined): boolean {
  return path !== undefined && !path.startsWith("/");
}

export function hashOf(address: string): string {
  return /#.*$/s.exec(address)?.[0] ?? "";
}
