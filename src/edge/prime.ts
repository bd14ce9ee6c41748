/** What the Worker does once while it starts, so that the first person who asks does not wait for it. */

import { PATHS } from "../model/address.ts";
import type { Pack } from "../pack/read.ts";
import { resultsPage } from "./pages/search.ts";
import { readResults } from "./search/results.ts";

/**
 * Searches once, and writes the page. V8 compiles each function when it is first called: half of the 10 ms of CPU that a request has on
 * the free plan, where starting has a second (https://developers.cloudflare.com/workers/platform/limits/). No request, no response, no
 * clock: they are not to be had yet. It shows as little as it can harm: what is wrong will be told to whoever asks for it.
 */
export async function prime(pack: Pack): Promise<void> {
  const [newest] = pack.entries;
  if (newest === undefined) return;
  const url = new URL(PATHS.search, pack.site.url);
  url.searchParams.set("q", newest.title.slice(0, LONGEST));
  try {
    const results = await readResults(url, pack, newest.published);
    if (results.ok && results.value !== undefined) await resultsPage(results.value, pack, newest.published);
  } catch {
    // A Worker that has not searched yet is as good a Worker.
  }
}

/** Characters; of no script more terms than a question may have. The last word may be cut off, since it is looked for as a beginning too. */
const LONGEST = 12;
