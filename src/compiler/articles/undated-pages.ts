/**
 * Reads files without a date as pages if another tool makes a site of the folder. In such a site, articles have
 * dates, and the other files are pages, such as those of a manual.
 */

import { posix } from "node:path";
import { EPOCH } from "../../model/instant.ts";
import { isIndex } from "../ground/article-name.ts";
import { noteAt, type Problem, replaceProblems } from "../ground/problem.ts";
import type { NamedArticle } from "./assemble.ts";
import type { NamedArticles } from "./name-articles.ts";
import { isUndated } from "./undated-files.ts";

/**
 * The maximum number of pages for each article. In a site with more pages, the dates of articles are probably
 * in a place that the build does not know.
 */
const MAX_PAGES = 10;

/** The maximum number of folders that the note names. */
const MAX_FOLDERS = 20;

/**
 * Returns the articles without the undated files of folders in which no file has a date. A note on `folder`
 * names these folders. If the site has few dated articles, all files stay, because they may be articles.
 */
export function withoutUndatedPages(
  articles: NamedArticles,
  folder: string,
  problems: Problem[],
): NamedArticles {
  const { named, flawed } = articles;
  const undated = new Set([
    ...problems.filter(isUndated).map(({ place }) => place.path),
    ...flawed
      .filter(({ seed, published }) => seed.unreadBody && published === EPOCH)
      .map(({ file }) => file.path),
  ]);
  const dated = new Set([...named, ...flawed].filter(({ file }) => !undated.has(file.path)).map(folderOf));
  const articleCount = named.length + flawed.filter(({ published }) => published !== EPOCH).length;
  const isPage = (one: NamedArticle) => undated.has(one.file.path) && !dated.has(folderOf(one));
  const pages = flawed.filter(isPage);
  const paths = new Set(pages.map(({ file }) => file.path));
  if (paths.size === 0 || paths.size > articleCount * MAX_PAGES) return articles;
  const byFolder = [...Map.groupBy(pages, folderOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = byFolder.map(
    ([name, { length }]) => `${name === "." ? "the top folder" : `${name}/`} (${length})`,
  );
  const list = `${counts.slice(0, MAX_FOLDERS).join(", ")}${counts.length > MAX_FOLDERS ? " and others" : ""}`;
  const found = `no file in these folders has a date, so their files are pages, not published: ${list}`;
  const way =
    "`date: YYYY-MM-DD` in the front matter makes an article of a file, and `page: true` a page of the site";
  replaceProblems(problems, ({ place }) => paths.has(place.path), [
    noteAt({ path: folder }, `${found}; ${way}`),
  ]);
  return { ...articles, flawed: flawed.filter((one) => !isPage(one)) };
}

/** Returns the folder of a file. For a page bundle (`ice/index.md`), returns the folder around `ice`. */
function folderOf({ file: { name } }: Pick<NamedArticle, "file">): string {
  const folder = posix.dirname(name);
  return isIndex(name) ? posix.dirname(folder) : folder;
}
