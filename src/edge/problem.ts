/** The problems of requests (RFC 9457). Each has a status, a sentence, and data that a program can read. */

import { type AuthorSlug, MAX_LIMIT, PATHS } from "../model/address.ts";
import type { ExpressionProblem } from "../model/expression.ts";
import { MAX_TERMS } from "../model/expression.ts";
import { MAX_QUERY_LENGTH, MAX_QUERY_TERMS, type QueryProblem } from "../model/search/query.ts";
import type { TopicSlug } from "../model/topic.ts";
import { NAVIGATION_HEADERS } from "./navigation.ts";
import type { LongChoice } from "./pages/subscribe/choice.ts";
import type { Representation } from "./representation.ts";
import { ALLOWED_METHODS, respondProblem, respondProblemPage, vary } from "./respond.ts";

export type RequestProblem =
  | ExpressionProblem
  | QueryProblem
  | { readonly kind: "unknown-topic"; readonly slug: TopicSlug; readonly nearest: readonly TopicSlug[] }
  | { readonly kind: "unknown-author"; readonly nearest: readonly AuthorSlug[] }
  | { readonly kind: "unknown-article"; readonly nearest: readonly string[] }
  | { readonly kind: "expired-article" }
  | {
      readonly kind: "withdrawn-article";
      readonly slug: string;
      readonly reason: string;
      /** The instant of the withdrawal. RFC 3339 */
      readonly withdrawn: string;
    }
  | { readonly kind: "unknown-archive" }
  | { readonly kind: "bad-archive" }
  | { readonly kind: "bad-limit" }
  /** `suggestion` is the address of an existing page. */
  | { readonly kind: "bad-page"; readonly suggestion: string }
  | LongChoice
  | { readonly kind: "unknown-page"; readonly pages: number; readonly last: string }
  | { readonly kind: "unknown-sitemap" }
  | { readonly kind: "unknown-path" }
  | { readonly kind: "method-not-allowed" }
  | { readonly kind: "precondition-failed" };

/** Answers with a problem: as `page` if it is given, and as JSON if not. */
export async function refuse(
  problem: RequestProblem,
  cacheControl: string,
  page?: Representation,
): Promise<Response> {
  const { status, title } = statusOf(problem);
  const headers = headersOf(status, cacheControl);
  return page === undefined
    ? respondProblem(status, { title, status, detail: describeProblem(problem), ...problem }, headers)
    : respondProblemPage(status, page, headers);
}

/**
 * Returns the headers of a problem. Responses with 405 and 412 are never cached, because they depend on the
 * single request. All other problems can be sent as a page or as JSON, so Vary names the headers that decide.
 */
function headersOf(status: number, cacheControl: string): Readonly<Record<string, string>> {
  return {
    ...(status === 405 ? { Allow: ALLOWED_METHODS } : {}),
    "Cache-Control": status === 405 || status === 412 ? "no-store" : cacheControl,
    Vary: vary(NAVIGATION_HEADERS),
  };
}

/** Returns the headline of a problem's page. */
export function headlineOf(problem: RequestProblem): string {
  const { status } = statusOf(problem);
  if (status === 410) return "No longer published";
  if (status === 400) return "This address cannot be read";
  if (status !== 404) return "The request was refused";
  switch (problem.kind) {
    case "unknown-topic":
      return "There is no such topic";
    case "unknown-author":
      return "There is no such author";
    case "unknown-article":
      return "There is no such article";
    default:
      return "There is no such page";
  }
}

export function statusOf(problem: RequestProblem): { status: number; title: string } {
  switch (problem.kind) {
    case "empty-term":
    case "not-a-slug":
    case "misplaced-exclusion":
    case "too-many-terms":
    case "bad-archive":
    case "bad-limit":
    case "bad-page":
    case "bad-query":
    case "long-choice":
      return { status: 400, title: "Bad Request" };
    case "unknown-topic":
    case "unknown-author":
    case "unknown-article":
    case "unknown-archive":
    case "unknown-page":
    case "unknown-sitemap":
    case "unknown-path":
      return { status: 404, title: "Not Found" };
    case "expired-article":
    case "withdrawn-article":
      return { status: 410, title: "Gone" };
    case "method-not-allowed":
      return { status: 405, title: "Method Not Allowed" };
    case "precondition-failed":
      return { status: 412, title: "Precondition Failed" };
    default:
      return problem satisfies never;
  }
}

/**
 * Returns the text below the headline. For most problems with 404 it does not list similar names, because the
 * page has links to them.
 */
export function adviceOf(problem: RequestProblem): string {
  if (
    statusOf(problem).status === 404 &&
    problem.kind !== "unknown-page" &&
    problem.kind !== "unknown-archive"
  )
    return "The address may be mistyped, or the page may have another address now.";
  const detail = describeProblem(problem);
  // A publisher's reason may already end with a full stop.
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}${/[.!?]$/.test(detail) ? "" : "."}`;
}

/** Returns the problem as a sentence. It first says what is wrong, and then what to do. */
export function describeProblem(problem: RequestProblem): string {
  switch (problem.kind) {
    case "empty-term":
      return `a comma or plus sign has no topic next to it; expected ${problem.suggestion ?? "a topic, as in diplomacy or diplomacy+treaties"}`;
    case "not-a-slug":
      return `topic ${problem.term} of the expression is not a slug; expected letters a to z, digits and hyphens, starting with a letter or digit`;
    case "misplaced-exclusion":
      return `an exclusion is joined by a plus sign, but applies to the whole expression; expected ${problem.suggestion}`;
    case "too-many-terms":
      return `the expression has ${problem.terms} topics; expected at most ${MAX_TERMS}`;
    case "unknown-topic":
      return `there is no topic ${problem.slug}; ${problem.nearest.length === 0 ? "/topics.json lists all topics" : proposal(problem)}`;
    case "unknown-author":
      return `there is no such author; ${problem.nearest.length === 0 ? `${PATHS.sitemap} leads to all authors` : proposal(problem)}`;
    case "unknown-article":
      return `there is no such article${problem.nearest.length === 0 ? "" : `; ${proposal(problem)}`}`;
    case "expired-article":
      return "this article is no longer published";
    case "withdrawn-article":
      return `this article was withdrawn: ${problem.reason}`;
    case "unknown-archive":
      return "there is no archive document with this number; start from the feed and follow its prev-archive links";
    case "bad-archive":
      return "the number of the archive document is not valid; expected a whole number from 1, as in /archive/1/rss.xml";
    case "bad-limit":
      return `limit is not valid; expected one whole number from 1 to ${MAX_LIMIT}, as in /rss.xml?limit=10`;
    case "bad-page":
      return `page is not valid; expected one whole number from 1, as in ${problem.suggestion}`;
    case "unknown-page":
      return `there ${problem.pages === 1 ? "is only one page" : `are only ${problem.pages} pages`}; the last is ${problem.last}`;
    case "bad-query":
      return `${describeQueryProblem(problem)}, as in /search/rss.xml?q=arctic+council&topics=diplomacy`;
    case "unknown-sitemap":
      return `there is no such part of the sitemap; start from ${PATHS.sitemap}`;
    case "long-choice":
      return `the choice has ${problem.found} ${problem.unit}; expected at most ${problem.limit}`;
    case "unknown-path":
      return "there is no such address; the feeds are /rss.xml, /atom.xml and /feed.json, and /topics.json lists the topics";
    case "method-not-allowed":
      return "method not allowed; use GET, HEAD or OPTIONS";
    case "precondition-failed":
      return "this is not the version that If-Match or If-Unmodified-Since names; fetch the current one";
    default:
      return problem satisfies never;
  }
}

/** Returns the problem of a query as a sentence, without an example. */
export function describeQueryProblem({ reason }: QueryProblem): string {
  switch (reason) {
    case "missing":
      return "q is missing; expected words to search for";
    case "without-words":
      return "q has no letters or digits; expected words to search for";
    case "repeated":
      return "q or topics is repeated; expected each once";
    case "too-long":
      return `q is too long; expected at most ${MAX_QUERY_LENGTH} characters`;
    case "too-many-words":
      return `q has too many words; expected at most ${MAX_QUERY_TERMS}`;
    default:
      return reason satisfies never;
  }
}

function proposal({ nearest }: { readonly nearest: readonly string[] }): string {
  return `did you mean ${nearest.join(" or ")}?`;
}
