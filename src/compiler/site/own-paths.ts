/** Recognises paths that the site answers itself, so that no file in `_public/` hides one. */

import {
  type AuthorSlug,
  articlePath,
  assetPath,
  EVERYTHING,
  feedPath,
  formerPath,
  mediaPath,
  PATHS,
  pagePath,
  SUBSCRIPTION,
  sitemapPartPath,
} from "../../model/address.ts";
import { FORMAT_NAMES } from "../../model/format.ts";
import { FEED_NAMES_ELSEWHERE, FOLDERS_ELSEWHERE } from "../../model/names-elsewhere.ts";

/**
 * Returns true if the site answers the path, or may answer it later. Extension and case do not matter, so
 * `/favicon.png` and `/Feed.php` belong to the site too.
 */
export function isOwnPath(path: string): boolean {
  return OWN_STEMS.has(stemOf(formerPath(path)));
}

/** Returns the first name in the path, up to its first dot. It is empty for `/.well-known/security.txt`. */
function stemOf(path: string): string {
  return path.split("/")[1]?.split(".")[0] ?? "";
}

const OWN_PATHS = [
  ...Object.values(PATHS),
  ...FORMAT_NAMES.flatMap((format) => [
    feedPath({ scope: EVERYTHING, format, part: SUBSCRIPTION }),
    feedPath({ scope: EVERYTHING, format, part: { kind: "archive", number: 1 } }),
    ...FEED_NAMES_ELSEWHERE[format].map((name) => `/${name}`),
  ]),
  ...[...FOLDERS_ELSEWHERE.keys()].map((folder) => `/${folder}/name`),
  pagePath({ kind: "author", slug: "author" as AuthorSlug }),
  articlePath("article"),
  sitemapPartPath(1),
  mediaPath("file"),
  assetPath("file"),
];

/** The first names of these paths. The home page has no name, so it is not among them. */
const OWN_STEMS: ReadonlySet<string> = new Set(OWN_PATHS.map(stemOf).filter(Boolean));
