/** Feed readers that can be told from a link what to subscribe to. */

export type Reader = {
  readonly name: string;
  /** Where the reader asks whether to subscribe; given the feed's absolute address. */
  readonly link: (feed: string) => string;
};

/** In the order of the alphabet, but for the first: that one asks whatever program the visitor's own computer has for feeds. */
export const READERS: readonly Reader[] = [
  // The whole address follows, scheme and all: `feed://` alone would leave open whether it was https.
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
