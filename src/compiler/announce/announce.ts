/**
 * Announces the changes of a site: notifies hubs (WebSub servers) of changed feeds, and search engines of changed
 * pages (IndexNow). A failure is a warning, because the new version is online already.
 */

import { INDEX_NOW_TYPE, indexNowMessages } from "../../model/index-now.ts";
import type { Site } from "../../model/site.ts";
import type { CompiledSite } from "../compile.ts";
import { type Problem, warningAt } from "../ground/problem.ts";
import { count } from "../report/count.ts";
import type { DeploymentReport } from "../report/deployment.ts";
import { type EarlierTags, findChangedFeeds } from "./changed-feeds.ts";
import { changedPages } from "./changed-pages.ts";
import type { EntityTags } from "./entity-tags.ts";
import { announcedFeeds } from "./feeds.ts";
import { notifyHub } from "./hubs.ts";
import { type Network, post } from "./network.ts";

/** The feeds and pages of a site that may have to be announced. */
export type Announcement = {
  readonly site: Site;
  /** The addresses of feeds. Empty without a hub. */
  readonly feeds: readonly string[];
  /** The addresses of changed pages. Empty without IndexNow. */
  readonly pages: readonly string[];
};

export function announcementOf(compiled: CompiledSite, report: DeploymentReport): Announcement {
  const { site } = compiled;
  return {
    site,
    feeds: site.hubs === undefined ? [] : announcedFeeds(compiled),
    pages: site.indexNow === undefined ? [] : changedPages(report, site.url),
  };
}

export type HubsOutcome = {
  /** Lines to print. */
  readonly lines: readonly string[];
  /**
   * The tags of all feeds, except feeds of which a hub could not be notified. Absent if the site does not
   * answer.
   */
  readonly announced?: EntityTags;
};

/** Notifies the hubs of all feeds whose tag differs from that of their last announcement. */
export async function announceFeeds(
  { site, feeds }: Announcement,
  before: EarlierTags,
  { isAwaited }: { readonly isAwaited: boolean },
  network: Network,
  problems: Problem[],
): Promise<HubsOutcome> {
  const { changed, tags, oddity, isOnline } = await findChangedFeeds(feeds, before, isAwaited, network);
  if (!isOnline) {
    const found = "does not answer yet, so hubs are not notified";
    problems.push(warningAt({ path: site.url }, found, "`npm run announce` once it answers"));
    return { lines: [] };
  }
  if (oddity !== undefined)
    problems.push(
      warningAt(
        { path: oddity.feed },
        `${oddity.found}, so hubs are not notified of it`,
        "the feed; then `npm run announce`",
      ),
    );
  const { hubs = [] } = site;
  const outcomes =
    changed.length === 0 ? [] : await Promise.all(hubs.map((hub) => notifyHub(hub, changed, network)));
  for (const { hub, missed, failure = "" } of outcomes) {
    if (missed.length === 0) continue;
    const found = `${failure}, so it is not notified of ${count(missed.length, "feed")}`;
    problems.push(warningAt({ path: hub }, found, "`npm run announce` once it answers"));
  }
  const lines = outcomes
    .map(({ hub, missed }) => ({ hub, notified: changed.length - missed.length }))
    .filter(({ notified }) => notified > 0)
    .map(({ hub, notified }) => `${hub}: notified of ${count(notified, "changed feed")}`);
  const missed = new Set(outcomes.flatMap(({ missed }) => missed));
  return {
    lines: changed.length === 0 ? ["no feed changed, so hubs are not notified"] : lines,
    announced: new Map([...tags].filter(([feed]) => !missed.has(feed))),
  };
}

/** Notifies search engines of the changed pages. Returns lines to print. */
export async function announcePages(
  { site, pages }: Announcement,
  network: Network,
  problems: Problem[],
): Promise<string[]> {
  const { indexNow, url } = site;
  if (indexNow === undefined || pages.length === 0) return [];
  for (const body of indexNowMessages(indexNow, url, pages)) {
    const failure = await post(indexNow.service, { type: INDEX_NOW_TYPE, body }, network);
    if (failure === undefined) continue;
    const found = `${failure}, so search engines are not notified of ${count(pages.length, "page")}`;
    problems.push(
      warningAt(
        { path: indexNow.service },
        found,
        "200 or 202; search engines also find the changes in the sitemap",
      ),
    );
    return [];
  }
  return [`${indexNow.service}: notified of ${count(pages.length, "changed page")}`];
}
