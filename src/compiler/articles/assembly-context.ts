/** Collects everything outside of an article's own file that its assembly needs, for all articles of a folder. */

import { articlePath } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { defined } from "../ground/defined.ts";
import type { Library } from "../media/library.ts";
import { termMatcher } from "../topics/match.ts";
import type { AssemblyContext, NamedArticle, Story } from "./assemble.ts";
import { linkNames } from "./link-names.ts";
import type { NamedPage, WithheldArticle } from "./name-articles.ts";
import { type ServedPathsSettings, servedPaths } from "./served-paths.ts";
import { sitePagePath } from "./site-pages.ts";

type ContextSources = Pick<ServedPathsSettings, "vocabulary" | "redirects" | "folder" | "cwd"> & {
  readonly stories: readonly Story[];
  readonly flawed: readonly NamedArticle[];
  readonly drafts: readonly WithheldArticle[];
  readonly pages: readonly NamedPage[];
  readonly site: AssemblyContext["site"];
  readonly library: Library;
  /** The name of the folder, if it is a part of another tool's site. Otherwise empty. */
  readonly partName: string;
  readonly now: Instant | undefined;
};

export function assemblyContext({
  stories,
  flawed,
  drafts,
  pages,
  site,
  vocabulary,
  library,
  redirects,
  folder,
  cwd,
  partName,
  now,
}: ContextSources): AssemblyContext {
  const articles = [
    ...flawed.map(({ file, slug }) => ({ slug, files: [file], aliases: [] })),
    ...stories.map(({ file, slug, earlier, aliases }) => ({
      ...{ slug, aliases },
      files: [file, ...earlier.map((take) => take.file)],
    })),
  ].map(({ slug, files, aliases }) => ({ files, paths: [slug, ...aliases].map(articlePath) }));
  const own = pages.map(({ file, slug, seed: { aliases = [] } }) => ({
    files: [file],
    paths: [slug, ...aliases].map(sitePagePath),
  }));
  const all = [...articles, ...own];
  const namesBelow = (start: string) =>
    all.flatMap(({ files, paths: [path = ""] }) =>
      files.flatMap(({ name }) => linkNames(start + name)).map((name) => [name, path] as const),
    );
  const withdrawn = stories.filter(({ seed }) => seed.withdrawn !== undefined);
  return {
    ...{ site, vocabulary, library, ...defined({ now }) },
    // The matcher is made at its first use, because a build without changes needs none.
    match: (text) => termMatcher(vocabulary)(text),
    // In a part of a site, a link may start with the name of this part: `posts/ice.md`.
    pathByName: new Map([...(partName === "" ? [] : namesBelow(`${partName}/`)), ...namesBelow("")]),
    paths: new Set([...all.flatMap(({ paths }) => paths), ...redirects.map(({ from }) => from)]),
    withdrawnPaths: new Set(withdrawn.map(({ slug }) => articlePath(slug))),
    draftNames: new Set(drafts.flatMap(({ file }) => linkNames(file.name))),
    serves: servedPaths({
      paths: all.flatMap(({ paths }) => paths),
      files: [...flawed, ...stories, ...pages],
      ...{ site, vocabulary, redirects, folder, cwd },
    }),
  };
}
