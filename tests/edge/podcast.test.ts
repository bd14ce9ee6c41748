/** Requirement 37: the elements for podcast directories in RSS channels, and the metadata of pages. */

import { parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { podcastGuid } from "../../src/edge/podcast-guid.ts";
import { EVERYTHING } from "../../src/model/address.ts";
import type { Podcast, Site } from "../../src/model/site.ts";
import { article, SITE, topic } from "../support/articles.ts";
import { appOf } from "../support/pack.ts";

const PODCAST: Podcast = {
  image: "https://notes.example/media/cover-1.png?a=1&b=2",
  categories: [{ name: "Documentary", within: "Society & Culture" }, { name: "News" }],
  explicit: false,
  author: "The Harbour Desk",
  owner: { name: "Desk & Co", email: "desk@notes.example" },
  type: "serial",
  medium: "podcast",
  locked: true,
};
const PODCAST_SITE: Site = { ...SITE, podcast: PODCAST };
const BELL = article({
  slug: "bell",
  authors: [{ name: "Ingrid Ås" }, { name: "Per Nilsen" }],
  topics: [topic("sounds")],
  recording: {
    url: "https://notes.example/media/bell-1.mp3",
    length: 344,
    type: "audio/mpeg",
    duration: 3723,
  },
});
const NOTICE = article({ slug: "notice", topics: [topic("sounds")] });
const get = async (path: string, site = PODCAST_SITE, articles = [BELL, NOTICE]) =>
  (await (await appOf(articles, { site })).request(path)).text();

describe("the channel of a site with `podcast:`", () => {
  it("has the elements that Apple requires, as a feed library reads them", async () => {
    const { itunes, podcast, language, title, description } = parseRssFeed(await get("/rss.xml"));
    expect({ language, title, description }).toMatchObject({ language: "en", title: SITE.title });
    expect(itunes).toEqual({
      image: PODCAST.image,
      categories: [{ text: "Society & Culture", categories: [{ text: "Documentary" }] }, { text: "News" }],
      explicit: false,
      author: "The Harbour Desk",
      owner: { name: "Desk & Co", email: "desk@notes.example" },
      type: "serial",
    });
    expect(podcast).toMatchObject({ guid: podcastGuid(EVERYTHING, PODCAST_SITE), medium: "podcast" });
    expect(await get("/rss.xml")).toContain(
      '<podcast:locked owner="desk@notes.example">yes</podcast:locked>',
    );
  });

  it("has them in the feed of each topic, with an id of its own, and in archives with the id of the feed", async () => {
    const idOf = async (path: string) => /<podcast:guid>([^<]+)</.exec(await get(path))?.[1];
    const all = await idOf("/rss.xml");
    expect(all).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(await idOf("/archive/1/rss.xml")).toBe(all);
    expect(await idOf("/rss.xml?limit=1")).toBe(all);
    expect(await idOf("/topics/sounds/rss.xml")).toMatch(/-5/);
    expect(await idOf("/topics/sounds/rss.xml")).not.toBe(all);
  });

  it("declares the namespaces in all RSS documents, also in one without recordings", async () => {
    const declared =
      /xmlns:itunes="http:\/\/www\.itunes\.com\/dtds\/podcast-1\.0\.dtd" xmlns:podcast="https:\/\/podcastindex\.org\/namespace\/1\.0"/;
    expect(await get("/rss.xml", PODCAST_SITE, [NOTICE])).toMatch(declared);
    expect(await get("/rss.xml")).toMatch(declared);
    expect(await get("/rss.xml", SITE)).not.toMatch(/itunes|podcast/);
    expect(await get("/atom.xml")).not.toMatch(/itunes|podcast:/);
  });

  it("has the duration and the authors of each recording, and no such element without one", async () => {
    const items = parseRssFeed(await get("/rss.xml")).items ?? [];
    const byLink = new Map(items.map(({ link, itunes }) => [link, itunes]));
    expect(byLink.get(BELL.url)).toEqual({ duration: 3723, author: "Ingrid Ås, Per Nilsen" });
    expect(byLink.get(NOTICE.url)).toBeUndefined();
  });
});

describe("a withdrawn article", () => {
  it("has no recording in any feed, and keeps its entry", async () => {
    const reason = "The bell was never rung.";
    const withdrawn = { ...BELL, withdrawn: { date: BELL.updated + 1000, reason } };
    for (const path of ["/rss.xml", "/atom.xml", "/feed.json"]) {
      const text = await get(path, PODCAST_SITE, [withdrawn, NOTICE]);
      expect(text).toContain(reason);
      expect(text).not.toContain("bell-1.mp3");
      expect(text).not.toMatch(/<itunes:duration|rel="enclosure"|"attachments"/);
    }
  });
});

describe("podcast:guid", () => {
  it("is the UUID of the feed's address without scheme, as the namespace defines it", () => {
    const site = { url: "https://sounds.example", podcast: PODCAST };
    expect(podcastGuid(EVERYTHING, site)).toBe(
      podcastGuid(EVERYTHING, { ...site, url: "http://sounds.example" }),
    );
    // Computed from `sounds.example/rss.xml` with Python's uuid.uuid5.
    expect(podcastGuid(EVERYTHING, site)).toBe("26a4fdd3-096c-54d4-a4fb-0138e0b2f226");
  });

  it("is the one that the publisher wrote, for the feed with all articles only", () => {
    const guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
    const site = { url: SITE.url, podcast: { ...PODCAST, guid } };
    expect(podcastGuid(EVERYTHING, site)).toBe(guid);
    expect(podcastGuid({ kind: "corrections" }, site)).not.toBe(guid);
  });
});

describe("the page of an article with a recording", () => {
  it("has Open Graph and an AudioObject", async () => {
    const page = await get("/articles/bell");
    expect(page).toContain('<meta property="og:audio" content="https://notes.example/media/bell-1.mp3">');
    expect(page).toContain('<meta property="og:audio:type" content="audio/mpeg">');
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      audio: {
        "@type": "AudioObject",
        contentUrl: "https://notes.example/media/bell-1.mp3",
        encodingFormat: "audio/mpeg",
        duration: "PT3723S",
      },
    });
  });

  it("has a VideoObject for a film, and neither for an article without recordings", async () => {
    const film = {
      ...BELL,
      recording: { url: "https://notes.example/media/a.mp4", length: 5, type: "video/mp4" },
    };
    const page = await get("/articles/bell", SITE, [film, NOTICE]);
    expect(page).toContain('<meta property="og:video" content="https://notes.example/media/a.mp4">');
    expect(page).toMatch(/"video":\{"@type":"VideoObject","name":"How to read a tide table"/);
    expect(await get("/articles/notice")).not.toMatch(/og:audio|og:video|AudioObject|VideoObject/);
  });
});
