/** Checks that former addresses, which readers and links still use, lead to the addresses that replaced them. */

import { quote } from "../ground/problem.ts";
import { isLocalOrigin } from "../site/origin.ts";
import { type Check, fault, passed, skipped, warning } from "./check.ts";
import type { Send } from "./exchange.ts";
import type { ExpectedSite, FormerAddress } from "./expected-site.ts";
import { isOwnAddress, type SiteOrigins } from "./own-address.ts";
import { PLAIN_HEADERS } from "./readers.ts";

/** The maximum number of redirects that are followed. */
const MAX_REDIRECTS = 3;

const HEADERS = { ...PLAIN_HEADERS, "Accept-Encoding": "identity" };

export async function checkFormerAddresses(
  { formerAddresses }: ExpectedSite,
  origins: SiteOrigins,
  send: Send,
): Promise<Check[]> {
  if (formerAddresses.length === 0) return [skipped("former addresses", "the site has none")];
  return Promise.all(formerAddresses.map((address) => checkFormerAddress(address, origins, send)));
}

async function checkFormerAddress(
  { from, to }: FormerAddress,
  origins: SiteOrigins,
  send: Send,
): Promise<Check> {
  const answer = await send(from, { headers: HEADERS });
  if (!answer.ok) return fault(from, { message: answer.error, fix: "try again" });
  const { status, headers } = answer.value;
  const { location } = headers;
  if (status === 410) return passed(from, "410, because the article was withdrawn or has expired");
  const deployed = "deploy again; the folder of articles has this redirect";
  if (location === undefined || status < 300 || status >= 400)
    return fault(from, { message: `${status}, no redirect to ${quote(to)}`, fix: deployed });
  const isPath = location.startsWith("/") && !location.startsWith("//");
  const isRight = location === to || (to.startsWith("/") && isOwnAddress(location, to, origins));
  if (!isRight)
    return fault(from, { message: `redirects to ${quote(location)}, not to ${quote(to)}`, fix: deployed });
  if (status !== 301 && status !== 308)
    return fault(from, {
      message: `${status}, so readers keep the old address`,
      fix: "a redirect must be 301; remove the rule that changes it",
    });
  // The publisher chose to redirect to another site. That site gets no request.
  if (!to.startsWith("/")) return passed(from, `${status} to ${to}`);
  const end = await statusAfterRedirects(to, origins, send);
  if (end !== 200 && end !== 410)
    return fault(from, { message: `leads to ${quote(to)}, which answers ${end}`, fix: deployed });
  if (isPath && !isLocalOrigin(origins.asked))
    return warning(from, {
      message: `the redirect to ${quote(location)} is not a complete address`,
      fix: "QuiteRSS does not follow it; check that `url` in _site.yaml is this address",
    });
  return passed(from, `${status} to ${location}`);
}

/** Returns the status after all redirects, or the reason why there is none. Withdrawn articles have 410. */
async function statusAfterRedirects(
  path: string,
  origins: SiteOrigins,
  send: Send,
): Promise<number | string> {
  let next = path;
  for (let followed = 0; followed <= MAX_REDIRECTS; followed += 1) {
    const answer = await send(next, { headers: HEADERS });
    if (!answer.ok) return answer.error;
    const { status, headers } = answer.value;
    if (status < 300 || status >= 400 || headers.location === undefined) return status;
    const base = origins.asked + next;
    if (!URL.canParse(headers.location, base)) return status;
    const { origin, pathname, search } = new URL(headers.location, base);
    if (origin !== origins.asked) return `a redirect to ${quote(origin)}`;
    next = pathname + search;
  }
  return `more than ${MAX_REDIRECTS} redirects`;
}
