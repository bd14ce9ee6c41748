/** Reads WordPress's export file. It has the whole site, with drafts and private posts. */

import { defined } from "../compiler/ground/defined.ts";
import { absolute, withAbsoluteAddresses } from "./addresses.ts";
import { authorsFrom } from "./authors.ts";
import { paragraphsFromClassic } from "./classic-text.ts";
import { summaryFrom, titleFromHtml } from "./content.ts";
import type { Attachment, ExportContents, ForeignEntry, ForeignFeed } from "./foreign-feed.ts";
import { childrenOf, parseWxr, textOf, type WxrElement } from "./wxr-document.ts";
import { outcomeOf, type WxrOutcome } from "./wxr-status.ts";

type Lookup = {
  /** The names of authors as the site shows them, by login. */
  readonly names: ReadonlyMap<string, string>;
  /** Attachments by their number. */
  readonly attachments: ReadonlyMap<string, WxrElement>;
};

export function readWxr(text: string): ForeignFeed {
  const { channel, items } = parseWxr(text);
  const lookup = {
    names: new Map(
      childrenOf(channel, "wp:author").map((author) => [
        textOf(author, "wp:author_login"),
        textOf(author, "wp:author_display_name"),
      ]),
    ),
    attachments: new Map(
      items
        .filter((item) => textOf(item, "wp:post_type") === "attachment" && isPublicFile(item))
        .map((item) => [textOf(item, "wp:post_id"), item]),
    ),
  };
  const words = Object.values(WORDS).flatMap((ofKind) => Object.values(ofKind));
  const imported = new Map<string, number>(words.map((word) => [word, 0]));
  const skipped = new Map<string, number>();
  const add = (counts: Map<string, number>, kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const entries = items.flatMap((item) => {
    const outcome = outcomeOf(item);
    if (outcome.kind === "skipped") {
      add(skipped, outcome.reason);
      return [];
    }
    add(imported, WORDS[outcome.kind][outcome.release ?? "public"]);
    return [entryFromWxr(item, outcome, lookup)];
  });
  const contents: ExportContents = { imported, skipped };
  const site = textOf(channel, "wp:base_blog_url") || textOf(channel, "link");
  return {
    format: "rss",
    older: [],
    entries,
    contents,
    ...defined({
      // The export names no feed, but every WordPress site has a feed at this address.
      selfUrl: absolute(`${site.replace(/\/+$/, "")}/feed/`, undefined),
      date: textOf(channel, "pubDate") || undefined,
      language: textOf(channel, "language") || undefined,
    }),
  };
}

/** Returns true for a public file. An attachment has a status, or inherits that of its post. */
function isPublicFile(attachment: WxrElement): boolean {
  return /^(?:inherit|publish)$/.test(textOf(attachment, "wp:status"));
}

/** The names of the kinds in the report, in the report's order. */
const WORDS = {
  post: { public: "post", draft: "draft", scheduled: "scheduled post" },
  page: { public: "page", draft: "draft page", scheduled: "scheduled page" },
} as const;

function entryFromWxr(
  item: WxrElement,
  { kind, release }: Exclude<WxrOutcome, { kind: "skipped" }>,
  { names, attachments }: Lookup,
): ForeignEntry {
  const link = absolute(textOf(item, "link") || undefined, undefined);
  const creator = textOf(item, "dc:creator");
  const picture = attachments.get(metaOf(item, "_thumbnail_id"));
  const content = textOf(item, "content:encoded");
  return {
    authors: authorsFrom([{ name: names.get(creator) || creator }]) ?? [],
    categories: topicsOf(item),
    html: withAbsoluteAddresses(paragraphsFromClassic(content), link),
    abridged: false,
    attachments: recordingsOf(item, link),
    ...(kind === "page" ? { isPage: true } : {}),
    ...defined({
      guid: textOf(item, "guid") || link,
      link,
      slug: textOf(item, "wp:post_name") || undefined,
      title: titleFromHtml(textOf(item, "title")),
      published: dateOf(item, "wp:post_date") ?? (textOf(item, "pubDate") || undefined),
      updated: dateOf(item, "wp:post_modified"),
      release,
      summary: summaryFrom(textOf(item, "excerpt:encoded")),
      image: picture && (textOf(picture, "wp:attachment_url") || undefined),
      imageAlt: picture && (metaOf(picture, "_wp_attachment_image_alt") || undefined),
    }),
  };
}

/**
 * Returns the date in UTC. If there is none, returns the date in the site's time zone. A draft's date in UTC
 * is `0000-00-00 00:00:00`.
 */
function dateOf(item: WxrElement, name: string): string | undefined {
  const [utc, local] = [textOf(item, `${name}_gmt`), textOf(item, name)].map((text) =>
    /^0000-00-00|^$/.test(text) ? undefined : text,
  );
  return utc === undefined ? local : `${utc}Z`;
}

/**
 * The domains of categories that are topics. Menus and post formats are stored like categories, but have
 * other domains. WXR 1.0 uses `tag`, and lists some categories without a domain.
 */
const TOPIC_DOMAINS: ReadonlySet<string | undefined> = new Set(["category", "post_tag", "tag", undefined]);

function topicsOf(item: WxrElement): string[][] {
  return childrenOf(item, "category")
    .filter(({ attributes }) => TOPIC_DOMAINS.has(attributes.domain))
    .map(({ text, attributes }) =>
      [titleFromHtml(text), attributes.nicename].filter((name) => name !== undefined),
    );
}

/**
 * Returns the recordings of a post. WordPress stores each as lines: address, length, media type. Podcast
 * plugins add a line with the duration.
 */
function recordingsOf(item: WxrElement, base: string | undefined): Attachment[] {
  return childrenOf(item, "wp:postmeta")
    .filter((meta) => textOf(meta, "wp:meta_key") === "enclosure")
    .flatMap((meta) => {
      const [address, length, type, more = ""] = textOf(meta, "wp:meta_value").split(/\r?\n/);
      const url = absolute(address?.trim() || undefined, base);
      if (url === undefined) return [];
      const [, hours = 0, minutes = 0, seconds] =
        /"duration";s:\d+:"(?:(?:(\d+):)?(\d+):)?(\d+)"/.exec(more) ?? [];
      const duration =
        seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
      return [{ url, ...defined({ type: type?.trim() || undefined, length: Number(length), duration }) }];
    });
}

function metaOf(item: WxrElement, key: string): string {
  const meta = childrenOf(item, "wp:postmeta").find((one) => textOf(one, "wp:meta_key") === key);
  return meta === undefined ? "" : textOf(meta, "wp:meta_value");
}
