/** The topics of the site as a tree. Each topic has its number of articles. */

import { pagePath, scopeOfTopic } from "../../model/address.ts";
import type { TopicSlug } from "../../model/topic.ts";
import type { Pack } from "../../pack/read.ts";
import type { CountedTopic, Snapshot } from "../snapshot.ts";
import { count } from "./entries.ts";
import { publisherWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";

export type TopicNode = CountedTopic & { readonly narrower: readonly TopicNode[] };

export type TopicTree = {
  /** The topics with articles, as trees below the widest topics. */
  readonly widest: readonly TopicNode[];
  /** The known topics without articles. */
  readonly empty: readonly TopicNode[];
};

export function topicTree(snapshot: Snapshot): TopicTree {
  const counted = snapshot.countedTopics();
  return {
    widest: forestOf(counted.filter(({ total }) => total > 0)),
    empty: forestOf(counted.filter(({ total }) => total === 0)),
  };
}

/** Returns a node and all nodes below it. */
export function within(node: TopicNode): TopicNode[] {
  return [node, ...node.narrower.flatMap(within)];
}

/** Returns a list with a link to each topic's page, for a panel in the language of the interface. */
export function countedList(topics: readonly CountedTopic[], pack: Pick<Pack, "site">): Markup {
  return html`<ul class="counted"${publisherWords(pack.site)}>
${topics.map(({ topic, total }) => html`<li><a href="${pagePath(scopeOfTopic(topic))}">${topic.label}</a> ${count(total, pack)}</li>\n`)}</ul>`;
}

/** Builds trees of topics. A topic whose broader topic is not in the list becomes a root. */
function forestOf(counted: readonly CountedTopic[]): TopicNode[] {
  const slugs = new Set(counted.map(({ topic }) => topic.slug));
  const byBroader = Map.groupBy(counted, ({ topic: { broader } }) =>
    broader !== undefined && slugs.has(broader) ? broader : undefined,
  );
  return nodesUnder(undefined);

  function nodesUnder(slug: TopicSlug | undefined): TopicNode[] {
    return (byBroader.get(slug) ?? []).map((one) => ({ ...one, narrower: nodesUnder(one.topic.slug) }));
  }
}
