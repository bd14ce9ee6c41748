import { describe, expect, it } from "vitest";
import { readBackAtom, readBackJson, readBackRss } from "../../../src/compiler/render/read-back.ts";
import { itemOf, render } from "../../../src/compiler/render/render.ts";
import { article, SITE, topic } from "../../support/articles.ts";

const ONE = article({
  title: "A & B",
  language: "nn",
  authors: [{ name: "Ingrid Ås", url: "https://notes.example/ingrid" }, { name: "Per Nilsen" }],
  topics: [topic("harbour"), topic("energy")],
  dateline: "BERGEN, Norway",
  credit: "Harbour Desk",
  label: "UPDATE 2",
  image: {
    url: "https://notes.example/media/tides-1.png",
    width: 4,
    height: 3,
    type: "image/png",
    alt: "Waves",
  },
  recording: { url: "https://notes.example/media/bell-1.mp3", length: 344, type: "audio/mpeg", duration: 3 },
  derived: ["title"],
});
const PIECES = render(ONE, SITE);
const ITEMS = { rss: itemOf("rss", PIECES), atom: itemOf("atom", PIECES), json: itemOf("json", PIECES) };
const fields = (differences: readonly { field: string }[]) => differences.map(({ field }) => field);

/** Each row is a fault that a renderer could have. Reading back must find it. */
describe("reading back an RSS item", () => {
  it.each([
    ["items", "</item>", "</item><item><title>x</title></item>"],
    ["guid", "urn:uuid:", "urn:uuid:0"],
    ["guid/@isPermaLink", 'isPermaLink="false"', 'isPermaLink="true"'],
    ["title", "A &amp; B", "A &amp;amp; B"],
    ["link", "/articles/tides", "/articles/other"],
    ["pubDate", "2024", "2023"],
    ["dc:creator", "<dc:creator>Per Nilsen</dc:creator>", ""],
    ["dc:language", "nn", "nb"],
    ["category", ">Energy<", ">energy<"],
    ["category/@domain", "<category>Energy", '<category domain="https://notes.example/topics/">Energy'],
    ["atom:updated", "<category>", "<atom:updated>2024-05-04T08:00:00Z</atom:updated><category>"],
    ["description", "first column", "1st column"],
    ["content:encoded", "]]></content", " ]]></content"],
    ["source", "<pubDate>", "<source>x</source><pubDate>"],
    ["link/@rel", "<link>", '<link rel="self">'],
    ["content:encoded", "<![CDATA[<p>", "<![CDATA[<p >"],
    [
      "media:content/@url",
      "<media:content",
      '<media:content url="https://notes.example/b.png" medium="image"/><media:content',
    ],
    ["media:content/@width", 'width="4"', ""],
    ["media:content/@medium", 'medium="image"', 'medium="video"'],
    ["media:content/media:description", ">Waves<", ">Tides<"],
    ["enclosure", "<enclosure", '<enclosure url="https://notes.example/b.mp3"/><enclosure'],
    ["enclosure/@url", "/media/bell-1.mp3", "/media/bell-2.mp3"],
    ["enclosure/@length", 'length="344"', 'length="0"'],
    ["enclosure/@type", 'type="audio/mpeg"', 'type="audio/mp3"'],
    ["XML", "A &amp; B", "A & B"],
    ["XML", "A &amp; B", "A \u0001 B"],
    ["XML", "</content:encoded>", ""],
  ])("finds a wrong %s", (field, good, bad) => {
    expect(ITEMS.rss).toContain(good);
    expect(fields(readBackRss(ITEMS.rss.replace(good, bad), ONE, SITE))).toContain(field);
  });

  it("finds nothing in a right one", () => expect(readBackRss(ITEMS.rss, ONE, SITE)).toEqual([]));

  it.each([
    ["missing", ""],
    ["wrong", "<atom:updated>2024-05-05T08:00:00Z</atom:updated>\n"],
  ])("finds a %s atom:updated of an article that changed", (_, bad) => {
    const changed = { ...ONE, updated: ONE.published + 3_600_000 };
    const item = itemOf("rss", render(changed, SITE));
    expect(readBackRss(item, changed, SITE)).toEqual([]);
    const wrong = item.replace(/<atom:updated>.*<\/atom:updated>\n/, bad);
    expect(fields(readBackRss(wrong, changed, SITE))).toEqual(["atom:updated"]);
  });
});

describe("reading back an RSS item of a podcast", () => {
  const podcast = {
    image: "x",
    categories: [],
    explicit: false,
    author: "x",
    medium: "podcast",
    locked: false,
  };
  const site = { ...SITE, podcast };
  const item = itemOf("rss", render(ONE, site));

  it.each([
    ["itunes:duration", ">3<", ">4<"],
    ["itunes:author", "Ingrid Ås, Per Nilsen", "Per Nilsen"],
  ])("finds a wrong %s", (field, good, bad) => {
    expect(item).toContain(good);
    expect(fields(readBackRss(item.replace(good, bad), ONE, site))).toContain(field);
  });

  it("finds elements whose prefix is not declared on a site without `podcast:`", () => {
    expect(fields(readBackRss(item, ONE, SITE))).toEqual(["XML"]);
    expect(readBackRss(item, ONE, site)).toEqual([]);
  });
});

describe("reading back an Atom entry", () => {
  it.each([
    ["items", "</entry>", "</entry><entry/>"],
    ["id", "urn:uuid:", "urn:uuid:0"],
    ["title/@type", 'title type="text"', 'title type="html"'],
    ["link/@rel", 'rel="alternate"', 'rel="related"'],
    ["published", "<published>2024", "<published>2023"],
    ["updated", "<updated>2024", "<updated>2025"],
    ["author/name", "<name>Per Nilsen</name>", "<name>Per</name>"],
    ["author/uri", "notes.example/ingrid", "notes.example/per"],
    ["@xml:lang", 'xml:lang="nn"', ""],
    ["category/@term", 'term="harbour"', 'term="Harbour"'],
    ["category/@scheme", "/topics/", "/tags/"],
    ["category/@label", 'label="Energy"', ""],
    ["summary", "first column", "1st column"],
    ["content", "<p>", "<p >"],
    ["rights", "<published>", "<rights>x</rights><published>"],
    ["author/email", "</author>", "<email>x</email></author>"],
    ["media:content/@url", "/media/tides-1.png", "/media/tides-2.png"],
    ["media:content/@type", 'type="image/png"', 'type="image/jpg"'],
    [
      "link/@href",
      '<link rel="enclosure"',
      '<link rel="enclosure" href="https://notes.example/b"/><link rel="enclosure"',
    ],
    ["link/@rel", 'rel="enclosure"', 'rel="related"'],
    ["link/@length", 'length="344"', ""],
    ["link/@type", 'type="audio/mpeg"', 'type="audio/mp3"'],
    ["XML", 'label="Energy"', 'label="<"'],
  ])("finds a wrong %s", (field, good, bad) => {
    expect(ITEMS.atom).toContain(good);
    expect(fields(readBackAtom(ITEMS.atom.replace(good, bad), ONE, SITE))).toContain(field);
  });

  it("finds nothing in a right one", () => expect(readBackAtom(ITEMS.atom, ONE, SITE)).toEqual([]));
});

describe("reading back a JSON Feed item", () => {
  it.each([
    ["id", "urn:uuid:", "urn:uuid:0"],
    ["title", "A & B", "A &amp; B"],
    ["date_published", '"date_published":"2024', '"date_published":"2023'],
    ["authors", "Per Nilsen", "Per"],
    ["tags", '"Energy"', '"energy"'],
    ["content_html", "<p>", "<p >"],
    ["language", '"nn"', '"nb"'],
    ["_seedcast.authors", '"ingrid-as"', '"per"'],
    ["_seedcast.image", '"width":4', '"width":5'],
    ["_seedcast.topics", '"slug":"harbour"', '"slug":"quay"'],
    ["_seedcast.dateline", "BERGEN", "OSLO"],
    ["_seedcast.credit", "Harbour Desk", "Desk"],
    ["_seedcast.label", "UPDATE 2", "UPDATE 3"],
    ["image", "/media/tides-1.png", "/media/tides-2.png"],
    ["attachments", '"size_in_bytes":344', '"size_in_bytes":0'],
    ["attachments", '"duration_in_seconds":3', '"duration_in_seconds":"3"'],
    ["_seedcast.derived", ',"derived":["title"]', ""],
  ])("finds a wrong %s", (field, good, bad) => {
    expect(ITEMS.json).toContain(good);
    expect(fields(readBackJson(ITEMS.json.replace(good, bad), ONE))).toContain(field);
  });

  it("finds nothing in a right one", () => expect(readBackJson(ITEMS.json, ONE)).toEqual([]));
});
