/**
 * `feeds.opml`: lists of feeds that a feed reader can import (OPML 2.0, http://opml.org/spec2.opml). One list
 * has the feeds of the site, its topics and its corrections. One has the topics alone. Each of the other
 * lists has the feed of one scope (the subject of a feed).
 */

import {
  CORRECTIONS,
  EVERYTHING,
  feedPath,
  pagePath,
  type Scope,
  SUBSCRIPTION,
  scopeOfTopic,
} from "../../model/address.ts";
import { toRfc822 } from "../../model/instant.ts";
import { escapeMarkup as xml } from "../../model/text.ts";
import { type Topic, withBroader } from "../../model/topic.ts";
import type { Pack } from "../../pack/read.ts";
import { scopeDescription, scopeTitle } from "../scope.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * Returns the list of all feeds that have entries. Empty feeds are left out, because they would only fill the
 * list in the feed reader. A reader that imports the whole list shows an article again for each of its
 * topics. So the titles say that the first feed has everything. Requirement 38
 */
export function opml(snapshot: Snapshot): string {
  const { title } = snapshot.site;
  const topics = topicOutlines(snapshot, (label) => `${label} (part of ${title})`);
  const corrections =
    snapshot.summarise(CORRECTIONS).total === 0 ? [] : [subscription(CORRECTIONS, snapshot)];
  return subscriptionList(
    topics.length === 0 ? title : `${title}: a feed with everything, then parts of it by topic`,
    EVERYTHING,
    [subscription(EVERYTHING, snapshot, `${title}: everything`), ...topics, ...corrections],
    snapshot,
  );
}

/** Returns the list of the topics that have entries, for readers of single topics. */
export function topicOpml(snapshot: Snapshot): string {
  const outlines = topicOutlines(snapshot, (label) => label);
  return subscriptionList(`${snapshot.site.title}: topics`, EVERYTHING, outlines, snapshot);
}

/** Returns a list with the feed of one scope, for a feed reader that can only import files. */
export function scopeOpml(scope: Scope, snapshot: Snapshot): string {
  return subscriptionList(scopeTitle(scope, snapshot), scope, [subscription(scope, snapshot)], snapshot);
}

function subscriptionList(
  title: string,
  scope: Scope,
  outlines: readonly string[],
  snapshot: Snapshot,
): string {
  const { newest } = snapshot.summarise(scope);
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<opml version="2.0">`,
    `<head>`,
    `<title>${xml(title)}</title>`,
    newest === undefined ? "" : `<dateModified>${toRfc822(newest)}</dateModified>`,
    `</head>`,
    `<body>`,
    ...outlines,
    `</body>`,
    `</opml>`,
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}

/** Returns the title of a topic's feed, or of a folder of topics, from the topic's label. */
type TitleOf = (label: string) => string;

/** Returns the outlines of the topics that have entries. Narrower topics are in folders. */
function topicOutlines(snapshot: Snapshot, titleOf: TitleOf): string[] {
  return [...byWidest(snapshot)].map(([widest, topics]) => group(widest, topics, titleOf, snapshot));
}

/** Returns the topics that have entries, grouped by their widest topic. */
function byWidest(snapshot: Snapshot): ReadonlyMap<Topic, readonly Topic[]> {
  const withEntries = [...snapshot.topics.values()].filter(
    (topic) => snapshot.summarise(scopeOfTopic(topic)).total > 0,
  );
  return Map.groupBy(withEntries, (topic) => {
    const widest = withBroader(topic.slug, snapshot.topics).at(-1);
    return (widest && snapshot.topics.get(widest)) ?? topic;
  });
}

/**
 * Returns a folder of topics. If the group has only one topic, returns that topic without a folder. The W3C
 * validator warns about a folder without a type, and OPML 2.0 names none for folders. Liferea writes this one.
 */
function group(widest: Topic, topics: readonly Topic[], titleOf: TitleOf, pack: Pack): string {
  const subscriptions = topics.map((topic) => subscription(scopeOfTopic(topic), pack, titleOf(topic.label)));
  if (topics.length === 1) return subscriptions.join("");
  const title = xml(titleOf(widest.label));
  return [`<outline type="folder" text="${title}" title="${title}">`, ...subscriptions, `</outline>`].join(
    "\n",
  );
}

/**
 * Returns the `outline` element of a feed. It has `type="rss"` and `version="RSS2"`, as OPML 2.0 requires
 * under "Subscription lists", although the feed has other formats too.
 */
function subscription(scope: Scope, pack: Pack, name = scopeTitle(scope, pack)): string {
  const { site } = pack;
  const title = xml(name);
  const description = xml(scopeDescription(scope, pack));
  const feed = xml(site.url + feedPath({ scope, format: "rss", part: SUBSCRIPTION }));
  const page = xml(site.url + pagePath(scope));
  return `<outline type="rss" version="RSS2" text="${title}" title="${title}" description="${description}" language="${site.language}" xmlUrl="${feed}" htmlUrl="${page}"/>`;
}
