/** How a URL finds who answers it. An address has one spelling; what is not there may have moved; all else is refused with its reason. */

import { type Context, Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { type Instant, wholeSecond } from "../model/instant.ts";
import type { Result } from "../model/result.ts";
import type { Pack } from "../pack/read.ts";
import { briefCacheControl } from "./caching.ts";
import { redirectOf, usualSpelling } from "./moved.ts";
import { wantsPage } from "./navigation.ts";
import { problemPage } from "./pages/problem.ts";
import { type RequestProblem, refuse } from "./problem.ts";
import { nextChangeOfSite } from "./released.ts";
import { decode } from "./request.ts";
import { preflight, type Representation, redirect, respond } from "./respond.ts";
import { isPreconditionFailed } from "./validators.ts";

/** The only clock. Milliseconds since the epoch. */
export type Clock = () => number;

/** What a URL stands for: the one address it has, path and query, and what is sent from there. */
export type Resource = {
  readonly address: string;
  /** The parameters that are to be spelled as in the address; those that stand there, if nothing is said. Others are somebody else's. */
  readonly parameters?: readonly string[];
  readonly represent: (request: Request) => Promise<Representation>;
};

export type ResourceLookup = (
  url: URL,
  now: Instant,
) => Result<Resource, RequestProblem> | Promise<Result<Resource, RequestProblem>>;

export type Router = {
  readonly app: Hono;
  /** Answers GET and HEAD for the paths of a route, which names its variable segments as Hono does. */
  readonly serve: (route: string, lookUp: ResourceLookup) => void;
};

export function createRouter(pack: Pack, clock: Clock): Router {
  // Hono would try two routers at the first request, and come to this one: it is filled when the Worker starts.
  const app = new Hono({
    router: new TrieRouter(),
    getPath: (request) => decodedPath(urlOf(request).pathname),
  });
  const lookups = new Map<unknown, ResourceLookup>();

  // What has moved must be as open as what has not: a browser asks for leave before it knows.
  app.options("*", preflight);
  app.notFound(({ req: { raw: request } }) => {
    const [url, now] = [urlOf(request), wholeSecond(clock())];
    const isRead = request.method === "GET" || request.method === "HEAD";
    const problem: RequestProblem = { kind: lookupAt(url.pathname) ? "method-not-allowed" : "unknown-path" };
    return isRead ? redirectOrRefuse(request, url, problem, now) : refusal(request, url, problem, now);
  });
  return { app, serve };

  function serve(route: string, lookUp: ResourceLookup): void {
    const handler = async ({ req: { raw: request } }: Context) => {
      const [url, now] = [urlOf(request), wholeSecond(clock())];
      const resource = await lookUp(url, now);
      if (!resource.ok) return redirectOrRefuse(request, url, resource.error, now);
      const { address, represent } = resource.value;
      if (!hasAddress(resource.value, url)) return redirection(address, now);
      const representation = await represent(request);
      return representation.status === undefined && isPreconditionFailed(request.headers, representation)
        ? refusal(request, url, { kind: "precondition-failed" }, now)
        : respond(request, representation);
    };
    lookups.set(handler, lookUp);
    app.get(route, handler);
  }

  /** Under the publisher's redirect, then under the usual spelling. */
  async function redirectOrRefuse(
    request: Request,
    url: URL,
    problem: RequestProblem,
    now: Instant,
  ): Promise<Response> {
    const ask = async (path: string | undefined) =>
      path === undefined ? undefined : lookupAt(path)?.(new URL(path + url.search, url), now);
    const moved = await ask(redirectOf(url.pathname, pack));
    const spelled = await ask(usualSpelling(url.pathname));
    for (const resource of [moved, spelled]) {
      if (resource?.ok && pathOf(resource.value.address) !== url.pathname)
        return redirection(resource.value.address, now);
    }
    // What is wrong with the publisher's target is not for the reader, for it may not be out yet; his own limit is, and a withdrawal.
    if (moved?.ok === false && REPORTED_TARGET_PROBLEMS.has(moved.error.kind))
      return refusal(request, url, moved.error, now);
    return refusal(request, url, spelled?.ok === false ? spelled.error : problem, now);
  }

  /** Who would answer a GET for the path. Hono's router gives the handlers that match, each with its route, then the parameters. */
  function lookupAt(path: string): ResourceLookup | undefined {
    const [[matched] = []] = app.router.match("GET", decodedPath(path));
    const [handler] = matched?.[0] ?? [];
    return lookups.get(handler);
  }

  function redirection(address: string, now: Instant): Response {
    return redirect(address, briefCacheControl("redirect", nextChangeOfSite(pack, now), now));
  }

  async function refusal(
    request: Request,
    url: URL,
    problem: RequestProblem,
    now: Instant,
  ): Promise<Response> {
    const caching = briefCacheControl("problem", nextChangeOfSite(pack, now), now);
    return refuse(
      problem,
      caching,
      wantsPage(request, url.pathname) ? await problemPage(problem, url.pathname, pack, now) : undefined,
    );
  }
}

/** The path and query alone: a Host header that is no host makes `request.url` no URL, and none is ever used. */
function urlOf({ url }: Request): URL {
  return new URL(url.replace(/^[^/]*\/\/[^/?]*/, "http://site.invalid"));
}

/** As routes are written; a slash that was sent encoded stays so, and what is no UTF-8 stays as it was sent. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

const REPORTED_TARGET_PROBLEMS: ReadonlySet<RequestProblem["kind"]> = new Set([
  "bad-limit",
  "withdrawn-article",
]);

function pathOf(address: string): string {
  return address.split("?")[0] ?? address;
}

/** Whether a URL is the address, but for parameters that are somebody else's. */
function hasAddress({ address, parameters }: Resource, { pathname, search }: URL): boolean {
  const pairsIn = (query: string) => query.split("&").filter(Boolean);
  const printed = pairsIn(address.split("?")[1] ?? "");
  const names = new Set(parameters ?? printed.map(nameOf));
  const own = (pairs: string[]) => pairs.filter((pair) => names.has(nameOf(pair))).join("&");
  return pathOf(address) === pathname && (names.size === 0 || own(pairsIn(search.slice(1))) === own(printed));
}

/** The name of a parameter, which may have been sent encoded. */
function nameOf(pair: string): string {
  const name = pair.split("=")[0] ?? pair;
  return /[%+]/.test(name) ? decode(name.replaceAll("+", " ")) : name;
}
