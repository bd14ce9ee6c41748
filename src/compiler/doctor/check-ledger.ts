/** Compares the served entries with the ledger (the record of published entries). */

import type { Instant } from "../../model/instant.ts";
import { quote } from "../ground/problem.ts";
import { type LedgerEntry, wasOut } from "../ledger/layout.ts";
import { count } from "../report/count.ts";
import { isLocalOrigin } from "../site/origin.ts";
import { type Check, fault, passed, skipped, warning } from "./check.ts";
import type { ExpectedSite } from "./expected-site.ts";
import { type JsonFeed, parseJsonFeed } from "./served-feed.ts";

const NAME = "ledger";

/** `jsonFeed` has the bytes of the site's JSON Feed. The ids and dates of its items are compared. */
export function checkLedger(
  { recorded, ids }: ExpectedSite,
  jsonFeed: Uint8Array | undefined,
  { origin, now }: { readonly origin: string; readonly now: Instant },
): Check {
  const feed = jsonFeed === undefined ? undefined : parseJsonFeed(jsonFeed);
  if (!feed?.ok) return skipped(NAME, "the JSON Feed cannot be read");
  const isLocal = isLocalOrigin(origin);
  const { items } = feed.value;
  const served = new Set(items.map(({ id }) => id));
  if (served.size > 0 && ids.size > 0 && served.isDisjointFrom(ids))
    return isLocal
      ? skipped(NAME, "this server has another folder of articles; name it with --seeds")
      : fault(NAME, {
          message: "no served entry has an id of this folder, so readers would show all articles as new",
          fix: "restore `id` in _site.yaml, or name the site's own folder with --seeds",
        });
  if (recorded === undefined)
    return isLocal
      ? skipped(NAME, "the folder has no _ledger.json; `npm run deploy` makes it")
      : warning(NAME, {
          message: "the folder has no _ledger.json",
          fix: "run npm run ledger, and commit the file",
        });

  const oldest = oldestIn(feed.value);
  const missing = recorded.filter(
    (entry) => isShown(entry, now) && !served.has(entry.id) && entry.published > oldest,
  );
  const [first] = missing;
  if (first !== undefined)
    return fault(NAME, {
      message: `${count(missing.length, "recorded article")} not in /feed.json, such as ${quote(first.title)}`,
      fix: "the version online is older than the ledger, or of another folder; run npm run deploy",
    });
  const known = new Set(recorded.map(({ id }) => id));
  const unknown = items.filter(({ id }) => !known.has(id)).length;
  if (unknown === 0) return passed(NAME, `all ${count(served.size, "served article")} recorded`);
  return isLocal
    ? passed(NAME, `${count(unknown, "new article")}, to be recorded by the next deployment`)
    : warning(NAME, {
        message: `${count(unknown, "served article")} not recorded`,
        fix: "run npm run ledger, and commit _ledger.json",
      });
}

/** Returns true if the entry belongs in the feed of all articles: in its document or in an archive. */
function isShown(entry: LedgerEntry, now: Instant): boolean {
  const { gone, into, unlisted, expires = Number.POSITIVE_INFINITY } = entry;
  return !gone && into === undefined && !unlisted && wasOut(entry, now) && expires > now;
}

/**
 * Returns the date of the document's oldest entry. A document without an archive has every entry, so there is
 * no limit.
 */
function oldestIn({ next_url: next, items }: JsonFeed): Instant {
  if (next === undefined) return Number.NEGATIVE_INFINITY;
  return Math.min(...items.map(({ date_published: date }) => Date.parse(date ?? "")).filter(Number.isFinite));
}
