/** Makes the pages of drafts for `npm run dev`. Their problems never stop a build. */

import { articlePath } from "../../model/address.ts";
import { EPOCH } from "../../model/instant.ts";
import type { SitePage } from "../../model/site-page.ts";
import { defined } from "../ground/defined.ts";
import { capped, guarded } from "../ground/guard.ts";
import { errorAt, isError, noteAt, type Problem, warningAt } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { isOwnPath } from "../site/own-paths.ts";
import { type AssemblyContext, assemble, type NamedArticle } from "./assemble.ts";
import { linkNames } from "./link-names.ts";
import { type NamedPage, type NameSettings, nameArticles, type WithheldArticle } from "./name-articles.ts";
import { assemblePage, sitePagePath } from "./site-pages.ts";

/** A draft with the path at which it is shown. */
type PlacedDraft = { readonly file: ArticleFile; readonly path: string; readonly mark: string } & (
  | { readonly kind: "page"; readonly named: NamedPage }
  | { readonly kind: "article"; readonly named: NamedArticle }
);

/**
 * Returns the pages of drafts. `context` has the published articles and pages, and the files beside the
 * drafts.
 */
export async function showDrafts(
  drafts: readonly WithheldArticle[],
  settings: NameSettings,
  context: AssemblyContext,
  problems: Problem[],
): Promise<SitePage[]> {
  const own: Problem[] = [];
  const files = drafts.map(({ file }) => file);
  const read = { ...settings, showsDrafts: true };
  const { named, pages } = await nameArticles({ articles: files }, read, own, () => undefined);
  const markOf = new Map(drafts.map(({ file, withheld }) => [file, withheld]));
  const placed = withFreePaths(
    [
      ...named.map((one) => place("article", one, articlePath(one.slug))),
      ...pages.map((one) => place("page", one, sitePagePath(one.slug))),
    ],
    context.paths,
    own,
  );
  // Drafts may link to each other, and published articles may not link to them.
  const links = {
    ...context,
    // A draft is shown also after its end, so its files are served.
    now: Number.NEGATIVE_INFINITY,
    paths: context.paths.union(new Set(placed.map(({ path }) => path))),
    pathByName: new Map([
      ...context.pathByName,
      ...placed.flatMap(({ file, path }) => linkNames(file.name).map((name) => [name, path] as const)),
    ]),
  };
  const shown = placed.flatMap((draft) => showDraft(draft, links, own) ?? []);
  problems.push(...own.map(withoutError));
  return shown;

  function place(kind: "article", named: NamedArticle, path: string): PlacedDraft;
  function place(kind: "page", named: NamedPage, path: string): PlacedDraft;
  function place(kind: "article" | "page", named: NamedArticle | NamedPage, path: string): PlacedDraft {
    const { file } = named;
    return { kind, named, file, path, mark: markOf.get(file) ?? "draft" } as PlacedDraft;
  }
}

/** Returns the drafts whose path is free. A draft never takes the place of a published page. */
function withFreePaths(
  drafts: readonly PlacedDraft[],
  taken: ReadonlySet<string>,
  problems: Problem[],
): PlacedDraft[] {
  const paths = new Set(taken);
  return drafts.filter(({ kind, named: { slug }, file, path }) => {
    const isFree = slug !== "" && !paths.has(path) && !(kind === "page" && isOwnPath(path));
    if (!isFree) problems.push(errorAt({ path: file.path }, `${path} is taken`, "a `slug:` of its own"));
    paths.add(path);
    return isFree;
  });
}

function showDraft(draft: PlacedDraft, context: AssemblyContext, problems: Problem[]): SitePage | undefined {
  const place = { path: draft.file.path };
  const own: Problem[] = [];
  const page = guarded(place, own, () => pageOf(draft, context, own));
  problems.push(...capped(draft.file.path, own));
  return page;
}

function pageOf(draft: PlacedDraft, context: AssemblyContext, problems: Problem[]): SitePage | undefined {
  const { kind, named, path, mark } = draft;
  if (kind === "page") {
    const page = assemblePage(named, context, problems);
    return page && { ...page, draft: { mark, authors: [], topics: [] } };
  }
  const story = { ...named, earlier: [], formerIds: [], aliases: [] };
  const { article } = assemble(story, context, problems);
  if (article === undefined) return undefined;
  const { title, summary, contentHtml, language, canonical, published, dateline, authors, topics } = article;
  return {
    path,
    title,
    summary,
    html: contentHtml,
    ...defined({ language, canonical }),
    draft: {
      mark,
      authors: authors.map(({ name }) => name),
      topics: topics.map(({ label }) => label),
      ...defined({ dateline, published: published === EPOCH ? undefined : published }),
    },
  };
}

/** Returns a problem of a draft in a milder form: a warning for an error, and a note for all others. */
function withoutError(problem: Problem): Problem {
  const { place, message, fix } = problem;
  return isError(problem)
    ? warningAt(place, `draft not shown: ${message}`, fix ?? "a draft that can be read")
    : noteAt(place, message, fix);
}
