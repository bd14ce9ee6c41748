/** Reads `redirects` of `_site.yaml`: paths of an earlier site, and what stands for them now. Each must lead somewhere. */

import { z } from "zod";
import { type AuthorSlug, articlePath, PATHS, pagePath, scopeOfTopic, splitDocument } from "../model/address.ts";
import { parseExpression, topicsOf } from "../model/expression.ts";
import { FORMAT_NAMES, FORMATS } from "../model/format.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { PackIndex } from "../pack/layout.ts";
import { nearest } from "./nearest.ts";
import { errorAt, type Place, quote, type SeedProblem } from "./problem.ts";

export type WrittenRedirect = { readonly from: string; readonly to: string; readonly place: Place };

/** What has an address on the site, by its slug. */
export type Served = {
  readonly topics: ReadonlySet<TopicSlug>;
  /** What topics were called before. */
  readonly aliases: ReadonlySet<TopicSlug>;
  readonly authors: ReadonlySet<AuthorSlug>;
  readonly articles: ReadonlySet<string>;
};

export type Redirects = { readonly redirects: PackIndex["redirects"]; readonly problems: readonly SeedProblem[] };

export const redirectsField = z
  .record(z.string(), z.string())
  .optional()
  .describe("old paths with new ones, each starting with a slash, such as `/feed/: /rss.xml`");

export function readRedirects(written: readonly WrittenRedirect[], served: Served): Redirects {
  const redirects = new Map<string, string>();
  const problems: SeedProblem[] = [];
  const taken = { ...served, topics: served.topics.union(served.aliases) };
  const onwards = new Map(written.map(({ from, to }) => [from, to]));
  for (const { from, to, place } of written) {
    const key = keyOf(from);
    const tell = (found: string, expected: string) => problems.push(errorAt(place, found, expected));
    if (key === undefined) tell(`old path ${quote(from)}`, "a path without `?` or `#`, starting with one slash");
    else if (addressOf(from, taken) !== undefined)
      tell(`old path ${quote(from)} is one of this site's own`, "a path that nothing here has");
    else if (redirects.has(key)) tell(`old path ${quote(from)} stands there with and without a slash`, "each path once");
    else if (addressOf(to, served) !== to)
      tell(`old path ${quote(from)} is to lead to ${quote(to)}, which is not here`, expectedInsteadOf(to, onwards, served));
    else redirects.set(key, to);
  }
  return { redirects: Object.fromEntries(redirects), problems };
}

/** As the edge looks it up: decoded, without a slash at the end. */
function keyOf(from: string): string | undefined {
  const base = "https://site.invalid";
  if (!/^\/(?![/\\])[^?#]*$/.test(from) || !URL.canParse(from, base)) return undefined;
  try {
    return decodeURIComponent(new URL(from, base).pathname).replace(/(?<=.)\/$/, "");
  } catch {
    return undefined;
  }
}

/** The address that the site would answer this path under; nothing where it has none. */
function addressOf(path: string, { topics, authors, articles }: Served): string | undefined {
  const { page, document } = splitDocument(path);
  if (page === PATHS.home || FIXED.has(path)) return path;
  const [, kind, name = "", more] = page.split("/");
  if (more !== undefined) return undefined;
  const withDocument = (address: string) => (document === undefined ? address : `${address}/${document}`);
  switch (kind) {
    case "topics": {
      const parsed = parseExpression(name);
      const isKnown = parsed.ok && topicsOf(parsed.value).every((slug) => topics.has(slug));
      return isKnown ? withDocument(pagePath({ kind: "topics", expression: parsed.value })) : undefined;
    }
    case "authors": {
      const slug = name.toLowerCase() as AuthorSlug;
      return authors.has(slug) ? withDocument(pagePath({ kind: "author", slug })) : undefined;
    }
    case "articles":
      return document === undefined && articles.has(name) ? path : undefined;
    default:
      return undefined;
  }
}

const FIXED: ReadonlySet<string> = new Set(Object.values(PATHS));

function expectedInsteadOf(to: string, onwards: ReadonlyMap<string, string>, served: Served): string {
  const next = onwards.get(to);
  if (next !== undefined) return `${quote(next)}, where ${quote(to)} leads itself`;
  const known = [
    ...FIXED,
    ...FORMAT_NAMES.map((format) => `/${FORMATS[format].document}`),
    ...[...served.topics].map((slug) => pagePath(scopeOfTopic({ slug }))),
    ...[...served.authors].map((slug) => pagePath({ kind: "author", slug })),
    ...[...served.articles].map(articlePath),
  ];
  const meant = addressOf(to, served) ?? nearest(to, known);
  return meant === undefined ? "a path of this site, such as /rss.xml or /topics/diplomacy" : `perhaps ${quote(meant)}`;
}
