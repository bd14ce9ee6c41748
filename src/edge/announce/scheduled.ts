/**
 * Announces the changes that the clock makes: releases, expiries and withdrawals. Cloudflare calls it once a
 * minute (a Cron Trigger). Keeps nothing between two calls.
 */

import { FORM_TYPE, feedAddresses, publishForm } from "../../model/announced.ts";
import { INDEX_NOW_TYPE, indexNowMessages } from "../../model/index-now.ts";
import type { Instant } from "../../model/instant.ts";
import { articleUrl } from "../../model/site.ts";
import type { Pack } from "../../pack/read.ts";
import { snapshotAt } from "../snapshot.ts";
import { changedByClock, scopesWith } from "./clock-changes.ts";
import { type Message, type Network, sendAll } from "./send.ts";

/** The milliseconds between two calls: the period of the trigger `* * * * *`. */
const PERIOD = 60_000;

/**
 * The maximum number of messages that are sent at first. Of the 50 requests of a call, ten are left to repeat
 * some.
 */
const FIRST_REQUESTS = 40;

/**
 * Announces the changes of the minute up to and including `scheduledTime`. A late call has the time for which
 * it was scheduled, so it announces the same changes, and no change is announced twice. Throws an error if a
 * message failed, so that Cloudflare's logs show it.
 */
export async function announceScheduled(
  pack: Pack,
  { scheduledTime }: { readonly scheduledTime: Instant },
  network: Network,
): Promise<void> {
  const messages = messagesOf(pack, scheduledTime - PERIOD, scheduledTime);
  const failures = await sendAll(messages, network);
  if (failures.length > 0)
    throw new Error(`not announced: ${failures.length} of ${messages.length} messages: ${failures[0]}`);
}

function messagesOf(pack: Pack, from: Instant, until: Instant): Message[] {
  const { site } = pack;
  const changed = changedByClock(pack, from, until);
  if (changed.length === 0) return [];
  const slugs = changed.filter((position) => position < pack.articles).map(pack.slugOf);
  const pages = [...new Set(slugs)].map((slug) => articleUrl(site, slug));
  const toSearchEngines =
    site.indexNow === undefined
      ? []
      : indexNowMessages(site.indexNow, site.url, pages).map((body) => ({
          address: site.indexNow?.service ?? "",
          type: INDEX_NOW_TYPE,
          body,
        }));
  const feeds = feedAddresses(scopesWith(changed, snapshotAt(pack, until)), site.url);
  return [
    ...hubMessages(site.hubs ?? [], feeds, FIRST_REQUESTS - toSearchEngines.length),
    ...toSearchEngines,
  ];
}

/**
 * Returns a message for each hub and feed, because some hubs read one feed in a message. If these are more than
 * `most`, each message has several feeds.
 */
function hubMessages(hubs: readonly string[], feeds: readonly string[], most: number): Message[] {
  const perHub = Math.max(1, Math.floor(most / hubs.length));
  const size = Math.max(1, Math.ceil(feeds.length / perHub));
  const count = Math.ceil(feeds.length / size);
  const bodies = Array.from({ length: count }, (_, part) =>
    publishForm(feeds.slice(part * size, (part + 1) * size)),
  );
  return hubs.flatMap((address) => bodies.map((body) => ({ address, type: FORM_TYPE, body })));
}
