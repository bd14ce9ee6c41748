/** Answers requests in `npm run dev` with the compiler's last build. */

import { openPack, type Pack } from "../../pack/read.ts";
import { createApp } from "../app.ts";
import { isNavigation } from "../navigation.ts";
import { decode } from "../request.ts";
import type { App, Clock } from "../router.ts";
import { answerForReload, errorPage, withoutConditions, withReload } from "./reload.ts";

/** Answers a request. `compiler` is the compiler's address. */
export type DevServer = (request: Request, compiler: string) => Promise<Response>;

/** The facts that the compiler sends about its last build. */
type BuildFacts = {
  /** Changes with the pack and with the errors. */
  readonly version: string;
  /** Identifies the pack. Null if there is none. */
  readonly digest: string | null;
  /** The errors in the seeds (article files), a line each. Empty if there are none. */
  readonly errors: string;
};

/** The app is absent if there is no pack. */
export type DevSite = BuildFacts & {
  readonly opened: { readonly pack: Pack; readonly app: App } | undefined;
};

/** The maximum number of tries to fetch a pack. A try fails only if the next build ends during it. */
const MAX_TRIES = 5;

export function createDevServer(clock: Clock): DevServer {
  let known: DevSite | undefined;

  return async (request, compiler) => {
    const { pathname } = new URL(request.url);
    const own = answerForReload(pathname, compiler);
    if (own !== undefined) return own;
    const site = await currentSite(compiler, MAX_TRIES);
    if (site.opened === undefined) return errorPage(site);
    const { pack, app } = site.opened;
    const bindings = { ASSETS: { fetch: (file: Request) => fetchAsset(compiler, file) } };
    // The deployed Worker gets requests for recordings first (`run_worker_first` in wrangler.toml).
    if (pack.lengthOfRecording(decode(pathname)) !== undefined) return app.fetch(request, bindings);
    const asset = await fetchAsset(compiler, request);
    if (asset.status !== 404) return asset;
    return isNavigation(request)
      ? withReload(await app.fetch(withoutConditions(request), bindings), site)
      : app.fetch(request, bindings);
  };

  /** Returns the compiler's last build. Is called for each request, so that no request gets an older build. */
  async function currentSite(compiler: string, tries: number): Promise<DevSite> {
    const response = await fetch(`${compiler}/site`, {
      headers: known === undefined ? {} : { "If-None-Match": `"${known.version}"` },
    });
    if (response.status === 304 && known !== undefined) return known;
    const facts = (await response.json()) as BuildFacts;
    const opened = known?.digest === facts.digest ? known.opened : await openSite(compiler, facts.digest);
    // A newer build has replaced this pack.
    if (opened === undefined && facts.digest !== null && tries > 1) return currentSite(compiler, tries - 1);
    const site = { ...facts, opened };
    // A build without its pack is not kept, so the next request fetches the build again.
    if (opened !== undefined || facts.digest === null) known = site;
    return site;
  }

  async function openSite(compiler: string, digest: string | null): Promise<DevSite["opened"]> {
    if (digest === null) return undefined;
    const files = await Promise.all(
      ["index", "pieces"].map((name) => fetch(`${compiler}/${name}/${digest}`)),
    );
    const [index, pieces] = files;
    if (!index?.ok || !pieces?.ok) return undefined;
    const pack = openPack(await index.arrayBuffer(), await pieces.arrayBuffer());
    return { pack, app: createApp(pack, clock) };
  }
}

/** Requests a file from the compiler, which serves it as Static Assets do. */
function fetchAsset(compiler: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return fetch(`${compiler}/assets${pathname}`, { method: request.method, headers: conditionOf(request) });
}

/** Returns the only header of a request that Static Assets read. */
function conditionOf({ headers }: Request): Record<string, string> {
  const tags = headers.get("If-None-Match");
  return tags === null ? {} : { "If-None-Match": tags };
}
