/** The topics of the site as pages list them: with the articles that each has today, and the narrower ones under the wider. */

import { html } from "hono/html";
import { pagePath, scopeOfTopic } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Topic, TopicSlug } from "../../model/topic.ts";
import type { Pack } from "../../pack/read.ts";
import { knownTopics, summarise } from "../released.ts";
import { count } from "./entries.ts";
import { publisherWords } from "./language.ts";
import type { Markup } from "./markup.ts";

export type CountedTopic = {
  readonly topic: Topic;
  /** Articles, those of its narrower topics included. */
  readonly total: number;
};

export type TopicNode = CountedTopic & { readonly narrower: readonly TopicNode[] };

export type TopicTree = {
  /** With articles. */
  readonly widest: readonly TopicNode[];
  /** Known, but without any article yet. */
  readonly empty: readonly TopicNode[];
};

/** In the vocabulary's order. */
export function countedTopics(pack: Pack, now: Instant): CountedTopic[] {
  return knownTopics(pack, now).map((topic) => ({
    topic,
    total: summarise(scopeOfTopic(topic), pack, now).total,
  }));
}

export function topicTree(pack: Pack, now: Instant): TopicTree {
  const counted = countedTopics(pack, now);
  return {
    widest: forestOf(counted.filter(({ total }) => total > 0)),
    empty: forestOf(counted.filter(({ total }) => total === 0)),
  };
}

/** A node and all under it, itself first. */
export function within(node: TopicNode): TopicNode[] {
  return [node, ...node.narrower.flatMap(within)];
}

/** A row for each topic, which links to its page, in a panel of the interface's words. */
export function countedList(topics: readonly CountedTopic[], pack: Pick<Pack, "site">): Markup {
  return html`<ul class="counted"${publisherWords(pack.site)}>
${topics.map(({ topic, total }) => html`<li><a href="${pagePath(scopeOfTopic(topic))}">${topic.label}</a> ${count(total, pack)}</li>\n`)}</ul>`;
}

/** A topic whose broader one is not among these stands at the top. */
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
