import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { readBackAtom, readBackJson, readBackRss } from "../../src/compiler/render/read-back.ts";
import { itemOf, render } from "../../src/compiler/render/render.ts";
import { writeBody } from "../../src/formats/body.ts";
import type { Article } from "../../src/model/article.ts";
import { FORMAT_NAMES, type Format } from "../../src/model/format.ts";
import { toRfc822, toRfc3339 } from "../../src/model/instant.ts";
import { escapeMarkup } from "../../src/model/text.ts";
import { article, SITE } from "../support/articles.ts";
import { appOf, NOW } from "../support/pack.ts";
import { ENTRY_CASES } from "./entries.ts";

const READ_BACK = { rss: readBackRss, atom: readBackAtom, json: readBackJson } as const;

describe.each(FORMAT_NAMES)("%s", (format) => {
  for (const { name, article: overrides } of ENTRY_CASES) {
    const one = article(overrides);
    it(`carries ${name}, as a strict parser reads it`, () => {
      expect(READ_BACK[format](itemOf(format, render(one, SITE)), one, SITE)).toEqual([]);
    });

    it(`serves ${name}, as a feed library reads it`, async () => {
      const app = await appOf([one], { now: Math.max(NOW, one.published) });
      const [entry] = parse[format](
        await (await app.request(`/${format === "json" ? "feed.json" : `${format}.xml`}`)).text(),
      );
      expect(entry).toEqual(expected[format](one));
    });
  }
});

/**
 * Reads a served document with an independent library. Returns the fields that all formats share, in the
 * format's own spelling.
 */
const parse: Record<Format, (text: string) => unknown[]> = {
  rss: (text) =>
    (parseRssFeed(text).items ?? []).map((item) => ({
      id: item.guid?.value,
      title: item.title,
      link: item.link,
      published: item.pubDate,
      summary: item.description,
      content: item.content?.encoded,
      image: item.media?.contents?.map(toImage),
      recordings: item.enclosures,
      authors: item.dc?.creators,
      topics: item.categories?.map(({ name }) => name),
    })),
  atom: (text) =>
    (parseAtomFeed(text).entries ?? []).map((entry) => ({
      id: entry.id,
      title: entry.title?.value,
      link: entry.links?.[0]?.href,
      recordings: some(
        (entry.links ?? [])
          .filter(({ rel }) => rel === "enclosure")
          .map(({ href, length, type }) => ({ url: href, length, type })),
      ),
      published: Date.parse(entry.published ?? ""),
      updated: Date.parse(entry.updated ?? ""),
      summary: entry.summary?.value,
      content: entry.content?.value,
      image: entry.media?.contents?.map(toImage),
      authors: entry.authors?.map((author) => author.name),
      topics: entry.categories?.map(({ label }) => label),
    })),
  json: (text) =>
    (parseJsonFeed(text).items ?? []).map((item) => ({
      id: item.id,
      title: item.title,
      link: item.url,
      published: item.date_published,
      updated: item.date_modified,
      summary: item.summary,
      content: item.content_html,
      image: item.image,
      recordings: item.attachments,
      authors: item.authors?.map(({ name }) => name),
      topics: item.tags,
    })),
};

type MediaContent = {
  readonly medium?: string | undefined;
  readonly description?: { readonly value?: string | undefined } | undefined;
};

const toImage = ({ description, medium, ...rest }: MediaContent) => {
  expect(medium).toBe("image");
  return description === undefined ? rest : { ...rest, alt: description.value };
};

const some = <Item>(items: readonly Item[]) => (items.length === 0 ? undefined : items);

const expected: Record<Format, (one: Article) => unknown> = {
  rss: (one) => ({
    ...common(one),
    published: toRfc822(one.published),
    summary: escapeMarkup(one.summary),
    recordings: enclosures(one),
    content: trimmed(writeBody(one.contentHtml)),
    image: one.image && [one.image],
  }),
  atom: (one) => ({
    ...common(one),
    id: one.atomId ?? one.id,
    published: one.published,
    updated: one.updated,
    recordings: enclosures(one),
    content: trimmed(writeBody(one.contentHtml)),
    image: one.image && [one.image],
  }),
  json: (one) => ({
    ...common(one),
    published: toRfc3339(one.published),
    updated: toRfc3339(one.updated),
    content: writeBody(one.contentHtml) || undefined,
    image: one.image?.url,
    recordings: one.recording && [
      {
        url: one.recording.url,
        mime_type: one.recording.type,
        size_in_bytes: one.recording.length,
        duration_in_seconds: one.recording.duration,
      },
    ],
  }),
};

/** Returns the recording without its duration, which only JSON Feed has. */
const enclosures = ({ recording }: Article) => {
  if (recording === undefined) return undefined;
  const { duration: _, ...enclosure } = recording;
  return [enclosure];
};

const common = (one: Article) => ({
  id: one.id,
  title: one.title,
  link: one.url,
  summary: one.summary,
  authors: some(one.authors.map(({ name }) => name)),
  topics: some(one.topics.map(({ label }) => label)),
});

/** Trims values and drops empty ones, as the library does. */
const trimmed = (text: string) => text.trim() || undefined;
