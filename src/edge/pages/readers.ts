/** Feed readers that can subscribe through a link. */

export type Reader = {
  readonly name: string;
  /** Returns the link to the feed reader's page that subscribes to a feed with this absolute address. */
  readonly link: (feed: string) => string;
};

/**
 * The feed readers. The first entry opens the feed program on the visitor's own device; the others are in
 * alphabetical order.
 */
export const READERS: readonly Reader[] = [
  // The link contains the whole address. The short form `feed://` does not tell whether the scheme is http or
  // https.
  { name: "Reader on this device", link: (feed) => `feed:${feed}` },
  // https://feedbin.com/help/how-to-subscribe/
  { name: "Feedbin", link: (feed) => `https://feedbin.com/?subscribe=${encodeURIComponent(feed)}` },
  { name: "Feedly", link: (feed) => `https://feedly.com/i/subscription/feed/${encodeURIComponent(feed)}` },
  { name: "Inoreader", link: (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}` },
  { name: "NewsBlur", link: (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}` },
  {
    name: "The Old Reader",
    link: (feed) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(feed)}`,
  },
];
