/** A site on this machine that deployments put online. Its `fetch` reaches it at its public address. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { createApp } from "../../src/edge/app.ts";
import type { App } from "../../src/edge/router.ts";
import { SITE } from "./articles.ts";
import { listenDuringTest } from "./listen.ts";
import { openFiles } from "./pack.ts";

export type LiveSite = {
  /** Reaches the site at its public address, and all other hosts as usual. */
  readonly fetch: typeof fetch;
  /** Puts the build in `cwd` online, as it stands at the instant `now`. */
  readonly deploy: (cwd: string, now: number) => Promise<void>;
  /** The requests for feeds, such as `HEAD /rss.xml`. */
  readonly requests: string[];
  /** The largest number of requests at the same time. */
  readonly mostAtOnce: () => number;
  /** After each deployment, the site answers this number of requests with the version before. */
  readonly delayAfterDeployment: (requests: number) => void;
  /** Makes the site unreachable. */
  readonly goOffline: () => void;
  /** Replaces answers of the site. */
  readonly override: (answer: (path: string) => Response | undefined) => void;
};

export async function startSite(): Promise<LiveSite> {
  let [app, former]: (App | undefined)[] = [];
  let overrides: (path: string) => Response | undefined = () => undefined;
  let [delay, late, present, most] = [0, 0, 0, 0];
  let isOffline = false;
  const requests: string[] = [];
  const server = createServer(async ({ url = "/", method = "GET", headers }, response) => {
    requests.push(`${method} ${url}`);
    present += 1;
    most = Math.max(most, present);
    const version = late > 0 ? former : app;
    late = Math.max(0, late - 1);
    const request = new Request(SITE.url + url, { method, headers: headers as Record<string, string> });
    const answer = overrides(url) ?? (await version?.fetch(request)) ?? new Response(null, { status: 404 });
    // The pause lets several requests be open at the same time.
    await new Promise((resolve) => setTimeout(resolve, 2));
    present -= 1;
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(new Uint8Array(await answer.arrayBuffer()));
  });
  const origin = await listenDuringTest(server);
  return {
    requests,
    mostAtOnce: () => most,
    async fetch(input, init) {
      const target = String(input);
      if (!target.startsWith(SITE.url)) return fetch(target, init);
      if (app === undefined || isOffline) throw new TypeError("no such host");
      return fetch(origin + target.slice(SITE.url.length), init);
    },
    async deploy(cwd, now) {
      const read = async (name: string) => new Uint8Array(await readFile(join(cwd, "build", name)));
      const pack = openFiles({ index: await read("index.bin"), pieces: await read("pieces.bin") });
      [former, app, late] = [app, createApp(pack, () => now), delay];
    },
    delayAfterDeployment(requests) {
      delay = requests;
    },
    goOffline() {
      isOffline = true;
    },
    override(answer) {
      overrides = answer;
    },
  };
}
