/** A topic, as the vocabulary defines it and as the feeds name it. */

/** `[a-z0-9-]`, starting with a letter or a digit, at most 64 characters. Made by {@link topicSlug} alone. */
export type TopicSlug = string & { readonly brand: "TopicSlug" };

export type Topic = {
  /** Atom category/@term · last segment of the topic's URL */
  readonly slug: TopicSlug;
  /** Atom category/@label · RSS category · JSON tags[] */
  readonly label: string;
  readonly description?: string;
  /** IPTC Media Topic code, eight digits. */
  readonly iptc?: string;
  /** The next wider topic: an entry about this topic is an entry about that one too. */
  readonly broader?: TopicSlug;
  /** What it was called before; requests for these are redirected. */
  readonly aliases?: readonly TopicSlug[];
  /** Only articles or folders name it, no vocabulary: nobody knows of it before the first of them is out. */
  readonly coined?: true;
};

const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;

export function topicSlug(text: string): TopicSlug | undefined {
  return SLUG.test(text) ? (text as TopicSlug) : undefined;
}

/** The topic's URI in IPTC NewsCodes (https://iptc.org/standards/newscodes/). */
export function iptcUri(topic: Topic): string | undefined {
  return topic.iptc === undefined ? undefined : `http://cv.iptc.org/newscodes/mediatopic/${topic.iptc}`;
}

/** The topic and everything it lies under, narrowest first. A cycle ends where it closes. */
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
