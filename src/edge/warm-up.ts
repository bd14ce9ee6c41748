/**
 * Runs the code of feeds and pages once when the Worker starts, because V8 compiles a function at its first
 * call. Otherwise the first request of a new isolate would need that time, and its CPU time is limited to 10
 * ms.
 */

import type { Pack } from "../pack/read.ts";
import { createApp } from "./app.ts";
import { NO_HOST } from "./preview.ts";

/**
 * Paths that need no stream. During the start, workerd refuses to make streams, so nothing can be inflated,
 * and a response cannot have a body. The search finds nothing, and has too many unknown words for proposals of
 * similar words, which would take the most time.
 */
const PATHS = ["/rss.xml", "/topics", "/search?q=qx+qz+xq+zq"];

/** Answers HEAD requests with an app of its own, at the date of the newest article, and drops the answers. */
export async function warmUp(pack: Pack): Promise<void> {
  const app = createApp(pack, () => pack.published[0] ?? 0);
  const gzip = { headers: { "Accept-Encoding": "gzip" } };
  for (const path of PATHS) {
    const response = await app.fetch(new Request(NO_HOST + path, { method: "HEAD", ...gzip }));
    if (!response.ok) throw new Error(`HEAD ${path} at the start: status ${response.status}; expected 200`);
  }
}
