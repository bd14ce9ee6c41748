/** Requirement 37: recordings of other sites' feeds stay recordings. */

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compiledIn, importText, seedsIn } from "../support/import.ts";
import { importPosts } from "../support/import-media.ts";
import { png } from "../support/pictures.ts";
import { mp3 } from "../support/recordings.ts";

const URL_12 = "https://media.example/012.mp3?from=feed&x=1";

const rss = (item: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Night watch</title><link>https://watch.example/</link><description>Talks</description>
<item><title>The cook</title><description>What a crew eats.</description><guid isPermaLink="false">watch-012</guid>
<pubDate>Sat, 04 May 2024 21:00:00 GMT</pubDate>${item}</item></channel></rss>`;

const atom = (link: string) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><title>Night watch</title><updated>2024-05-04T21:00:00Z</updated>
<entry><id>urn:x:12</id><title>The cook</title><updated>2024-05-04T21:00:00Z</updated>
<link rel="alternate" href="https://watch.example/12"/>${link}<content type="html">&lt;p&gt;What a crew eats.&lt;/p&gt;</content></entry></feed>`;

const json = (attachments: object) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Night watch",
    items: [
      {
        id: "watch-012",
        url: "https://watch.example/12",
        title: "The cook",
        date_published: "2024-05-04T21:00:00Z",
        content_html: "<p>What a crew eats.</p>",
        attachments,
      },
    ],
  });

const wxr = (meta: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel>
<title>Night watch</title><link>https://watch.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://watch.example</wp:base_blog_url>
<item><title>The cook</title><link>https://watch.example/12/</link><guid isPermaLink="false">https://watch.example/?p=12</guid>
<content:encoded><![CDATA[<p>What a crew eats.</p>]]></content:encoded><wp:post_id>12</wp:post_id><wp:post_date_gmt>2024-05-04 21:00:00</wp:post_date_gmt>
<wp:post_name>the-cook</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value><![CDATA[${meta}]]></wp:meta_value></wp:postmeta></item></channel></rss>`;

async function imported(feed: string) {
  const { folder, skipped, failures } = await importText(feed);
  expect([skipped, failures]).toEqual([[], []]);
  const [seed = ""] = Object.values(seedsIn(folder));
  const [, frontMatter = "", html = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(seed) ?? [];
  const [article] = await compiledIn(folder);
  return { fields: parse(frontMatter), html: html.trim(), article };
}

const FACTS = { url: URL_12, length: 1234567, type: "audio/mpeg" };
const ESCAPED = URL_12.replace("&", "&amp;");

describe("an enclosure with length and type", () => {
  it.each([
    ["RSS", rss(`<enclosure url="${ESCAPED}" length="1234567" type="audio/mpeg"/>`), {}],
    [
      "RSS with a duration",
      rss(
        `<enclosure url="${ESCAPED}" length="1234567" type="Audio/MPEG; x=y"/><itunes:duration>1:02:03</itunes:duration>`,
      ),
      { duration: 3723 },
    ],
    [
      "Media RSS",
      rss(`<media:content url="${ESCAPED}" fileSize="1234567" type="audio/mpeg" duration="95"/>`),
      { duration: 95 },
    ],
    ["Atom", atom(`<link rel="enclosure" href="${ESCAPED}" length="1234567" type="audio/mpeg"/>`), {}],
    [
      "JSON Feed",
      json([{ url: URL_12, mime_type: "audio/mpeg", size_in_bytes: 1234567, duration_in_seconds: 94.6 }]),
      { duration: 95 },
    ],
    ["WordPress's export", wxr(`${URL_12}\n1234567\naudio/mpeg\n`), {}],
    [
      "WordPress's export with a plugin's duration",
      wxr(`${URL_12}\n1234567\naudio/mpeg\na:1:{s:8:"duration";s:8:"00:12:30";}`),
      { duration: 750 },
    ],
  ])("of %s becomes `audio:`, and the build makes it an enclosure with a player", async (_, feed, more) => {
    const { fields, html, article } = await imported(feed);
    expect(fields.audio).toEqual({ ...FACTS, ...more });
    expect(html).toBe("<p>What a crew eats.</p>");
    expect(article?.recording).toEqual({ ...FACTS, ...more });
    expect(article?.contentHtml).toBe(
      `<figure><audio controls src="${ESCAPED}"></audio></figure>\n<p>What a crew eats.</p>`,
    );
  });

  it("becomes `video:` if it is a film, and others of the entry stay links", async () => {
    const { fields, html } = await imported(
      json([
        { url: "https://media.example/notes.pdf", mime_type: "application/pdf", size_in_bytes: 3 },
        { url: "https://media.example/12.mp4", mime_type: "video/mp4", size_in_bytes: 9 },
        { url: URL_12, mime_type: "audio/mpeg", size_in_bytes: 5 },
      ]),
    );
    expect(fields).toMatchObject({
      video: { url: "https://media.example/12.mp4", length: 9, type: "video/mp4" },
    });
    expect(fields).not.toHaveProperty("audio");
    expect(html.match(/<a href="[^"]+"/g)).toEqual([
      '<a href="https://media.example/notes.pdf"',
      `<a href="${ESCAPED}"`,
    ]);
  });

  it("has no second player if the text has one", async () => {
    const feed = json([{ url: URL_12, mime_type: "audio/mpeg", size_in_bytes: 5 }]).replace(
      "<p>What a crew eats.</p>",
      `<p>Eats.</p><audio src='${ESCAPED}'></audio>`,
    );
    const { article } = await imported(feed);
    expect(article?.recording).toMatchObject({ length: 5 });
    expect(article?.contentHtml.match(/<audio/g)).toHaveLength(1);
  });
});

describe("an entry of a recording alone", () => {
  it("has its day as title, and a player as text", async () => {
    const feed = rss(`<enclosure url="${ESCAPED}" length="5" type="audio/mpeg"/>`).replace(
      /<title>The cook<\/title><description>.*?<\/description>/,
      "",
    );
    const { html, article } = await imported(feed);
    expect(html).toBe("");
    expect(article).toMatchObject({ title: "2024-05-04", recording: { url: URL_12 } });
    expect(article?.contentHtml).toMatch(/^<figure><audio controls src="[^"]+"><\/audio><\/figure>\s*$/);
  });
});

describe("an enclosure whose length is unknown", () => {
  it.each([
    ["without length", `<enclosure url="${ESCAPED}" type="audio/mpeg"/>`],
    ["with length 0", `<enclosure url="${ESCAPED}" length="0" type="audio/mpeg"/>`],
    ["without a type", `<enclosure url="${ESCAPED}" length="5"/>`],
    ["with a general type", `<enclosure url="${ESCAPED}" length="5" type="application/octet-stream"/>`],
  ])("is a player in the text, and no recording: %s", async (_, enclosure) => {
    const { fields, html, article } = await imported(rss(enclosure));
    expect(fields).not.toHaveProperty("audio");
    expect(html).toBe(`<p><audio controls src="${ESCAPED}"></audio></p>\n<p>What a crew eats.</p>`);
    expect(article).not.toHaveProperty("recording");
  });
});

describe("an import with --media", () => {
  const CDN = "http://cdn.example";
  const bell = (length: number | undefined) => ({
    bell: { html: "<p>Bell.</p>", recording: `${CDN}/bell.mp3`, ...(length === undefined ? {} : { length }) },
  });
  const article = async (folder: string) => (await compiledIn(folder))[0];

  it("copies the recording, whose name replaces its address, length and type", async () => {
    const run = await importPosts(bell(5), { "/bell.mp3": mp3(12) });
    const [seed = ""] = Object.values(seedsIn(run.folder));
    expect(parse(/^---\n(.*?)\n---/s.exec(seed)?.[1] ?? "")).toMatchObject({
      audio: "media/cdn.example/bell.mp3",
      slug: "bell",
    });
    expect((await article(run.folder))?.recording).toEqual({
      url: expect.stringMatching(/\/media\/bell-[0-9a-f]{16}\.mp3$/),
      length: mp3(12).length,
      type: "audio/mpeg",
      duration: 12,
    });
  });

  it("copies a recording of unknown length too, so the entry gets an enclosure", async () => {
    const run = await importPosts(bell(undefined), { "/bell.mp3": mp3(12) });
    expect((await article(run.folder))?.recording).toMatchObject({ length: mp3(12).length, duration: 12 });
  });

  it("leaves one of more than 25 MiB where it is, without a request", async () => {
    const run = await importPosts(bell(26_214_401), { "/bell.mp3": mp3(12) });
    expect([run.asked, run.files, run.notCopied]).toEqual([[], [], []]);
    expect(run.report).toContain("1 recording stays on cdn.example");
    expect((await article(run.folder))?.recording).toEqual({
      url: `${CDN}/bell.mp3`,
      length: 26_214_401,
      type: "audio/mpeg",
    });
  });

  it("leaves one that cannot be fetched, and one that is a picture, with a line each", async () => {
    const gone = await importPosts(bell(5), {});
    expect(gone.notCopied).toEqual([`${CDN}/bell.mp3: 404 Not Found; expected a picture or recording`]);
    expect((await article(gone.folder))?.recording).toMatchObject({ url: `${CDN}/bell.mp3` });
    const picture = await importPosts(bell(5), { "/bell.mp3": png(4, 3) });
    expect(picture.notCopied).toEqual([expect.stringContaining("bell.mp3: is image/png; expected an MP4")]);
    expect((await article(picture.folder))?.recording).toMatchObject({ url: `${CDN}/bell.mp3` });
  });

  it("replaces the address in an article that is here already", async () => {
    const first = await importPosts(bell(5), {}, { media: false });
    await importPosts(bell(5), { "/bell.mp3": mp3(12) }, { folder: first.folder });
    expect((await article(first.folder))?.recording).toMatchObject({ duration: 12 });
  });
});
