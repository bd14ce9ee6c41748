/**
 * Finds the paths that the site answers, for links and pictures with a path from the root of the site. Articles
 * and pages have such paths, and so have redirects and the files of `_public/`.
 */

import { formerPath } from "../../model/path-parts.ts";
import type { Site } from "../../model/site.ts";
import { authorSlug } from "../ground/identity.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";
import { isListPath, type ListedNames } from "../site/own-paths.ts";
import { publicPaths } from "../site/public-files.ts";
import { redirectKey, type WrittenRedirect } from "../site/redirects.ts";
import { namedTopics } from "../topics/assign.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";

export type ServedPathsSettings = {
  /** The paths of articles and pages, the earlier ones included. */
  readonly paths: readonly string[];
  /** The articles and pages, which may have paths of an earlier site. */
  readonly files: readonly ServedFile[];
  readonly site: Pick<Site, "authors">;
  readonly vocabulary: Vocabulary;
  readonly redirects: readonly WrittenRedirect[];
  /** The folder of seeds, and the folder where its path starts. */
  readonly folder: string;
  readonly cwd: string | undefined;
};

type ServedFile = {
  readonly file: Pick<ArticleFile, "name">;
  readonly seed: Pick<SeedFields, "formerPaths" | "topics" | "authors">;
};

/** Returns the function that recognises a served path. Slashes at the end and capitals do not matter. */
export function servedPaths({
  paths,
  files,
  site,
  vocabulary,
  redirects,
  folder,
  cwd,
}: ServedPathsSettings): (path: string) => boolean {
  const former = [
    ...redirects.map(({ from }) => from),
    ...files.flatMap(({ seed }) => seed.formerPaths ?? []),
  ];
  const known = new Set([...paths, ...former.flatMap((path) => redirectKey(path) ?? [])]);
  // These are made at the first path that needs them, because most sites have no such path.
  let names: ListedNames | undefined;
  let publicFiles: ReadonlySet<string> | undefined;
  return (path) => {
    const key = formerPath(path);
    if (known.has(key)) return true;
    names ??= listedNames(files, site, vocabulary);
    if (isListPath(key, names)) return true;
    publicFiles ??= publicPaths(folder, cwd);
    return publicFiles.has(path);
  };
}

/** Returns the topics of the vocabulary, and the topics and authors that files name. */
function listedNames(
  files: readonly ServedFile[],
  site: Pick<Site, "authors">,
  vocabulary: Vocabulary,
): ListedNames {
  const named = files.flatMap(({ file, seed }) => namedTopics(file.name, seed.topics, vocabulary));
  const topics = new Set(
    [...vocabulary.topics.values(), ...named].flatMap(({ slug, aliases = [] }) => [slug, ...aliases]),
  );
  const authors = new Set(
    [...site.authors, ...files.flatMap(({ seed }) => seed.authors ?? [])].map(authorSlug),
  );
  return { isTopic: (slug) => topics.has(slug), isAuthor: (slug) => authors.has(slug) };
}
