/** Takes the paths of requests, links and redirects apart. address.ts makes paths. */

import { PATHS } from "./address.ts";
import { FORMAT_NAMES, FORMATS } from "./format.ts";

export type PathParts = {
  /** The first segment of the path. It is empty if the path is about the whole site. */
  readonly under: "" | "topics" | "authors" | "articles" | "corrections" | "search";
  /**
   * The second segment: a topic expression, an author or an article. It is empty if the path is about the
   * whole site, its corrections or its search.
   */
  readonly name: string;
  /** The remaining segments: usually a document's name. May be empty. */
  readonly rest: string;
};

/**
 * Splits `/topics/arctic/archive/2/rss.xml` into `topics`, `arctic` and `archive/2/rss.xml`. For `/rss.xml`,
 * only `rest` is not empty: it is `rss.xml`.
 */
export function splitPath(path: string): PathParts {
  const [, alone, document = ""] = /^\/(corrections|search)(?:\/(.*))?$/s.exec(path) ?? [];
  if (alone !== undefined) return { under: alone as PathParts["under"], name: "", rest: document };
  const [, under, name = "", rest = ""] =
    /^\/(topics|authors|articles)\/([^/]+)(?:\/(.*))?$/s.exec(path) ?? [];
  return under === undefined
    ? { under: "", name, rest: path.slice(1) }
    : { under: under as PathParts["under"], name, rest };
}

/**
 * Returns a decoded path of an earlier site as redirects store it: lower case, composed (NFC), without
 * doubled slashes or a slash at the end. Requests are put into the same form, so their spelling may differ
 * from `_site.yaml`.
 */
export function formerPath(decoded: string): string {
  const path = decoded
    .toLowerCase()
    .normalize("NFC")
    .replace(/\/{2,}/g, "/");
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Returns true for the name of a subscription document: `rss.xml`. */
export function isSubscriptionName(name: string): boolean {
  return FORMAT_NAMES.some((format) => FORMATS[format].document === name);
}

/** Returns true for the name of an archive document: `archive/2/rss.xml`. */
export function isArchiveName(name: string): boolean {
  const [, document = ""] = /^archive\/[1-9]\d*\/(.+)$/.exec(name) ?? [];
  return isSubscriptionName(document);
}

/** Returns true if the path looks like a page for people: it has no extension, or a page's extension. */
export function isPagePath(path: string): boolean {
  const [, extension] = /\.([a-z0-9]{1,5})$/i.exec(path) ?? [];
  return path !== PATHS.negotiated && (extension === undefined || /^(?:html?|php|aspx?)$/i.test(extension));
}
