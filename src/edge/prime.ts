/** What the Worker does once while it starts, so that the first person who asks does not wait for it. */

import { PATHS } from "../model/address.ts";
import type { Pack } from "../pack/read.ts";
import { resultsPage } from "./pages/search.ts";
import { readResults } from "./search/results.ts";

/**
 * Searches once, and writes the page. V8 compiles each function when it is first called: half of what a first search costs of the 10 ms of
 * CPU that a request has on the free plan, while starting has a second (https://developers.cloudflare.com/workers/platform/limits/).
 * The newest article's own time stands for the clock, and no Response is made: neither is to be had before the first request.
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
    // A Worker that starts is better than one that is primed; whoever asks next will be told what is wrong.
  }
}

/** Characters; of no script more terms than a question may have. The last word may be cut off, since it is looked for as a beginning too. */
const LONGEST = 12;
