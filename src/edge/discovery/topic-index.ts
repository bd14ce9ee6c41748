/** `/topics.json`: all topics for programs, each with its count, its newest date and the addresses of its feeds. */

import { feedPath, pagePath, SUBSCRIPTION, scopeOfTopic } from "../../model/address.ts";
import { FORMAT_NAMES } from "../../model/format.ts";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { iptcUri, type Topic } from "../../model/topic.ts";
import type { Pack } from "../../pack/read.ts";
import { knownTopics, summarise } from "../released.ts";

export function topicIndex(pack: Pack, now: Instant): string {
  return `${JSON.stringify({ topics: knownTopics(pack, now).map((topic) => toRecord(topic, pack, now)) })}\n`;
}

function toRecord(topic: Topic, pack: Pack, now: Instant) {
  const scope = scopeOfTopic(topic);
  const { total, newest } = summarise(scope, pack, now);
  return {
    slug: topic.slug,
    label: topic.label,
    description: topic.description,
    uri: iptcUri(topic),
    broader: topic.broader,
    count: total,
    newest: newest === undefined ? undefined : toRfc3339(newest),
    page: pack.site.url + pagePath(scope),
    ...Object.fromEntries(
      FORMAT_NAMES.map((format) => [format, pack.site.url + feedPath({ scope, format, part: SUBSCRIPTION })]),
    ),
  };
}
