/** What can be wrong with a request, and the one way it is said: a status, a sentence, the evidence. RFC 9457 */

import { type AuthorSlug, MAX_LIMIT } from "../model/address.ts";
import type { ExpressionProblem } from "../model/expression.ts";
import { MAX_TERMS } from "../model/expression.ts";
import { MAX_QUERY_LENGTH, MAX_QUERY_TERMS, type QueryProblem } from "../model/search/query.ts";
import type { TopicSlug } from "../model/topic.ts";
import { ALLOWED_METHODS, respondProblem } from "./respond.ts";

export type RequestProblem =
  | ExpressionProblem
  | QueryProblem
  | { readonly kind: "unknown-topic"; readonly slug: TopicSlug; readonly nearest: readonly TopicSlug[] }
  | { readonly kind: "unknown-author"; readonly nearest: readonly AuthorSlug[] }
  | { readonly kind: "unknown-article" }
  | { readonly kind: "expired-article" }
  | { readonly kind: "unknown-archive" }
  | { readonly kind: "bad-archive" }
  | { readonly kind: "bad-limit" }
  | { readonly kind: "bad-page" }
  | { readonly kind: "unknown-page" }
  | { readonly kind: "unknown-path" }
  | { readonly kind: "method-not-allowed" }
  | { readonly kind: "precondition-failed" };

/** `cacheControl` says for how long this may be taken for true; what a method or a condition is to blame for is nobody else's answer. */
export function refuse(problem: RequestProblem, cacheControl: string): Response {
  const { status, title } = statusOf(problem);
  const isOfRequestAlone = status === 405 || status === 412;
  const more: Readonly<Record<string, string>> = status === 405 ? { Allow: ALLOWED_METHODS } : {};
  return respondProblem(
    status,
    { title, status, detail: describe(problem), ...problem },
    {
      ...more,
      "Cache-Control": isOfRequestAlone ? "no-store" : cacheControl,
    },
  );
}

function statusOf(problem: RequestProblem): { status: number; title: string } {
  switch (problem.kind) {
    case "empty-term":
    case "not-a-slug":
    case "misplaced-exclusion":
    case "too-many-terms":
    case "bad-archive":
    case "bad-limit":
    case "bad-page":
    case "bad-query":
      return { status: 400, title: "Bad Request" };
    case "unknown-topic":
    case "unknown-author":
    case "unknown-article":
    case "unknown-archive":
    case "unknown-page":
    case "unknown-path":
      return { status: 404, title: "Not Found" };
    case "expired-article":
      return { status: 410, title: "Gone" };
    case "method-not-allowed":
      return { status: 405, title: "Method Not Allowed" };
    case "precondition-failed":
      return { status: 412, title: "Precondition Failed" };
    default:
      return problem satisfies never;
  }
}

function describe(problem: RequestProblem): string {
  switch (problem.kind) {
    case "empty-term":
      return `a comma or plus sign has no topic beside it; expected ${problem.suggestion ?? "a topic, as in diplomacy or diplomacy+treaties"}`;
    case "not-a-slug":
      return `topic ${problem.term} of the expression is not a slug; expected letters a to z, digits and hyphens, starting with a letter or digit`;
    case "misplaced-exclusion":
      return `an exclusion stands inside an alternative, but holds for the whole; expected ${problem.suggestion}`;
    case "too-many-terms":
      return `${problem.terms} topics in one expression; expected at most ${MAX_TERMS}`;
    case "unknown-topic":
      return `there is no topic ${problem.slug}; ${problem.nearest.length === 0 ? "/topics.json lists them all" : nearestOf(problem)}`;
    case "unknown-author":
      return `there is no such author; ${problem.nearest.length === 0 ? "/sitemap.xml lists them all" : nearestOf(problem)}`;
    case "unknown-article":
      return "there is no such article";
    case "expired-article":
      return "this article is no longer published";
    case "unknown-archive":
      return "there is no archive document of this number (yet); each document links to the one before it";
    case "bad-archive":
      return "the number of an archive document cannot be read; expected a whole number from 1, as in /archive/1/rss.xml";
    case "bad-limit":
      return `limit cannot be read; expected one whole number from 1 to ${MAX_LIMIT}, as in /rss.xml?limit=10`;
    case "bad-page":
      return "the number of the page cannot be read; expected a whole number from 1, as in /search?q=harbour&page=2";
    case "unknown-page":
      return "the results of this search have fewer pages (now)";
    case "bad-query":
      return `${describeQueryProblem(problem)}, as in /search/rss.xml?q=arctic+council&topics=diplomacy`;
    case "unknown-path":
      return "there is nothing here; the feeds are /rss.xml, /atom.xml and /feed.json, the topics /topics.json";
    case "method-not-allowed":
      return `everything here is for reading; expected ${ALLOWED_METHODS}`;
    case "precondition-failed":
      return "this has changed, or was never what If-Match or If-Unmodified-Since says";
    default:
      return problem satisfies never;
  }
}

function describeQueryProblem({ reason }: QueryProblem): string {
  switch (reason) {
    case "missing":
      return "there is no q; expected words to search for";
    case "without-words":
      return "q has no letter and no digit; expected words to search for";
    case "repeated":
      return "q or topics stands there more than once; expected each once";
    case "too-long":
      return `q is too long; expected at most ${MAX_QUERY_LENGTH} characters`;
    case "too-many-words":
      return `q has too many words; expected at most ${MAX_QUERY_TERMS}`;
    default:
      return reason satisfies never;
  }
}

function nearestOf({ nearest }: { readonly nearest: readonly string[] }): string {
  return `the nearest are ${nearest.join(", ")}`;
}
