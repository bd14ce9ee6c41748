/**
 * The feeds that hubs (WebSub servers) send to their subscribers, and the forms that notify a hub of changed
 * feeds. Sends nothing.
 */

import { feedPath, type Scope, SUBSCRIPTION } from "./address.ts";
import { onlyTopic } from "./expression.ts";
import { FORMAT_NAMES } from "./format.ts";

/**
 * Returns true if hubs are notified of changes in the scope's feeds. Combined topics and searches have endless
 * numbers of feeds, so their feeds name no hub, and readers poll them as usual.
 */
export function isAnnounced(scope: Scope): boolean {
  switch (scope.kind) {
    case "everything":
    case "author":
    case "corrections":
      return true;
    case "topics":
      return onlyTopic(scope.expression) !== undefined;
    case "search":
      return false;
    default:
      return scope satisfies never;
  }
}

/** Returns the addresses of the scopes' feeds in all formats. Each is equal to the feed's `rel="self"`. */
export function feedAddresses(scopes: readonly Scope[], siteUrl: string): string[] {
  return scopes.flatMap((scope) =>
    FORMAT_NAMES.map((format) => siteUrl + feedPath({ scope, format, part: SUBSCRIPTION })),
  );
}

/** The media type of the form. */
export const FORM_TYPE = "application/x-www-form-urlencoded";

/**
 * Returns the form that notifies a hub of changed feeds. WebSub does not define this form (section 6).
 * PubSubHubbub 0.3 defines it in section 7.1, and allows several `hub.url`. Some hubs read `hub.topic`
 * instead.
 */
export function publishForm(feeds: readonly string[]): string {
  const form = new URLSearchParams({ "hub.mode": "publish" });
  for (const name of ["hub.url", "hub.topic"]) for (const feed of feeds) form.append(name, feed);
  return form.toString();
}
