/** A topic as the site's vocabulary (its list of topics) defines it and as feeds contain it. */

/**
 * The name of a topic in addresses: `[a-z0-9-]`, starting with a letter or digit, at most 64 characters. Only
 * {@link topicSlug} makes one.
 */
export type TopicSlug = string & { readonly brand: "TopicSlug" };

export type Topic = {
  /** The last segment of the topic's URL · Atom category/@term */
  readonly slug: TopicSlug;
  /** The name for people. Atom category/@label · RSS category · JSON tags[] */
  readonly label: string;
  readonly description?: string;
  /** The IPTC Media Topic code, eight digits. */
  readonly iptc?: string;
  /** The next wider topic. An entry with this topic counts as an entry of the wider one too. */
  readonly broader?: TopicSlug;
  /** Earlier slugs. Requests for them are redirected. */
  readonly aliases?: readonly TopicSlug[];
  /**
   * True for a topic that is not in the vocabulary, but is named by articles or folders. It is hidden until
   * its first article is published.
   */
  readonly coined?: true;
};

const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

export function topicSlug(text: string): TopicSlug | undefined {
  return SLUG.test(text) ? (text as TopicSlug) : undefined;
}

/** Returns the topic's URI in IPTC NewsCodes (https://iptc.org/standards/newscodes/). */
export function iptcUri(topic: Topic): string | undefined {
  return topic.iptc === undefined ? undefined : `http://cv.iptc.org/newscodes/mediatopic/${topic.iptc}`;
}

/** Returns the topic and its broader topics, narrowest first. In a cycle, each topic appears once. */
export function withBroader(slug: TopicSlug, topics: ReadonlyMap<TopicSlug, Topic>): TopicSlug[] {
  const chain: TopicSlug[] = [];
  for (
    let at: TopicSlug | undefined = slug;
    at !== undefined && !chain.includes(at);
    at = topics.get(at)?.broader
  ) {
    chain.push(at);
  }
  return chain;
}
