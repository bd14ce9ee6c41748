/** The topics of the site as the form lists them: wider ones with the narrower ones under them, and what each holds today. */

import { scopeOfTopic } from "../../../model/address.ts";
import type { Instant } from "../../../model/instant.ts";
import type { Topic, TopicSlug } from "../../../model/topic.ts";
import type { Pack } from "../../../pack/read.ts";
import { knownTopics, summarise } from "../../released.ts";

export type TopicNode = {
  readonly topic: Topic;
  /** Articles, those of its narrower topics included. */
  readonly total: number;
  readonly narrower: readonly TopicNode[];
};

export type TopicTree = {
  /** In the vocabulary's order, topics without articles left out. */
  readonly widest: readonly TopicNode[];
  /** Known, but without any article yet. */
  readonly empty: readonly Topic[];
};

export function topicTree(pack: Pack, now: Instant): TopicTree {
  const counted = knownTopics(pack, now).map((topic) => ({ topic, total: summarise(scopeOfTopic(topic), pack, now).total }));
  const listed = counted.filter(({ total }) => total > 0);
  const slugs = new Set(listed.map(({ topic }) => topic.slug));
  const byBroader = Map.groupBy(listed, ({ topic: { broader } }) =>
    broader !== undefined && slugs.has(broader) ? broader : undefined,
  );
  return {
    widest: nodesUnder(undefined),
    empty: counted.filter(({ total }) => total === 0).map(({ topic }) => topic),
  };

  function nodesUnder(slug: TopicSlug | undefined): TopicNode[] {
    return (byBroader.get(slug) ?? []).map((one) => ({ ...one, narrower: nodesUnder(one.topic.slug) }));
  }
}

/** A node and all under it, itself first. */
export function within(node: TopicNode): TopicNode[] {
  return [node, ...node.narrower.flatMap(within)];
}
