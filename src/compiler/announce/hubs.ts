/** Notifies hubs (WebSub servers) of changed feeds. */

import { FORM_TYPE, publishForm } from "../../model/announced.ts";
import { forEachOf, type Network, post } from "./network.ts";

export type HubOutcome = {
  readonly hub: string;
  /** The feeds of which the hub was not notified. */
  readonly missed: readonly string[];
  /** The reason, such as `answers 503`. */
  readonly failure?: string;
};

/** The maximum number of requests at once. */
const AT_ONCE = 6;

/** The number of feeds that may fail before the hub gets no further messages. */
const MAX_FAILURES = 3;

/** Notifies a hub of each feed in a separate message, because some hubs read only one feed in a message. */
export async function notifyHub(
  hub: string,
  feeds: readonly string[],
  network: Network,
): Promise<HubOutcome> {
  const notified = new Set<string>();
  let failure: string | undefined;
  let failures = 0;
  const notify = async (feed: string) => {
    const failed = await post(hub, { type: FORM_TYPE, body: publishForm([feed]) }, network);
    if (failed === undefined) notified.add(feed);
    else [failure, failures] = [failed, failures + 1];
  };
  await forEachOf(feeds, AT_ONCE, notify, () => failures >= MAX_FAILURES);
  const missed = feeds.filter((feed) => !notified.has(feed));
  return { hub, missed, ...(failure === undefined ? {} : { failure }) };
}
