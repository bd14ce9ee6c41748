/**
 * `/topics.json`: a list of all topics for programs. Each topic has its number of articles, the date of its
 * newest article, and the addresses of its feeds.
 */

import { feedPath, pagePath, SUBSCRIPTION, scopeOfTopic } from "../../model/address.ts";
import { FORMAT_NAMES } from "../../model/format.ts";
import { toRfc3339 } from "../../model/instant.ts";
import { iptcUri } from "../../model/topic.ts";
import type { CountedTopic, Snapshot } from "../snapshot.ts";

export function topicIndex(snapshot: Snapshot): string {
  return `${JSON.stringify({ topics: snapshot.countedTopics().map((counted) => toRecord(counted, snapshot)) })}\n`;
}

function toRecord({ topic, total }: CountedTopic, snapshot: Snapshot) {
  const scope = scopeOfTopic(topic);
  const { newest } = snapshot.summarise(scope);
  return {
    slug: topic.slug,
    label: topic.label,
    description: topic.description,
    uri: iptcUri(topic),
    broader: topic.broader,
    count: total,
    newest: newest === undefined ? undefined : toRfc3339(newest),
    page: snapshot.site.url + pagePath(scope),
    ...Object.fromEntries(
      FORMAT_NAMES.map((format) => [
        format,
        snapshot.site.url + feedPath({ scope, format, part: SUBSCRIPTION }),
      ]),
    ),
  };
}
