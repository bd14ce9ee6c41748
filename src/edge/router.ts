/** Finds the resource of a URL. Redirects other spellings and moved paths; refuses all other URLs with a reason. */

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

/** The only clock. Returns milliseconds since the epoch. */
export type Clock = () => number;

/** The target of a request (RFC 9110 3.1): its address and its representation. */
export type Resource = {
  /** Path and query, in the one canonical spelling. */
  readonly address: string;
  /** Query parameters that must match `address` exactly; defaults to those in `address`. Other parameters are ignored. */
  readonly parameters?: readonly string[];
  readonly represent: (request: Request) => Promise<Representation>;
};

export type LookupResult = Result<Resource, RequestProblem>;

export type ResourceLookup = (url: URL, now: Instant) => LookupResult | Promise<LookupResult>;

/** Answers GET and HEAD for the paths of a route, written as in Hono. */
export type Serve = (route: string, lookUp: ResourceLookup) => void;

export type Router = { readonly app: Hono; readonly serve: Serve };

export function createRouter(pack: Pack, clock: Clock): Router {
  // By default Hono chooses a router at the first request. It would choose this one, which is filled while the Worker starts.
  const app = new Hono({
    router: new TrieRouter(),
    getPath: (request) => decodedPath(urlOf(request).pathname),
  });
  const lookups = new Map<unknown, ResourceLookup>();

  // Preflights succeed for all paths, because a browser sends one before it learns of a redirect.
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

  /** Redirects by the publisher's redirects, then by the usual spelling. Refuses if neither leads to a resource. */
  async function redirectOrRefuse(
    request: Request,
    url: URL,
    problem: RequestProblem,
    now: Instant,
  ): Promise<Response> {
    const lookUpAt = async (path: string | undefined) =>
      path === undefined ? undefined : lookupAt(path)?.(new URL(path + url.search, url), now);
    const target = redirectOf(url.pathname, pack);
    // A complete address is the publisher's own text, so nothing of the request leads elsewhere.
    if (target !== undefined && !target.startsWith("/")) return redirection(target, now);
    const moved = await lookUpAt(target);
    const spelled = await lookUpAt(usualSpelling(url.pathname));
    for (const resource of [moved, spelled]) {
      if (resource?.ok && pathOf(resource.value.address) !== url.pathname)
        return redirection(resource.value.address, now);
    }
    // A problem of the redirect's target may reveal an unreleased article. Only a bad limit and a withdrawal are reported.
    if (moved?.ok === false && REPORTED_TARGET_PROBLEMS.has(moved.error.kind))
      return refusal(request, url, moved.error, now);
    return refusal(request, url, spelled?.ok === false ? spelled.error : problem, now);
  }

  /** Returns the lookup that answers GET for the path. Hono's router returns the matching handlers, then the parameters. */
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

/** Returns path and query as a URL. The Host header is dropped: a bad one makes `request.url` unreadable, and it is never used. */
function urlOf({ url }: Request): URL {
  return new URL(url.replace(/^[^/]*\/\/[^/?]*/, "http://site.invalid"));
}

/** Decodes a path for the routes. Encoded slashes stay encoded. A path that is not UTF-8 stays as it was sent. */
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

/** Returns true if the URL is the resource's address. Parameters that the resource does not know are ignored. */
function hasAddress({ address, parameters }: Resource, { pathname, search }: URL): boolean {
  const pairsIn = (query: string) => query.split("&").filter(Boolean);
  const printed = pairsIn(address.split("?")[1] ?? "");
  const names = new Set(parameters ?? printed.map(nameOf));
  const own = (pairs: string[]) => pairs.filter((pair) => names.has(nameOf(pair))).join("&");
  return pathOf(address) === pathname && (names.size === 0 || own(pairsIn(search.slice(1))) === own(printed));
}

/** Returns the decoded name of a parameter. */
function nameOf(pair: string): string {
  const name = pair.split("=")[0] ?? pair;
  return /[%+]/.test(name) ? decode(name.replaceAll("+", " ")) : name;
}
