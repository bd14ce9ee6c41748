/** The XML namespaces of feeds. Each format's envelope declares those that its items use. */

export const NAMESPACES = {
  /** RFC 4287 */
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  /** RFC 5005 1.2 */
  fh: "http://purl.org/syndication/history/1.0",
  /** Lead images. https://www.rssboard.org/media-rss */
  media: "http://search.yahoo.com/mrss/",
  /** Podcasts. Apple compares this name exactly. */
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  podcast: "https://podcastindex.org/namespace/1.0",
} as const;

export type Prefix = keyof typeof NAMESPACES;

/** Returns the declarations of some namespaces, each after a space. */
export function declare(...prefixes: readonly Prefix[]): string {
  return prefixes.map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`).join("");
}
