/** Reads the parts of a URL and refuses bad ones with evidence. The topics and authors in its results are known to the site. */

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
import type { Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import { parseQuery } from "../model/search/query.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { Pack } from "../pack/read.ts";
import type { RequestProblem } from "./problem.ts";
import { hasWithdrawn, isKnownAuthor, isKnownTopic, isShown } from "./released.ts";
import { find } from "./search/find.ts";
import { similarNames } from "./similar-names.ts";

/** The routes that have feeds, each with its kind of scope and the function that reads the scope. */
export const SCOPES: readonly ScopeRoute[] = [
  { route: "", kind: "everything", read: () => ok(EVERYTHING) },
  { route: "/topics/:expression", kind: "topics", read: readTopics },
  { route: "/authors/:author", kind: "author", read: readAuthor },
  { route: PATHS.corrections, kind: "corrections", read: () => ok(CORRECTIONS) },
  { route: PATHS.search, kind: "search", read: readSearch },
];

type ScopeRoute = { readonly route: string; readonly kind: Scope["kind"]; readonly read: ScopeReader };

export type ScopeReader = (
  url: URL,
  pack: Pack,
  now: Instant,
) => Result<Scope, RequestProblem> | Promise<Result<Scope, RequestProblem>>;

function readTopics(url: URL, pack: Pack, now: Instant): Result<Scope, RequestProblem> {
  const expression = readExpression(decode(segment(url, 2)), pack, now);
  return expression.ok ? ok({ kind: "topics", expression: expression.value }) : expression;
}

function readExpression(text: string, pack: Pack, now: Instant): Result<TopicExpression, RequestProblem> {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed;
  // A renamed topic gets its new slug here. The router then redirects, because the address differs.
  const expression = mapTopics(parsed.value, (slug) => pack.aliases.get(slug) ?? slug);
  const isKnown = (slug: TopicSlug) => isKnownTopic(slug, pack, now);
  const unknown = topicsOf(expression).find(
    (slug) => !isKnown(slug) && !hasWithdrawn(scopeOfTopic({ slug }), pack, now),
  );
  if (unknown === undefined) return ok(expression);
  return err({
    kind: "unknown-topic",
    slug: unknown,
    nearest: similarNames(unknown, pack.topics.keys(), isKnown),
  });
}

function readAuthor(url: URL, pack: Pack, now: Instant): Result<Scope, RequestProblem> {
  const slug = decode(segment(url, 2)).toLowerCase() as AuthorSlug;
  const isKnown = (author: AuthorSlug) => isKnownAuthor(author, pack, now);
  const scope: Scope = { kind: "author", slug };
  if (isKnown(slug) || hasWithdrawn(scope, pack, now)) return ok(scope);
  return err({ kind: "unknown-author", nearest: similarNames(slug, pack.authors.keys(), isKnown) });
}

/** Reads `?q=arctic+council&topics=arctic,-sport`. `topics` limits the search, and may be empty because forms send it so. */
export async function readSearch(
  { searchParams }: URL,
  pack: Pack,
  now: Instant,
): Promise<Result<SearchScope, RequestProblem>> {
  const [written, ...more] = searchParams.getAll("q");
  const [topics = "", ...moreTopics] = searchParams.getAll("topics");
  if (more.length + moreTopics.length > 0) return err({ kind: "bad-query", reason: "repeated" });
  if (written === undefined) return err({ kind: "bad-query", reason: "missing" });
  const query = parseQuery(written);
  if (!query.ok) return query;
  const expression = topics === "" ? undefined : readExpression(topics, pack, now);
  if (expression?.ok === false) return expression;
  return ok({
    kind: "search",
    query: query.value,
    ...(expression === undefined ? {} : { expression: expression.value }),
    found: await find(query.value, pack),
  });
}

/** Reads `?limit=`, the most entries that the reader wants. Other parameters are ignored. */
export function readSubscription({ searchParams }: URL): Result<FeedPart, RequestProblem> {
  const [written, ...more] = searchParams.getAll("limit");
  if (written === undefined) return ok({ kind: "subscription" });
  const limit = wholeNumber(written);
  if (more.length > 0 || limit === undefined || limit < 1 || limit > MAX_LIMIT)
    return err({ kind: "bad-limit" });
  return ok({ kind: "subscription", limit });
}

/** Reads the number of an archive document. There are `count` of them. */
export function readArchive(written: string, count: number): Result<FeedPart, RequestProblem> {
  const number = wholeNumber(decode(written));
  if (number === undefined) return err({ kind: "bad-archive" });
  return number < 1 || number > count ? err({ kind: "unknown-archive" }) : ok({ kind: "archive", number });
}

/** Returns the number that the text is; undefined if it has a sign, a fraction or a leading zero. */
export function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined;
}

/** Returns a segment of the path as it was sent. Hono's parameters are decoded, so they would hide another spelling. */
export function segment(url: URL, place: number): string {
  return url.pathname.split("/").at(place) ?? "";
}

/** Decodes a segment. A segment that is not UTF-8 stays as it was sent, and is refused later. */
export function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Articles. Comparing a thousand names takes one or two milliseconds. */
const MAX_COMPARED = 1_000;

/** Returns similar slugs among those of the newest listed articles. */
export function similarArticles(name: string, pack: Pack, now: Instant): string[] {
  const slugs = pack.entries.slice(0, MAX_COMPARED).map(({ slug }) => slug);
  return similarNames(name, slugs, (slug) => {
    const entry = pack.entryBySlug.get(slug);
    return entry !== undefined && isShown(entry, now);
  });
}
