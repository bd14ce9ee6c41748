/** Makes the publisher's own pages, such as the imprint: those with `page: true`. */

import type { Instant } from "../../model/instant.ts";
import type { SitePage } from "../../model/site-page.ts";
import { correctionsAsHtml } from "../content/corrections.ts";
import { type LinkContext, linksFrom } from "../content/links.ts";
import { defined } from "../ground/defined.ts";
import { capped, guarded } from "../ground/guard.ts";
import { errorAt, isError, type Problem } from "../ground/problem.ts";
import { headlineFrom } from "../parse/headline.ts";
import type { AssemblyContext } from "./assemble.ts";
import { checkLinks, fieldAddresses } from "./check-links.ts";
import type { NamedPage } from "./name-articles.ts";
import { prepareContent } from "./prepare-content.ts";
import { summaryFrom } from "./summary.ts";

export type CompiledPage = NamedPage & { readonly page: SitePage };

export type PageContext = Pick<AssemblyContext, "site" | "library"> &
  Omit<LinkContext, "siteUrl" | "path" | "name">;

/** Returns the path of a page for its slug or for an earlier slug. */
export function sitePagePath(slug: string): string {
  return `/${slug}`;
}

/** Returns the pages without an error, in the order of their titles, because they have no date. */
export function assemblePages(
  pages: readonly NamedPage[],
  context: PageContext,
  problems: Problem[],
): CompiledPage[] {
  const { compare } = new Intl.Collator(context.site.language);
  return pages
    .flatMap((one) => {
      const own: Problem[] = [];
      const { path } = one.file;
      const page = guarded({ path }, own, () => assemblePage(one, context, own));
      problems.push(...capped(path, own));
      return page === undefined ? [] : [{ ...one, page }];
    })
    .sort((a, b) => compare(a.page.title, b.page.title) || (a.slug < b.slug ? -1 : 1));
}

/** Makes a page. Returns undefined if it has an error. */
export function assemblePage(
  { file, seed, html: written, slug }: NamedPage,
  context: PageContext,
  problems: Problem[],
): SitePage | undefined {
  const { site } = context;
  const { path, name } = file;
  const ownPath = sitePagePath(slug);
  const links = linksFrom({ ...context, siteUrl: site.url, path: ownPath, name });
  const { html, lead } = prepareContent({ seed, html: written(), path }, links, problems);
  const title = seed.title ?? headlineFrom(lead);
  problems.push(...checkLinks(file, links, fieldAddresses(seed)));
  if (title === "") problems.push(errorAt({ path }, "no text and no title", "a text or a title"));
  if (problems.some(isError)) return undefined;
  const { corrections = [] } = seed;
  return {
    path: ownPath,
    title,
    summary: seed.summary ?? summaryFrom(lead === "" ? title : lead),
    html: html + correctionsAsHtml(corrections, site.timezone),
    ...defined({
      canonical: seed.canonical,
      language: seed.language === site.language ? undefined : seed.language,
      updated: lastChange([seed.published, seed.updated, ...corrections.map(({ date }) => date)]),
    }),
  };
}

function lastChange(dates: readonly (Instant | undefined)[]): Instant | undefined {
  const known = dates.flatMap((date) => date ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}
