/** What the Worker does once while it starts, so that the first person who asks does not wait for it. */

import { PATHS } from "../model/address.ts";
import type { Pack } from "../pack/read.ts";
import { resultsPage } from "./pages/search.ts";
import { subscribePage } from "./pages/subscribe/page.ts";
import { understand } from "./pages/subscribe/reading.ts";
import { readResults } from "./search/results.ts";

/**
 * Writes the two pages that cost the most, a search's and the form's. V8 compiles each function when it is first called, which is up to
 * half of what a first page costs. A request has 10 ms of CPU on the free plan, while the start has a second
 * (https://developers.cloudflare.com/workers/platform/limits/). A Worker has no clock and makes no Response before its first request, so
 * the newest article's own time stands for the clock.
 */
export async function prime(pack: Pack): Promise<void> {
  const [newest] = pack.entries;
  if (newest === undefined) return;
  const url = new URL(PATHS.search, pack.site.url);
  url.searchParams.set("q", newest.title.slice(0, LONGEST));
  try {
    const results = await readResults(url, pack, newest.published);
    if (results.ok && results.value !== undefined) await resultsPage(results.value, pack, newest.published);
    const reading = await understand(`?topics=${newest.topics[0] ?? ""}`, pack, newest.published);
    if (reading.ok) await subscribePage(reading.value, pack, newest.published);
  } catch {
    // A Worker that starts is better than one that is primed. The next request will show what is wrong.
  }
}

/** Characters; of no script more terms than a question may have. The last word may be cut off, since it is looked for as a beginning too. */
const LONGEST = 12;
