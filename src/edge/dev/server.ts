/** Answers requests in `npm run dev` with the compiler's last build. */

import { openPack } from "../../pack/read.ts";
import { createApp } from "../app.ts";
import { isNavigation } from "../navigation.ts";
import type { App, Clock } from "../router.ts";
import { answerForReload, errorPage, withoutConditions, withReload } from "./reload.ts";

/** Answers a request. `compiler` is the compiler's address. */
export type DevServer = (request: Request, compiler: string) => Promise<Response>;

export type DevSite = {
  /** Changes with the pack and with the errors. */
  readonly version: string;
  /** Identifies the pack. Null if there is none. */
  readonly digest: string | null;
  /** The errors in the seeds (article files), a line each. Empty if there are none. */
  readonly errors: string;
  readonly app: App | undefined;
};

/** The most tries to fetch a pack. One fails only if the next build ends at that moment. */
const MOST_TRIES = 5;

export function createDevServer(clock: Clock): DevServer {
  let known: DevSite | undefined;

  return async (request, compiler) => {
    const { pathname } = new URL(request.url);
    const own = answerForReload(pathname, compiler);
    if (own !== undefined) return own;
    const site = await currentSite(compiler, MOST_TRIES);
    if (site.app === undefined) return errorPage(site);
    const asset = await fetch(`${compiler}/assets${pathname}`, {
      method: request.method,
      headers: conditionOf(request),
    });
    if (asset.status !== 404) return asset;
    return isNavigation(request)
      ? withReload(await site.app.fetch(withoutConditions(request)), site)
      : site.app.fetch(request);
  };

  /** Returns the compiler's last build. Asks for each request, so that no request gets an older one. */
  async function currentSite(compiler: string, tries: number): Promise<DevSite> {
    const response = await fetch(`${compiler}/site`, {
      headers: known === undefined ? {} : { "If-None-Match": `"${known.version}"` },
    });
    if (response.status === 304 && known !== undefined) return known;
    const read = (await response.json()) as Omit<DevSite, "app">;
    const isOpen = known !== undefined && known.digest === read.digest;
    const app = isOpen ? known?.app : await openApp(compiler, read.digest);
    if (app === undefined && read.digest !== null && tries > 1) return currentSite(compiler, tries - 1);
    known = { ...read, app };
    return known;
  }

  async function openApp(compiler: string, digest: string | null): Promise<App | undefined> {
    if (digest === null) return undefined;
    const files = await Promise.all(
      ["index", "pieces"].map((name) => fetch(`${compiler}/${name}/${digest}`)),
    );
    if (files.some(({ ok }) => !ok)) return undefined;
    const [index, pieces] = await Promise.all(files.map((file) => file.arrayBuffer()));
    return index && pieces && createApp(openPack(index, pieces), clock);
  }
}

/** Returns the only header of a request that Static Assets read. */
function conditionOf({ headers }: Request): Record<string, string> {
  const tags = headers.get("If-None-Match");
  return tags === null ? {} : { "If-None-Match": tags };
}
