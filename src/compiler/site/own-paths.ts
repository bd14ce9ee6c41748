/**
 * Recognises paths that the site answers itself. So no file in `_public/` hides one, and no link to one counts
 * as a link to nothing.
 */

import {
  type AuthorSlug,
  articlePath,
  assetPath,
  below,
  EVERYTHING,
  feedPath,
  mediaPath,
  PATHS,
  pagePath,
  SUBSCRIPTION,
  sitemapPartPath,
} from "../../model/address.ts";
import { parseExpression, topicsOf } from "../../model/expression.ts";
import { FORMAT_NAMES } from "../../model/format.ts";
import { FEED_NAMES_ELSEWHERE, FOLDERS_ELSEWHERE } from "../../model/names-elsewhere.ts";
import { formerPath, isArchiveName, splitPath } from "../../model/path-parts.ts";
import type { TopicSlug } from "../../model/topic.ts";

/**
 * Returns true if the site answers the path, or may answer it later. Extension and case do not matter, so
 * `/favicon.png` and `/Feed.php` belong to the site too.
 */
export function isOwnPath(path: string): boolean {
  return OWN_STEMS.has(stemOf(formerPath(path)));
}

/** The topics and authors that articles may have. */
export type ListedNames = {
  readonly isTopic: (slug: TopicSlug) => boolean;
  readonly isAuthor: (slug: AuthorSlug) => boolean;
};

/**
 * Returns true for the path of a list, a feed, the search or another page that the site has. `path` has the
 * form that `formerPath` returns. The folders of other tools, such as `/tag/arctic`, count too.
 */
export function isListPath(path: string, { isTopic, isAuthor }: ListedNames): boolean {
  if (ONE_OF_A_KIND.has(path) || isArchiveName(path.slice(1))) return true;
  const own = path.replace(/^\/([^/]+)(?=\/.)/, (whole, folder) => {
    const meant = FOLDERS_ELSEWHERE.get(folder);
    return meant === undefined ? whole : `/${meant}`;
  });
  const { under, name } = splitPath(own);
  switch (under) {
    case "topics": {
      const parsed = parseExpression(name);
      return parsed.ok && topicsOf(parsed.value).every(isTopic);
    }
    case "authors":
      return isAuthor(name as AuthorSlug);
    case "search":
    case "corrections":
      return true;
    default:
      return false;
  }
}

/** Returns the first name in the path, up to its first dot. It is empty for `/.well-known/security.txt`. */
function stemOf(path: string): string {
  return path.split("/")[1]?.split(".")[0] ?? "";
}

/** Paths of which each site has one: pages, files, and feeds of the whole site. */
const ONE_OF_A_KIND: ReadonlySet<string> = new Set([
  ...Object.values(PATHS),
  ...FORMAT_NAMES.flatMap((format) => [
    feedPath({ scope: EVERYTHING, format, part: SUBSCRIPTION }),
    ...FEED_NAMES_ELSEWHERE[format].map((name) => below(PATHS.home, name)),
  ]),
]);

const OWN_PATHS = [
  ...ONE_OF_A_KIND,
  ...FORMAT_NAMES.map((format) =>
    feedPath({ scope: EVERYTHING, format, part: { kind: "archive", number: 1 } }),
  ),
  ...[...FOLDERS_ELSEWHERE.keys()].map((folder) => `/${folder}/name`),
  pagePath({ kind: "author", slug: "author" as AuthorSlug }),
  articlePath("article"),
  sitemapPartPath(1),
  mediaPath("file"),
  assetPath("file"),
];

/** The first names of these paths. The home page has no name, so it is not among them. */
const OWN_STEMS: ReadonlySet<string> = new Set(OWN_PATHS.map(stemOf).filter(Boolean));
