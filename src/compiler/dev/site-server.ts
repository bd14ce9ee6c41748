/**
 * Serves the compiler's last build to the Worker of `npm run dev` (edge/dev/), on the loopback address.
 * Requests wait for the compiler only before the first build.
 */

import { hash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describeErrors } from "../report/problems.ts";
import type { DevBuild, DevSite } from "./dev-build.ts";
import { answerEmpty } from "./empty-answer.ts";

export type SiteServer = {
  /** The address, without a slash at its end. */
  readonly url: string;
  readonly publish: (build: DevBuild) => void;
  readonly close: () => void;
};

type SiteState = {
  /** Identifies the pack and the errors. */
  readonly version: string;
  /** The last good pack, also if the seeds have errors now. */
  readonly site: DevSite | undefined;
  /** The errors of the seeds, a line each. Empty if there are none. */
  readonly errors: string;
};

/** Starts the server. `mediaFolder` has copies of media files. */
export async function serveSite(mediaFolder: string): Promise<SiteServer> {
  let state: SiteState | undefined;
  const { promise: first, resolve: announceFirst } = Promise.withResolvers<SiteState>();
  const listeners = new Set<ServerResponse>();
  // workerd keeps connections open for later requests. A request would fail if this server closed its
  // connection at the same moment.
  const server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
    // In an attack by DNS rebinding, a web page's own host name leads to this machine. Its requests have
    // another Host.
    if (request.headers.host !== host) return answerEmpty(response, 403);
    const present = state ?? (await first);
    if (request.url === "/events") listen(response, present);
    else await answer(request, response, present, mediaFolder);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : address}`;

  return {
    url: `http://${host}`,
    publish({ site = state?.site, problems }) {
      const errors = describeErrors(problems).join("\n");
      state = {
        version: [site?.digest ?? "none", hash("sha256", errors).slice(0, 16)].join("."),
        ...{ site, errors },
      };
      announceFirst(state);
      for (const listener of listeners) announce(listener, state);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };

  /** Sends the present version, and each later one. */
  function listen(response: ServerResponse, present: SiteState): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    announce(response, present);
    listeners.add(response);
    response.once("close", () => listeners.delete(response));
  }
}

function announce(listener: ServerResponse, { version }: SiteState): void {
  listener.write(`retry: 1000\ndata: ${version}\n\n`);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { site, version, errors }: SiteState,
  mediaFolder: string,
): Promise<void> {
  const [path = ""] = (request.url ?? "").split("?");
  const assetPath = /^\/assets(\/.*)$/s.exec(path)?.[1];
  if (site !== undefined && assetPath !== undefined) {
    // Loads this module at the first use, so that wrangler starts sooner.
    const { answerAsset } = await import("./asset-answer.ts");
    await answerAsset(request, response, assetPath, site, mediaFolder);
  } else if (path === "/site") {
    const headers = { ETag: `"${version}"` };
    if (request.headers["if-none-match"] === headers.ETag) return answerEmpty(response, 304, headers);
    const body = JSON.stringify({ version, errors, digest: site?.digest ?? null });
    response.writeHead(200, { ...headers, "Content-Type": "application/json" }).end(body);
  } else if (site !== undefined && path === `/index/${site.digest}`) sendBytes(response, site.index);
  else if (site !== undefined && path === `/pieces/${site.digest}`) sendBytes(response, site.pieces);
  // A newer pack has replaced the requested one. After a 404, the Worker requests the newer pack.
  else answerEmpty(response, 404);
}

function sendBytes(response: ServerResponse, bytes: ArrayBuffer): void {
  response.writeHead(200, { "Content-Type": "application/octet-stream" }).end(new Uint8Array(bytes));
}
