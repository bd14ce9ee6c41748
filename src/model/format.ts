/** The three feed formats: their names, documents and media types. */

export type Format = "rss" | "atom" | "json";

export type FormatFacts = {
  readonly label: string;
  /** Last segment of every URL of this format. */
  readonly document: string;
  /** The registered or customary type, for `rel=alternate` links. */
  readonly mediaType: string;
  /** The Content-Type header. JSON has no charset parameter (RFC 8259 11), the XML formats have one. */
  readonly contentType: string;
};

export const FORMATS: Readonly<Record<Format, FormatFacts>> = {
  rss: {
    label: "RSS",
    document: "rss.xml",
    mediaType: "application/rss+xml",
    contentType: "application/rss+xml; charset=utf-8",
  },
  atom: {
    label: "Atom",
    document: "atom.xml",
    mediaType: "application/atom+xml",
    contentType: "application/atom+xml; charset=utf-8",
  },
  json: {
    label: "JSON Feed",
    document: "feed.json",
    mediaType: "application/feed+json",
    contentType: "application/feed+json",
  },
};

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];
