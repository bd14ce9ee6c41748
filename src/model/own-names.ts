/** The names at the root of the site that it uses itself. A page of the publisher must have another name. */

import {
  type AuthorSlug,
  articlePath,
  assetPath,
  EVERYTHING,
  feedPath,
  mediaPath,
  PATHS,
  pagePath,
  SUBSCRIPTION,
  sitemapPartPath,
} from "./address.ts";
import { FORMAT_NAMES } from "./format.ts";

/** Returns true if a path with this first segment belongs to the site itself. */
export function isOwnName(segment: string): boolean {
  return OWN_NAMES.has(segment);
}

const OWN_PATHS = [
  ...Object.values(PATHS),
  ...FORMAT_NAMES.flatMap((format) => [
    feedPath({ scope: EVERYTHING, format, part: SUBSCRIPTION }),
    feedPath({ scope: EVERYTHING, format, part: { kind: "archive", number: 1 } }),
  ]),
  pagePath({ kind: "author", slug: "author" as AuthorSlug }),
  articlePath("article"),
  sitemapPartPath(1),
  mediaPath("file"),
  assetPath("file"),
];

const OWN_NAMES: ReadonlySet<string> = new Set([
  ...OWN_PATHS.map((path) => path.split("/")[1] ?? ""),
  // Readers try `/rss` for `/rss.xml`, and are redirected.
  ...FORMAT_NAMES,
]);
