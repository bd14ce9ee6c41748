/** The page of an article: its text for people and its metadata for programs. */

import { describe, expect, it } from "vitest";
import { createApp } from "../../../src/edge/app.ts";
import { article, SITE } from "../../support/articles.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { appOf, NOW, packOf } from "../../support/pack.ts";

const newsroom = await newsroomApp();
const DAY = 86_400_000;
type App = Awaited<ReturnType<typeof appOf>>;
const read = async (app: App, path = "/articles/tides") => (await app.request(path)).text();
const dataOf = (text: string) =>
  JSON.parse(text.match(/<script type="application\/ld\+json">([^<]*)<\/script>/)?.[1] ?? "null");

describe("the page for a person", () => {
  it("has headline, authors, place, date, text, topics and source", async () => {
    const text = await read(newsroom, "/articles/pilots");
    expect(text).toContain('<h1 class="p-name">A pilot boards every ship');
    expect(text).toContain(
      'By <a class="p-author h-card" rel="author" href="/authors/kari-nordmann">Kari Nordmann</a>',
    );
    expect(text).toContain('<span class="dateline p-location">BERGEN</span>');
    expect(text).toContain('<time class="dt-published" datetime="2024-05-03T22:00:00Z">May 4, 2024</time>');
    expect(text).toMatch(/<div class="e-content">\n<p>BERGEN \(Harbour Desk\)/);
    expect(text).toContain('<a class="p-category" rel="tag" href="/topics/harbour">Harbour &amp; quay</a>');
    expect(text).toContain("<p>Source: Harbour Desk</p>");
  });

  it("shows the date of an edit only if there was one", async () => {
    expect(await read(newsroom, "/articles/shore-power")).toContain(
      'Updated <time class="dt-updated" datetime="2024-05-07T22:00:00Z">May 8, 2024</time>',
    );
    expect(await read(newsroom, "/articles/pilots")).not.toContain("Updated");
    const ahead = await read(await appOf([article({ updated: NOW + DAY })]));
    expect(ahead).not.toContain("Updated");
    expect(dataOf(ahead).dateModified).toBe(dataOf(ahead).datePublished);
  });

  it("links the newer and the older article if they are public", async () => {
    const app = await appOf([
      article({ slug: "scheduled", published: NOW + DAY }),
      article({ slug: "newest", published: NOW - DAY }),
      article({ slug: "expired", published: NOW - 2 * DAY, expires: NOW - DAY }),
      article({ slug: "middle", published: NOW - 3 * DAY }),
      article({ slug: "oldest", published: NOW - 4 * DAY }),
      article({ slug: "apart", published: NOW - 3 * DAY, unlisted: true }),
    ]);
    const beside = async (slug: string) =>
      [
        ...(await read(app, `/articles/${slug}`)).matchAll(
          /<a rel="(prev|next)" href="\/articles\/([a-z]+)">/g,
        ),
      ].map(([, rel, to]) => `${rel} ${to}`);
    expect(await beside("middle")).toEqual(["prev newest", "next oldest"]);
    expect(await beside("newest")).toEqual(["next middle"]);
    expect(await beside("oldest")).toEqual(["prev middle"]);
    expect(await beside("apart")).toEqual([]);
  });

  it("has the article's language and direction, and the site's own words have the site's", async () => {
    const text = await read(await appOf([article({ language: "he" })]));
    expect(text).toContain('<html lang="he" dir="rtl">');
    expect(text).toContain('<header class="masthead" lang="en" dir="ltr">');
    expect(await read(await appOf([article()], { site: { ...SITE, language: "fa" } }))).toContain(
      '<html lang="fa" dir="rtl">',
    );
  });
});

describe("the page for programs", () => {
  it("has a NewsArticle of schema.org", async () => {
    expect(dataOf(await read(newsroom, "/articles/pilots"))).toEqual({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "A pilot boards every ship longer than 70 metres before it enters the fjord",
      description:
        "A pilot boards every ship longer than 70 metres before it enters the fjord, the port authority said on Saturday.",
      url: "https://notes.example/articles/pilots",
      mainEntityOfPage: "https://notes.example/articles/pilots",
      inLanguage: "en",
      datePublished: "2024-05-03T22:00:00Z",
      dateModified: "2024-05-03T22:00:00Z",
      author: [{ "@type": "Person", name: "Kari Nordmann" }],
      publisher: {
        "@type": "Organization",
        name: "Harbour & Fjord Notes",
        url: "https://notes.example/",
        logo: "https://notes.example/logo.png",
      },
      articleSection: ["Harbour & quay"],
      dateline: "BERGEN",
      creditText: "Harbour Desk",
    });
  });

  it("does not end its script element early, and keeps the title as written", async () => {
    const title = "</script><script>alert(1)</script><!--";
    const text = await read(await appOf([article({ title })]));
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(dataOf(text).headline).toBe(title);
  });

  it("has Open Graph data, a description and a canonical address", async () => {
    const text = await read(newsroom, "/articles/shore-power");
    for (const line of [
      '<link rel="canonical" href="https://notes.example/articles/shore-power">',
      '<meta name="description" content="Ships that plug in at berth burn less oil; 5 &lt; 6 grams of soot &amp; falling.">',
      '<meta property="og:type" content="article">',
      '<meta property="og:title" content="Shore power &amp; &quot;cold ironing&quot;: &lt;3 for the quay">',
      '<meta property="og:url" content="https://notes.example/articles/shore-power">',
      '<meta property="og:site_name" content="Harbour &amp; Fjord Notes">',
      '<meta property="article:modified_time" content="2024-05-07T22:00:00Z">',
    ])
      expect(text).toContain(line);
  });

  it("is an h-entry", async () => {
    const text = await read(newsroom, "/articles/shore-power");
    for (const property of [
      "h-entry",
      "p-name",
      "p-author h-card",
      "dt-published",
      "dt-updated",
      "e-content",
      "p-category",
      "u-url",
    ])
      expect(text).toContain(`class="${property}"`);
  });
});

describe("a lead image", () => {
  const image = { url: "https://notes.example/quay.jpg", width: 640, height: 480, alt: "A quay" };
  const pack = packOf([article({ image })]);

  it("is small in lists, with an empty text because the title is beside it", async () => {
    const text = await read(
      createApp(await pack, () => NOW),
      "/",
    );
    expect(text).toContain(
      '<img class="u-photo" src="https://notes.example/quay.jpg" alt="" loading="lazy" width="640" height="480">',
    );
  });

  it("is in the metadata for programs", async () => {
    const text = await read(createApp(await pack, () => NOW));
    expect(text).toContain('<meta property="og:image" content="https://notes.example/quay.jpg">');
    expect(text).toContain('<meta property="og:image:alt" content="A quay">');
    expect(dataOf(text).image).toEqual({
      "@type": "ImageObject",
      url: image.url,
      width: 640,
      height: 480,
      caption: "A quay",
    });
  });
});
