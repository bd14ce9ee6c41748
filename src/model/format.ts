/** The three feed formats and the names of their documents. */

export type Format = "rss" | "atom" | "json";

export type FormatFacts = {
  readonly label: string;
  /** The last segment of every URL of this format. */
  readonly document: string;
};

export const FORMATS: Readonly<Record<Format, FormatFacts>> = {
  rss: {
    label: "RSS",
    document: "rss.xml",
  },
  atom: {
    label: "Atom",
    document: "atom.xml",
  },
  json: {
    label: "JSON Feed",
    document: "feed.json",
  },
};

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];
