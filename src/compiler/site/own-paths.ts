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
 * Returns true if the site answers the path, or could. All names count that differ from one of the site's only
 * by their extension or case: `/favicon.png`, `/Feed.php`.
 */
export function isOwnPath(path: string): boolean {
  return OWN_STEMS.has(stemOf(formerPath(path)));
}

/** Returns the name at the root without its extension. It is empty for `/.well-known/security.txt`. */
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

/** The path of the home page has no name. */
const OWN_STEMS: ReadonlySet<string> = new Set(OWN_PATHS.map(stemOf).filter(Boolean));
