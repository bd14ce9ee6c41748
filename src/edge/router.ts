/**
 * Finds the resource of a URL. Redirects other spellings and moved paths, and refuses all other URLs with a
 * reason.
 */

import { wholeSecond } from "../model/instant.ts";
import type { Result } from "../model/result.ts";
import type { Pack } from "../pack/read.ts";
import { briefCacheControl } from "./caching.ts";
import { locationOf, redirectOf, usualSpelling } from "./moved.ts";
import { wantsPage } from "./navigation.ts";
import { problemPage } from "./pages/problem.ts";
import { createRoutes } from "./path-routes.ts";
import { NO_HOST, previewMarker } from "./preview.ts";
import { type RequestProblem, refuse } from "./problem.ts";
import { type Bindings, recordingResponse } from "./recordings/recording.ts";
import type { Representation } from "./representation.ts";
import { decode } from "./request.ts";
import { preflight, redirect, respond } from "./respond.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { isPreconditionFailed } from "./validators.ts";

/** The only clock of the app. Returns milliseconds since the epoch. */
export type Clock = () => number;

/** The target of a request (RFC 9110 3.1): its address, and a function that makes its representation. */
export type Resource = {
  /** The path and query, in the one canonical spelling. */
  readonly address: string;
  /**
   * The query parameters that must match `address` exactly. If undefined, these are the parameters in
   * `address`. Other parameters in a request are ignored.
   */
  readonly parameters?: readonly string[];
  readonly represent: (request: Request) => Promise<Representation>;
};

export type LookupResult = Result<Resource, RequestProblem>;

export type ResourceLookup = (url: URL, snapshot: Snapshot) => LookupResult | Promise<LookupResult>;

/** Answers GET and HEAD for the paths of a route (path-routes.ts). */
export type Serve = (route: string, lookUp: ResourceLookup) => void;

/** The app in the form of a Cloudflare Worker. */
export type App = {
  /** The routes that answer GET and HEAD. */
  readonly routes: readonly string[];
  readonly fetch: (request: Request, bindings?: Bindings) => Promise<Response>;
  /** Answers a request for an address, or for a path on a local server, as `fetch` does. */
  readonly request: (address: string | Request, init?: RequestInit) => Promise<Response>;
};

export type Router = { readonly app: App; readonly serve: Serve };

export function createRouter(pack: Pack, clock: Clock): Router {
  const lookups = createRoutes<ResourceLookup>();
  const markPreview = previewMarker(pack.site.url);
  const request = async (address: string | Request, init?: RequestInit) =>
    answer(typeof address === "string" ? new Request(new URL(address, NO_HOST), init) : address);
  return { app: { routes: lookups.names, fetch: answer, request }, serve: lookups.add };

  async function answer(request: Request, bindings: Bindings = {}): Promise<Response> {
    const response = markPreview(request, await responseTo(request, bindings));
    // RFC 9110 9.3.2: a HEAD response has the headers of GET, and no body.
    return request.method === "HEAD" && response.body !== null ? new Response(null, response) : response;
  }

  async function responseTo(request: Request, bindings: Bindings): Promise<Response> {
    const { method } = request;
    // CORS preflights succeed for all paths, because a browser sends one before it learns of a redirect.
    if (method === "OPTIONS") return preflight();
    const [url, snapshot] = [urlOf(request), snapshotAt(pack, wholeSecond(clock()))];
    const lookUp = lookupAt(url.pathname);
    const recording =
      lookUp === undefined ? await recordingResponse(request, url, pack, bindings) : undefined;
    if (recording !== undefined) return recording;
    if (method !== "GET" && method !== "HEAD") {
      const kind = lookUp === undefined ? "unknown-path" : "method-not-allowed";
      return refusal(request, url, { kind }, snapshot);
    }
    if (lookUp === undefined) return redirectOrRefuse(request, url, { kind: "unknown-path" }, snapshot);
    const resource = await lookUp(url, snapshot);
    if (!resource.ok) return redirectOrRefuse(request, url, resource.error, snapshot);
    const { address, represent } = resource.value;
    if (!hasAddress(resource.value, url)) return redirection(request, address, snapshot);
    const representation = await represent(request);
    return representation.status === undefined && isPreconditionFailed(request.headers, representation)
      ? refusal(request, url, { kind: "precondition-failed" }, snapshot)
      : respond(request, representation, snapshot);
  }

  /**
   * Redirects to the target of a publisher's redirect, or to the usual spelling of the path. Refuses the
   * request if neither leads to a resource.
   */
  async function redirectOrRefuse(
    request: Request,
    url: URL,
    problem: RequestProblem,
    snapshot: Snapshot,
  ): Promise<Response> {
    const lookUpAt = async (path: string | undefined) =>
      path === undefined ? undefined : lookupAt(path)?.(new URL(path + url.search, url), snapshot);
    const target = redirectOf(url.pathname, pack);
    // A complete address is the publisher's own text. So a request cannot decide to which other site it is
    // redirected.
    if (target !== undefined && !target.startsWith("/")) return redirection(request, target, snapshot);
    const moved = await lookUpAt(target);
    const spelled = await lookUpAt(usualSpelling(url.pathname));
    for (const resource of [moved, spelled]) {
      if (resource?.ok && pathOf(resource.value.address) !== url.pathname)
        return redirection(request, resource.value.address, snapshot);
    }
    // A problem with the redirect's target may reveal an article that is not released yet. So only a bad
    // limit and a withdrawal are reported.
    if (moved?.ok === false && REPORTED_TARGET_PROBLEMS.has(moved.error.kind))
      return refusal(request, url, moved.error, snapshot);
    return refusal(request, url, spelled?.ok === false ? spelled.error : problem, snapshot);
  }

  function lookupAt(path: string): ResourceLookup | undefined {
    return lookups.match(decodedPath(path));
  }

  function redirection(request: Request, target: string, snapshot: Snapshot): Response {
    const caching = briefCacheControl("redirect", snapshot.nextChange(), snapshot.now);
    return redirect(locationOf(target, request, snapshot.site), caching);
  }

  async function refusal(
    request: Request,
    url: URL,
    problem: RequestProblem,
    snapshot: Snapshot,
  ): Promise<Response> {
    const caching = briefCacheControl("problem", snapshot.nextChange(), snapshot.now);
    return refuse(
      problem,
      caching,
      wantsPage(request, url.pathname) ? await problemPage(problem, url.pathname, snapshot) : undefined,
    );
  }
}

/**
 * Returns the path and query of a request as a URL. The Host header is dropped, because it is never used, and
 * a bad one would make `request.url` unreadable.
 */
function urlOf({ url }: Request): URL {
  return new URL(url.replace(/^[^/]*\/\/[^/?]*/, NO_HOST));
}

/**
 * Decodes a path for the routes. Encoded slashes stay encoded. A path that is not UTF-8 stays as the client
 * sent it.
 */
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

/**
 * Returns true if the URL is the resource's address. Parameters that the resource does not know are ignored.
 */
function hasAddress({ address, parameters }: Resource, { pathname, search }: URL): boolean {
  const pairsIn = (query: string) => query.split("&").filter(Boolean);
  const printed = pairsIn(address.split("?")[1] ?? "");
  const names = new Set(parameters ?? printed.map(nameOf));
  const own = (pairs: string[]) => pairs.filter((pair) => names.has(nameOf(pair))).join("&");
  return pathOf(address) === pathname && (names.size === 0 || own(pairsIn(search.slice(1))) === own(printed));
}

/** Returns the decoded name of a query parameter. */
function nameOf(pair: string): string {
  const name = pair.split("=")[0] ?? pair;
  return /[%+]/.test(name) ? decode(name.replaceAll("+", " ")) : name;
}
