/**
 * Reads the parts of a URL. Refuses parts that cannot be read, and topics and authors that the site does not
 * have. A refusal is data about the problem.
 */

import {
  type AuthorSlug,
  CORRECTIONS,
  EVERYTHING,
  type FeedPart,
  MAX_LIMIT,
  PATHS,
  type Scope,
  type SearchScope,
  scopeOfTopic,
} from "../model/address.ts";
import { mapTopics, parseExpression, type TopicExpression, topicsOf } from "../model/expression.ts";
import { err, ok, type Result } from "../model/result.ts";
import { parseQuery } from "../model/search/query.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { RequestProblem } from "./problem.ts";
import { similarNames } from "./similar-names.ts";
import type { Snapshot } from "./snapshot.ts";

/** The routes that have feeds, each with its kind of scope and the function that reads the scope. */
export const SCOPES: readonly ScopeRoute[] = [
  { route: "", kind: "everything", read: () => ok(EVERYTHING) },
  { route: "/topics/:expression", kind: "topics", read: readTopics },
  { route: "/authors/:author", kind: "author", read: readAuthor },
  { route: PATHS.corrections, kind: "corrections", read: () => ok(CORRECTIONS) },
  { route: PATHS.search, kind: "search", read: readSearch },
];

type ScopeRoute = { readonly route: string; readonly kind: Scope["kind"]; readonly read: ScopeReader };

export type ScopeReader = (url: URL, snapshot: Snapshot) => Result<Scope, RequestProblem>;

function readTopics(url: URL, snapshot: Snapshot): Result<Scope, RequestProblem> {
  const expression = readExpression(decode(segment(url, 2)), snapshot);
  return expression.ok ? ok({ kind: "topics", expression: expression.value }) : expression;
}

function readExpression(text: string, snapshot: Snapshot): Result<TopicExpression, RequestProblem> {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed;
  // A renamed topic gets its new slug here. The router then redirects, because the address differs.
  const expression = mapTopics(parsed.value, (slug) => snapshot.aliases.get(slug) ?? slug);
  const isKnown = (slug: TopicSlug) => snapshot.isKnownTopic(slug);
  const unknown = topicsOf(expression).find(
    (slug) => !isKnown(slug) && !snapshot.hasWithdrawn(scopeOfTopic({ slug })),
  );
  if (unknown === undefined) return ok(expression);
  return err({
    kind: "unknown-topic",
    slug: unknown,
    nearest: similarNames(unknown, snapshot.topics.keys(), isKnown),
  });
}

function readAuthor(url: URL, snapshot: Snapshot): Result<Scope, RequestProblem> {
  const slug = decode(segment(url, 2)).toLowerCase() as AuthorSlug;
  const isKnown = (author: AuthorSlug) => snapshot.isKnownAuthor(author);
  const scope: Scope = { kind: "author", slug };
  if (isKnown(slug) || snapshot.hasWithdrawn(scope)) return ok(scope);
  return err({ kind: "unknown-author", nearest: similarNames(slug, snapshot.authors.slugs(), isKnown) });
}

/**
 * Reads `?q=arctic+council&topics=arctic,-sport`. `topics` limits the search. An empty `topics` is accepted,
 * because forms send it if the visitor chose none.
 */
export function readSearch({ searchParams }: URL, snapshot: Snapshot): Result<SearchScope, RequestProblem> {
  const [written, ...more] = searchParams.getAll("q");
  const [topics = "", ...moreTopics] = searchParams.getAll("topics");
  if (more.length + moreTopics.length > 0) return err({ kind: "bad-query", reason: "repeated" });
  if (written === undefined) return err({ kind: "bad-query", reason: "missing" });
  const query = parseQuery(written);
  if (!query.ok) return query;
  const expression = topics === "" ? undefined : readExpression(topics, snapshot);
  if (expression?.ok === false) return expression;
  return ok({
    kind: "search",
    query: query.value,
    ...(expression === undefined ? {} : { expression: expression.value }),
  });
}

/** Reads `?limit=`, the maximum number of entries that the feed reader wants. Ignores other parameters. */
export function readSubscription({ searchParams }: URL): Result<FeedPart, RequestProblem> {
  const [written, ...more] = searchParams.getAll("limit");
  if (written === undefined) return ok({ kind: "subscription" });
  const limit = wholeNumber(written);
  if (more.length > 0 || limit === undefined || limit < 1 || limit > MAX_LIMIT)
    return err({ kind: "bad-limit" });
  return ok({ kind: "subscription", limit });
}

/** Reads the number of an archive document. `count` is the number of archive documents that exist. */
export function readArchive(written: string, count: number): Result<FeedPart, RequestProblem> {
  const number = wholeNumber(decode(written));
  if (number === undefined) return err({ kind: "bad-archive" });
  return number < 1 || number > count ? err({ kind: "unknown-archive" }) : ok({ kind: "archive", number });
}

/**
 * Returns the whole number that the text spells; undefined if the text has a sign, a fraction or a leading
 * zero.
 */
export function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined;
}

/**
 * Returns a segment of the path as the client sent it. Routes match decoded paths, so the segment may be
 * encoded.
 */
export function segment(url: URL, place: number): string {
  return url.pathname.split("/").at(place) ?? "";
}

/**
 * Decodes a segment of a path. A segment that is not UTF-8 stays as the client sent it, and is refused later.
 */
export function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * The maximum number of articles whose names are compared with an unknown name. A thousand comparisons take
 * one or two milliseconds.
 */
const MAX_COMPARED = 1_000;

/** Returns the slugs of articles with a name similar to `name`. Searches the newest listed articles only. */
export function similarArticles(name: string, snapshot: Snapshot): string[] {
  const length = Math.min(snapshot.articles, MAX_COMPARED);
  const slugs = Array.from({ length }, (_, position) => snapshot.slugOf(position));
  return similarNames(name, slugs, (slug) => snapshot.isShown(slugs.indexOf(slug)));
}
