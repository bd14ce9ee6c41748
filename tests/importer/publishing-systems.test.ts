/** Imports of feeds from common publishing systems. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { toRfc3339 } from "../../src/model/instant.ts";
import { compiledIn, importText, seedsIn } from "../support/import.ts";

async function imported(name: string, files: Readonly<Record<string, string>> = {}) {
  const run = await importText(readFileSync(`tests/fixtures/import/${name}`), files);
  expect(run.failures).toEqual([]);
  return { ...run, articles: await compiledIn(run.folder), seeds: seedsIn(run.folder) };
}

const notes = (run: { readonly notes: readonly { readonly message: string }[] }) =>
  run.notes.map(({ message }) => message);
const dates = ({ published, updated }: Article) => [published, updated].map(toRfc3339);
const names = ({ authors }: Article) => authors.map(({ name }) => name);
const labels = ({ topics }: Article) => topics.map(({ label }) => label);

describe("WordPress", () => {
  it("keeps guid, address, author and categories, and makes relative addresses absolute", async () => {
    const { articles, seeds, redirects, ...run } = await imported("wordpress.xml");
    const [hello, fog] = articles;
    expect(fog).toMatchObject({
      id: "https://log.example/?p=123",
      slug: "fog-fenders",
      title: "Fog, fenders & “finals”: a night in May",
      summary: expect.stringMatching(/^Fog at the fairway buoy, and a ship that would not wait\. \[…\]/),
    });
    expect(fog && [dates(fog)[0], names(fog), labels(fog)]).toEqual([
      "2024-05-06T20:15:00Z",
      ["Kari Nordmann"],
      ["Harbour & quay", "Weather"],
    ]);
    expect(fog?.contentHtml).toContain('src="https://log.example/wp-content/uploads/2024/05/fog.jpg"');
    expect(fog?.contentHtml).toContain("https://log.example/wp-content/uploads/fog-300.jpg 300w");
    expect(fog?.contentHtml).toContain('href="https://log.example/2024/05/tugs/"');
    // A link within the article leads to the new address.
    expect(fog?.contentHtml).toContain('articles/fog-fenders#respond"');
    expect(fog?.contentHtml).toContain("---\nnot: front matter\n---");
    expect(hello).toMatchObject({
      id: "https://log.example/?p=1",
      slug: "hello-world",
      topics: [],
      title: "Hello world!",
    });
    expect(Object.keys(seeds)).toEqual(["2018-01-01-hello-world.html", "2024-05-06-fog-fenders.html"]);
    expect(Object.fromEntries(redirects)).toEqual({
      "/2024/05/fog-fenders/": "/articles/fog-fenders",
      "/feed/": "/rss.xml",
    });
    expect(notes(run)).toEqual([]);
  });
});

describe("Ghost", () => {
  it("keeps its hexadecimal guid, which is not an IRI, and the picture", async () => {
    const { articles, ...run } = await imported("ghost.xml");
    expect(articles).toMatchObject([
      {
        id: "6638c1a9e4b0a90001d3f7aa",
        atomId: expect.stringMatching(/^urn:uuid:/),
        slug: "why-cranes-are-painted",
        image: { url: "https://letters.example/content/images/crane.jpg", alt: "A crane" },
        summary: "Paint is cheaper than steel.",
      },
    ]);
    expect(notes(run)).toEqual([
      "1 had an id that is not an IRI, so they have another id in Atom, which requires IRIs (RFC 4287 4.2.6)",
    ]);
  });
});

describe("Blogger", () => {
  it("keeps its tag: ids, both dates and labels, but not the category that marks the kind", async () => {
    const { articles, redirects } = await imported("blogger.xml");
    const [bowline] = articles;
    expect(bowline).toMatchObject({
      id: "tag:blogger.com,1999:blog-7045.post-881",
      slug: "the-bowline",
      title: "The bowline & its loop",
      authors: [{ name: "Ingrid Ås", url: "http://www.blogger.com/profile/11" }],
    });
    expect(bowline && [dates(bowline), labels(bowline)]).toEqual([
      ["2011-03-04T09:15:00Z", "2012-01-01T11:00:00Z"],
      ["Bowline"],
    ]);
    expect(bowline?.contentHtml).toContain('href="https://knots.example/p/rope.html"');
    expect([...redirects.keys()]).toContain("/2011/03/the-bowline.html");
  });
});

describe("Hugo", () => {
  it("has descriptions only, which the report mentions, and dates of the year 1, replaced by the feed's date", async () => {
    const { articles, ...run } = await imported("hugo.xml");
    expect(
      articles.map(({ slug, language, contentHtml }) => [slug, language, contentHtml]).toSorted(),
    ).toEqual([
      ["about", "nb-NO", "<p>Kven som skriv.</p>"],
      ["utvaer", "nb-NO", "<p>Det vestligste fyret i landet.</p>"],
    ]);
    expect(articles.map((one) => dates(one)[0])).toEqual(["2024-05-05T08:00:00Z", "2024-05-05T08:00:00Z"]);
    expect(notes(run)).toEqual([
      "2 had only a description, which became the text",
      "1 had no date and got the date of the feed",
    ]);
  });
});

describe("JSON Feed", () => {
  it("1.0: one author, entries without titles, ids that are numbers", async () => {
    const { articles, seeds } = await imported("microblog.json");
    expect(articles.map(({ id, title, contentHtml }) => ({ id, title, contentHtml }))).toEqual([
      // Without text there is no headline, so the title is the date.
      {
        id: "photo-7",
        title: "2024-05-04",
        contentHtml: '<p><img src="https://deck.example/img/7.jpg" alt="" /></p>',
      },
      {
        id: "41",
        title: "Two ships < three tugs",
        contentHtml: "<p>Two ships &lt; three tugs.</p>\n<p>Both late.</p>",
      },
      {
        id: "https://deck.example/2024/05/06/081500.html",
        title: "Gulls on the radar again",
        contentHtml: "<p>Gulls on the radar again.</p>",
      },
    ]);
    expect(articles.map(names)).toEqual([["Jon Doe"], ["Mate"], ["Jon Doe"]]);
    expect(Object.values(seeds).filter((seed) => /^title:/m.test(seed))).toHaveLength(1);
  });

  it("1.1: several authors, tags, language, picture, attachments, and what it is about", async () => {
    const { articles } = await imported("newsletter.json");
    const [flags] = articles;
    expect(flags).toMatchObject({
      id: "1f0c",
      slug: "flags-at-half-mast",
      authors: [{ name: "Kari Nordmann", url: "https://signals.example/kari" }, { name: "Per Nilsen" }],
      language: "nn",
      image: { url: "https://signals.example/img/flags.jpg" },
      summary: "Who lowers them, and why.",
    });
    expect(flags && [dates(flags), labels(flags)]).toEqual([
      ["2024-05-01T07:00:00Z", "2024-05-02T07:00:00Z"],
      ["Flags", "Customs at sea"],
    ]);
    expect(flags?.contentHtml.split("\n")).toEqual([
      '<figure><img src="https://signals.example/img/flags.jpg" alt="" /></figure>',
      '<p>Who lowers them, <a href="https://signals.example/issues/who">and why</a>.</p>',
      '<p><a href="https://signals.example/flags.pdf">All flags</a> (application/pdf)</p>',
      '<p><a href="https://museum.example/flags">https://museum.example/flags</a></p>',
    ]);
  });
});

describe("RSS 1.0", () => {
  it("has ids in rdf:about, and dates and authors in Dublin Core", async () => {
    const { articles } = await imported("press.rdf");
    const [buoy] = articles;
    expect(buoy).toMatchObject({
      id: "http://press.example/notices/12",
      slug: "buoy-moved",
      title: "Notice to mariners",
      contentHtml: "<p>The buoy has moved.</p>",
    });
    expect(buoy && [dates(buoy)[0], names(buoy), labels(buoy)]).toEqual([
      "2003-02-01T09:00:00Z",
      ["Harbour office"],
      ["Buoys"],
    ]);
  });
});

describe("a podcast", () => {
  it("keeps its recordings, which stay at their addresses", async () => {
    const { articles } = await imported("podcast.xml");
    const [cook] = articles;
    expect(cook).toMatchObject({
      id: "watch-012",
      slug: "12-the-cook",
      image: { url: "https://watch.example/art/012.jpg" },
      recording: {
        url: "https://media.example/watch/012.mp3?from=feed&x=1",
        length: 1234567,
        type: "audio/mpeg",
      },
    });
    expect(cook && [dates(cook)[0], names(cook)]).toEqual(["2024-05-05T02:00:00Z", ["The Night Watch"]]);
    expect(cook?.contentHtml).toBe(
      '<figure><img src="https://watch.example/art/012.jpg" alt="" /></figure>\n<figure><audio controls src="https://media.example/watch/012.mp3?from=feed&amp;x=1"></audio></figure>\n<p>What a crew eats at four in the morning.</p>',
    );
  });
});

describe("categories", () => {
  const VOCABULARY =
    "extends: nothing\ntopics:\n  - {slug: harbour, label: Harbour & quay}\n  - {slug: gales, aliases: [weather]}\n";

  it("become topics if the site's vocabulary has them, also by label and by earlier names", async () => {
    const { articles, ...run } = await imported("wordpress.xml", { "_topics.yaml": VOCABULARY });
    expect(articles.map((one) => one.topics.map(({ slug }) => slug))).toEqual([[], ["harbour", "gales"]]);
    expect(notes(run)).toEqual([]);
  });

  it("are reported if the vocabulary does not have them", async () => {
    const { articles, ...run } = await imported("newsletter.json", { "_topics.yaml": VOCABULARY });
    expect(articles.map(({ topics }) => topics)).toEqual([[]]);
    expect(notes(run)).toContain(
      "2 categories are not topics in _topics.yaml: flags (1), Customs at sea (1)",
    );
  });
});
