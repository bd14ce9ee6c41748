/**
 * Requirement 37: a recording is an enclosure in all three formats. Two libraries read the documents of the
 * podcast fixture.
 */

import { statSync } from "node:fs";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { createApp } from "../../src/edge/app.ts";
import { NAMESPACES } from "../../src/formats/namespaces.ts";
import { mediaPath } from "../../src/model/address.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../src/model/format.ts";
import { PODCAST } from "../support/newsroom.ts";
import { NOW, openFiles } from "../support/pack.ts";
import { articlesWithText } from "../support/seeds.ts";

const compiled = await compile({ folder: PODCAST });
if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
const { media, pack, site } = compiled.value;
const app = createApp(openFiles(pack), () => NOW);
const document = async (format: Format) => (await app.request(`/${FORMATS[format].document}`)).text();

type Enclosure = { readonly url?: unknown; readonly length?: unknown; readonly type?: unknown };

/** Reads the enclosures of each entry by the entry's title. */
const read: Record<Format, (text: string) => [title: unknown, enclosures: Enclosure[]][]> = {
  rss: (text) => (parseRssFeed(text).items ?? []).map(({ title, enclosures = [] }) => [title, enclosures]),
  atom: (text) =>
    (parseAtomFeed(text).entries ?? []).map(({ title, links = [] }) => [
      title?.value,
      links
        .filter(({ rel }) => rel === "enclosure")
        .map(({ href, length, type }) => ({ url: href, length, type })),
    ]),
  json: (text) =>
    (parseJsonFeed(text).items ?? []).map(({ title, attachments = [] }) => [
      title,
      attachments.map(({ url, size_in_bytes: length, mime_type: type }) => ({ url, length, type })),
    ]),
};

const served = (stem: string, extension: string) =>
  expect.stringMatching(new RegExp(`^https://sounds\\.example/media/${stem}-[0-9a-f]{16}\\.${extension}$`));

describe.each(FORMAT_NAMES)("%s", (format) => {
  it("has one enclosure with address, length and media type in each entry with a recording", async () => {
    expect(read[format](await document(format))).toEqual([
      ["No sound this week", []],
      ["On the slipway", [{ url: served("slipway", "mp4"), length: 201, type: "video/mp4" }]],
      [
        "The last ferry",
        [
          {
            url: "https://cdn.sounds.example/ferry.mp3?from=feed&x=1",
            length: 31_457_280,
            type: "audio/mpeg",
          },
        ],
      ],
      ["The fog bell", [{ url: served("bell", "wav"), length: 444, type: "audio/wav" }]],
    ]);
  });

  it("has the length of the very file that is served", async () => {
    const own = read[format](await document(format))
      .flatMap(([, enclosures]) => enclosures)
      .filter(({ url }) => String(url).startsWith(site.url));
    expect(own).toHaveLength(2);
    for (const { url, length, type } of own) {
      const file = media.find((one) => url === site.url + mediaPath(one.served));
      expect({ length, type }).toEqual({
        length: statSync(file?.location ?? "").size,
        type: file?.mediaType,
      });
    }
  });
});

describe("the content", () => {
  it("has one player of each recording", async () => {
    for (const { recording, contentHtml } of Object.values(await articlesWithText({ folder: PODCAST }))) {
      const players = [...contentHtml.matchAll(/<(?:audio|video) controls src="([^"]+)">/g)];
      expect(players.map(([, src]) => src?.replaceAll("&amp;", "&"))).toEqual(
        recording === undefined ? [] : [recording.url],
      );
    }
  });
});

describe("JSON Feed", () => {
  it("has attachments of the types that version 1.1 defines, with durations in seconds", async () => {
    const { items } = JSON.parse(await document("json")) as { items: { attachments?: object[] }[] };
    expect(items.flatMap(({ attachments = [] }) => attachments)).toEqual([
      expect.objectContaining({ mime_type: "video/mp4", duration_in_seconds: 12 }),
      {
        url: "https://cdn.sounds.example/ferry.mp3?from=feed&x=1",
        mime_type: "audio/mpeg",
        size_in_bytes: 31_457_280,
        duration_in_seconds: 1265,
      },
      expect.objectContaining({ mime_type: "audio/wav", duration_in_seconds: 4 }),
    ]);
    expect(items[0]).not.toHaveProperty("attachments");
  });
});

describe("the RSS channel for podcast directories", () => {
  it("has every element that Apple requires, in namespaces that are spelled exactly", async () => {
    const parsed = XmlDocument.fromString(await document("rss"));
    try {
      const texts = (path: string) => parsed.root.find(path, NAMESPACES).map(({ content }) => content);
      expect(texts("channel/itunes:image/@href")).toEqual([served("cover", "png")]);
      expect(texts("channel/itunes:category/@text")).toEqual(["Society & Culture", "News"]);
      expect(texts("channel/itunes:category/itunes:category/@text")).toEqual(["Places & Travel"]);
      expect(texts("channel/itunes:explicit")).toEqual(["false"]);
      expect(texts("channel/itunes:owner/itunes:email")).toEqual(["desk@sounds.example"]);
      expect(texts("channel/podcast:guid")).toEqual(["26a4fdd3-096c-54d4-a4fb-0138e0b2f226"]);
      for (const element of ["title", "description", "language", "link"])
        expect(texts(`channel/${element}`)).toHaveLength(1);
      for (const element of ["title", "guid", "pubDate", "itunes:duration", "itunes:author"])
        expect(texts(`channel/item[enclosure]/${element}`)).toHaveLength(3);
      expect(texts("channel/item[enclosure]/itunes:duration")).toEqual(["12", "1265", "4"]);
      expect(texts("channel/item[not(enclosure)]/itunes:*")).toEqual([]);
    } finally {
      parsed.dispose();
    }
  });
});
