/**
 * Computes the digest of the templates: the text that a sample article and a sample envelope (the text around
 * entries) render to in each format. The digest changes if the text of feeds changes, also by an upgrade of
 * the `feed` package. It stays the same if only the source changes.
 */

import { atomHead } from "../../formats/atom/item.ts";
import { writeBody } from "../../formats/body.ts";
import type { FeedHead } from "../../formats/envelope.ts";
import { envelopeOf } from "../../formats/envelopes.ts";
import { ITEM_ENDS } from "../../formats/item-ends.ts";
import { jsonHead } from "../../formats/json/item.ts";
import { rssHead } from "../../formats/rss/item.ts";
import type { Article, ArticleId } from "../../model/article.ts";
import { FORMAT_NAMES } from "../../model/format.ts";
import type { Site } from "../../model/site.ts";
import type { TopicSlug } from "../../model/topic.ts";
import { digestOfText } from "../ground/digest.ts";
import { authorSlug } from "../ground/identity.ts";

/** The functions that write entries and envelopes. */
export const TEMPLATES = {
  rss: rssHead,
  atom: atomHead,
  json: (article: Article) => jsonHead(article, authorSlug),
  body: writeBody,
  envelope: envelopeOf,
};

export function templatesDigest({ rss, atom, json, body, envelope } = TEMPLATES): string {
  const heads = [SAMPLE, { ...SAMPLE, ...WITHOUT_OPTIONS }].flatMap((article) => [
    rss(article, SITE),
    atom(article, SITE),
    json(article),
  ]);
  const envelopes = FORMAT_NAMES.flatMap((format) =>
    [HEAD, { ...HEAD, history: "archive" as const, withdrawn: [] }].map((head) => envelope(format, head)),
  );
  const texts = [heads, body(SAMPLE.contentHtml), ITEM_ENDS, envelopes];
  return digestOfText(JSON.stringify(texts));
}

const SITE: Site = {
  id: "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  url: "https://sample.example",
  title: "A <sample> & more",
  description: "Every field once.",
  language: "en",
  timezone: "UTC",
  authors: [{ name: "The Desk", url: "https://sample.example/desk" }],
  copyright: "The Desk",
  icon: "https://sample.example/icon.png",
  image: "https://sample.example/image.png",
  pageSize: 50,
  ttl: 15,
  hubs: ["https://hub.example/"],
  podcast: {
    image: "https://sample.example/cover.png",
    categories: [{ name: "Documentary", within: "Society & Culture" }],
    explicit: false,
    author: "A & B",
    owner: { name: "A & B", email: "desk@sample.example" },
    type: "serial",
    medium: "podcast",
    locked: true,
  },
};

const ID = "urn:uuid:5b0d3a52-6a44-5d5d-9f3a-b6a6c9a0e5a1" as ArticleId;
const PUBLISHED = Date.UTC(2024, 4, 6, 8, 30);

/** An article that has every field that feeds contain. */
const SAMPLE: Article = {
  id: ID,
  atomId: ID,
  slug: "sample",
  url: "https://sample.example/articles/sample",
  title: 'A "sample" & <more>',
  published: PUBLISHED,
  updated: PUBLISHED + 3_600_000,
  authors: [{ name: "A & B", url: "https://sample.example/a" }, { name: "C" }],
  topics: [
    { slug: "first" as TopicSlug, label: "First & <more>", iptc: "11000000" },
    { slug: "second" as TopicSlug, label: "Second" },
  ],
  summary: "5 < 6 & more.",
  contentHtml:
    '<p>A "text" with \\ and\na <a href="https://sample.example/">link</a>.</p>\n<pre>a\n\tb</pre>',
  contentText: "",
  language: "nn",
  image: {
    url: "https://sample.example/a.png",
    width: 4,
    height: 3,
    type: "image/png",
    alt: "A & B",
  },
  recording: { url: "https://sample.example/a.mp3?b&c", length: 344, type: "audio/mpeg", duration: 3 },
  dateline: "BERGEN",
  credit: "The Desk",
  label: "UPDATE 1",
  corrections: [{ date: PUBLISHED + 3_600_000, note: "A & B." }],
  derived: ["title", "image"],
};

/** Values that replace fields of the sample: no authors, no topics, and an image that has only an address. */
const WITHOUT_OPTIONS = { authors: [], topics: [], image: { url: "https://sample.example/a.png" } };

const HEAD: FeedHead = {
  site: SITE,
  title: "A <sample>: more",
  description: "Every field & <once>.",
  id: "urn:uuid:8b3b1a59-1b0e-5c1c-8df2-5f3b8b0e7c11",
  pageUrl: "https://sample.example/",
  feedUrl: "https://sample.example/rss.xml",
  podcastGuid: "5b0d3a52-6a44-5d5d-9f3a-b6a6c9a0e5a1",
  links: [
    { rel: "alternate", type: "text/html", href: "https://sample.example/" },
    { rel: "self", type: "application/rss+xml", href: "https://sample.example/rss.xml?a&b" },
    { rel: "prev-archive", href: "https://sample.example/archive/1/rss.xml" },
    { rel: "hub", href: "https://hub.example/" },
  ],
  withdrawn: [{ id: ID, date: PUBLISHED, reason: "A & <B>." }],
  history: "complete",
  updated: PUBLISHED,
};
