/** Imports of WordPress's export file with every type and status. Private posts are never published. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJsonFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createApp } from "../../src/edge/app.ts";
import { reportImport } from "../../src/importer/report.ts";
import { at, SITE } from "../support/articles.ts";
import { compiledIn, importInto, importText, seedsIn } from "../support/import.ts";
import { packFrom } from "../support/newsroom.ts";
import { folderOf } from "../support/seeds.ts";

const EXPORT = readFileSync("tests/fixtures/import/wordpress-export.xml", "utf8");
const NOW = at("2024-06-01T12:00:00Z");

async function imported(text = EXPORT) {
  const run = await importText(text);
  expect([run.failures, run.skipped]).toEqual([[], []]);
  return { ...run, seeds: seedsIn(run.folder) };
}

/** Returns, for each file, the front matter that decides where the article is shown. */
function marksOf(seeds: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(seeds).map(([name, seed]) => {
      const { draft, publish_at, page } = parse(seed.split("---\n")[1] ?? "");
      return [name, { ...(draft === undefined ? {} : { draft }), publish_at, page }];
    }),
  );
}

describe("a WordPress export", () => {
  it("becomes one file for each post and page with the marks of its status, and no other files", async () => {
    const { seeds } = await imported();
    expect(marksOf(seeds)).toEqual({
      "2018-01-01-about.html": { page: true },
      "2019-03-01-how-we-board.html": {},
      "2024-01-02-prices.html": { draft: true, page: true },
      "2024-01-03-rota.html": { draft: true, page: true },
      // Was private.
      "2024-04-01-accident-report.html": { draft: true },
      // Was public with a password.
      "2024-04-02-for-members.html": { draft: true },
      "2024-05-02-pay-talks.html": { draft: true },
      // Was waiting for an editor.
      "2024-05-03-for-the-editor-to-read.html": { draft: true },
      "2024-05-06-fog-and-fenders.html": {},
      "2031-01-02-the-new-boat.html": { publish_at: "2031-01-02T03:00:00Z" },
      // A page cannot be held back, so a scheduled one is a draft.
      "2031-06-01-open-day.html": { draft: true, page: true },
    });
  });

  it("publishes exactly the public posts and pages", async () => {
    const { folder } = await imported();
    const pack = await packFrom(folder);
    const shown = async (path: string, now = NOW) =>
      (await createApp(pack, () => now).request(path, { headers: { Accept: "application/json" } })).status;
    const titles = async (now: number) => {
      const feed = await (await createApp(pack, () => now).request("/feed.json")).text();
      return parseJsonFeed(feed).items?.map(({ title }) => title);
    };
    expect(await titles(NOW)).toEqual(["Fog & fenders, a long night", "How we board"]);
    expect(await titles(at("2031-01-02T03:00:00Z"))).toContain("The new boat");
    expect(await titles(at("2040-01-01"))).toHaveLength(3);

    const paths = Object.entries(seedsIn(folder)).map(
      ([name, seed]) =>
        `${/^page: true$/m.test(seed) ? "" : "/articles"}/${name.slice("2024-05-06-".length, -5)}`,
    );
    const now = await Promise.all(paths.map(async (path) => [path, await shown(path)] as const));
    expect(now.filter(([, status]) => status === 200).map(([path]) => path)).toEqual([
      "/about",
      "/articles/how-we-board",
      "/articles/fog-and-fenders",
    ]);
    const later = await Promise.all(
      paths.map(async (path) => [path, await shown(path, at("2040-01-01"))] as const),
    );
    expect(later.filter(([, status]) => status === 200).map(([path]) => path)).toEqual([
      "/about",
      "/articles/how-we-board",
      "/articles/fog-and-fenders",
      "/articles/the-new-boat",
    ]);
  });

  it("is reported with counts by kind", async () => {
    const { folder, ...run } = await imported();
    const lines = reportImport(run, { folder: "seeds" })
      .replaceAll(/\S*\/feed: /g, "export.xml: ")
      .split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "note: export.xml: 1 had a later date and became a draft, because a page has no `publish_at`",
      'export.xml: 2 posts, 4 drafts, 1 scheduled post, 1 page, 2 draft pages, 1 scheduled page; skipped: 2 in the trash, 1 automatic draft, 1 with status "inherit", 1 with status "archived", 1 without a status, 1 without a type, 2 attachments, 1 revision, 1 menu item, 1 of type "product"',
      "11 written, 0 already here, 12 skipped",
    ]);
    // An export does not state the length of the old feed.
    expect(lines.join("\n")).toMatch(
      /number of entries in the old feed .*\nSet it as `page_size:` in seeds\/_site\.yaml/,
    );
    expect(lines.join("\n")).not.toMatch(/^page_size:/m);
  });

  it("leads to redirects for public posts and pages only", async () => {
    const { redirects } = await imported();
    expect(Object.fromEntries(redirects)).toEqual({
      "/2019/03/how-we-board/": "/articles/how-we-board",
      "/2024/05/fog-fenders/": "/articles/fog-and-fenders",
      "/feed/": "/rss.xml",
    });
  });

  it("has names, slugs, topics, dates, summaries, pictures and guids", async () => {
    const { folder } = await imported();
    const articles = await compiledIn(folder);
    const fog = articles.find(({ slug }) => slug === "fog-and-fenders");
    expect(fog).toMatchObject({
      id: "https://log.example/?p=123",
      title: "Fog & fenders, a long night",
      published: at("2024-05-06T20:15:00Z"),
      updated: at("2024-05-07T08:00:00Z"),
      authors: [{ name: "Kari Nordmann" }],
      summary: "Waiting for a ship & a view.",
      image: { url: "https://log.example/wp-content/uploads/fog-large.jpg", alt: "The buoy in the fog" },
    });
    expect(fog?.topics.map(({ label }) => label)).toEqual(["Harbour & quay", "Fog"]);
    // An e-mail address as a display name is not published, and "Uncategorized" is not a topic.
    expect(articles.find(({ slug }) => slug === "how-we-board")).toMatchObject({ authors: [], topics: [] });
  });

  it("keeps the block editor's paragraphs, and makes paragraphs of the classic editor's text", async () => {
    const { folder } = await imported();
    const articles = await compiledIn(folder);
    const html = (wanted: string) => articles.find(({ slug }) => slug === wanted)?.contentHtml.split("\n");
    expect(html("fog-and-fenders")?.slice(-3)).toEqual([
      "<p>Fog at the fairway buoy.",
      "A ship that would not wait.</p>",
      '<figure><img src="https://log.example/wp-content/uploads/fog.jpg" alt="Fog" /></figure>',
    ]);
    expect(html("how-we-board")).toEqual([
      "<p>A ladder, a hand,<br />",
      "and <strong>no</strong> hurry.</p>",
      "<blockquote><p>Never jump.</p>",
      "<p>Never look down.</p></blockquote>",
      '<p>[gallery ids="1,2"]</p>',
      "<pre>one hand",
      "",
      "for the ship</pre>",
    ]);
  });

  it("imports no entry twice, also after an import of the same site's feed", async () => {
    const feed = await importText(readFileSync("tests/fixtures/import/wordpress.xml"));
    const source = join(await folderOf({ "export.xml": EXPORT }), "export.xml");
    expect(await importInto(feed.folder, source)).toMatchObject({ alreadyHere: 1, skipped: [] });
    expect(await importInto(feed.folder, source)).toMatchObject({ alreadyHere: 11, written: [] });
    await compiledIn(feed.folder, SITE.url);
  });
});

describe("an item of an export", () => {
  const item = (fields: Readonly<Record<string, string>>, more = "") => {
    const all = {
      title: "Tides",
      guid: "tides",
      "content:encoded": "Text.",
      "wp:post_date_gmt": "2024-05-04 00:00:00",
      "wp:status": "publish",
      "wp:post_type": "post",
      ...fields,
    };
    const elements = Object.entries(all).map(([name, text]) => `<${name}>${text}</${name}>`);
    return `<item>${elements.join("")}${more}</item>`;
  };
  const wxr = (items: string, channel = "", version = "1.2") =>
    `<rss version="2.0" xmlns:wp="http://wordpress.org/export/${version}/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/"><channel><link>https://log.example</link>${channel}${items}</channel></rss>`;

  it.each<[string, string]>([
    ["a status in capitals", item({ "wp:status": "Publish" })],
    ["an empty status", item({ "wp:status": "" })],
    ["two statuses that contradict each other", item({}, "<wp:status>private</wp:status>")],
    ["two statuses that agree", item({}, "<wp:status>publish</wp:status>")],
    ["two types", item({}, "<wp:post_type>page</wp:post_type>")],
    ["a type that is a name of every object", item({ "wp:post_type": "constructor" })],
    ["its status within another element", item({ "wp:status": "<wp:status>publish</wp:status>" })],
  ])("with %s is not published", async (_, text) => {
    const { written } = await importText(wxr(text));
    expect(written).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["1.0", "tag", "1.0"],
    ["1.1", "post_tag", "1.1"],
    ["1.2", "post_tag", "1.2"],
  ])("has topics in WXR %s", async (_, domain, version) => {
    const topics = `<category>Weather</category><category domain="category" nicename="weather">Weather</category><category domain="${domain}" nicename="fog">Fog &amp;amp; ice</category>`;
    const { folder } = await importText(wxr(item({}, topics), "", version));
    const [article] = await compiledIn(folder);
    expect(article?.topics.map(({ label }) => label)).toEqual(["Weather", "Fog & ice"]);
  });

  it("is read with any namespace prefix, because tools that split exports change them", async () => {
    const text = wxr(item({ title: "Out" }) + item({ title: "In", guid: "in", "wp:status": "private" }));
    const { seeds } = await imported(
      text
        .replace(/\bwp(?=[:=])/g, "ns2")
        .replace(/\bcontent(?=[:=])/g, "ns0")
        .replace(/\bexcerpt(?=[:=])/g, "ns1"),
    );
    expect(Object.values(seeds).every((seed) => seed.endsWith("<p>Text.</p>\n"))).toBe(true);
    expect(marksOf(seeds)).toEqual({ "2024-05-04-out.html": {}, "2024-05-04-in.html": { draft: true } });
  });

  it("is never published if its namespace is missing", async () => {
    const text = wxr(item({ "wp:status": "draft" })).replace(/ xmlns:wp="[^"]*"| xmlns:excerpt="[^"]*"/g, "");
    const { seeds } = await imported(text);
    expect(marksOf(seeds)).toEqual({ "2024-05-04-tides.html": { draft: true } });
  });

  it("that is scheduled with a password becomes a draft", async () => {
    const future = { "wp:status": "future", "wp:post_date_gmt": "2031-01-02 03:00:00" };
    const { seeds } = await imported(wxr(item({ ...future, "wp:post_password": "ahoy" })));
    expect(marksOf(seeds)).toEqual({ "2031-01-02-tides.html": { draft: true } });
  });

  it("that is scheduled without a readable date is skipped, because it would be published at once", async () => {
    const future = {
      "wp:status": "future",
      "wp:post_date_gmt": "soon",
      "wp:post_modified_gmt": "2024-05-04 00:00:00",
    };
    const { skipped, written } = await importText(
      wxr(item(future), "<pubDate>Tue, 07 May 2024 09:12:44 +0000</pubDate>"),
    );
    expect(written).toEqual([]);
    expect(skipped.map(({ message }) => message)).toEqual(['"Tides": date "soonZ"']);
  });

  it("without a date in UTC has the date in the site's time zone, else the feed's date", async () => {
    const none = { "wp:post_date_gmt": "0000-00-00 00:00:00" };
    const { folder } = await importText(
      wxr(
        item({ ...none, title: "A", guid: "a", "wp:post_date": "2024-05-04 12:00:00" }) +
          item({ ...none, title: "B", guid: "b", pubDate: "Sat, 04 May 2024 07:00:00 +0000" }),
      ),
      { "_site.yaml": "timezone: Europe/Oslo\n" },
    );
    expect((await compiledIn(folder)).map(({ title, published }) => [title, published])).toEqual([
      ["B", at("2024-05-04T07:00:00Z")],
      ["A", at("2024-05-04T10:00:00Z")],
    ]);
  });

  it("has the author's login if the export has no display name", async () => {
    const author =
      "<wp:author><wp:author_login>per</wp:author_login><wp:author_display_name>Per Nilsen</wp:author_display_name></wp:author>";
    const { folder } = await importText(
      wxr(
        item({ title: "A", guid: "a", "dc:creator": "per" }) +
          item({ title: "B", guid: "b", "dc:creator": "Ingrid Ås" }),
        author,
      ),
    );
    expect((await compiledIn(folder)).flatMap(({ authors }) => authors)).toEqual(
      expect.arrayContaining([{ name: "Per Nilsen" }, { name: "Ingrid Ås" }]),
    );
  });

  it("keeps a slug of digits or of any script", async () => {
    const { seeds } = await imported(
      wxr(
        item({ guid: "a", "wp:post_name": "1984" }) +
          item({ guid: "b", "wp:post_name": "%e6%bc%a2%e5%ad%97" }),
      ),
    );
    expect(Object.keys(seeds)).toEqual(["2024-05-04-1984.html", "2024-05-04-hanzi.html"]);
  });

  it("has no picture that was private or in the trash", async () => {
    const picture = (id: number, status: string) =>
      `<item><wp:post_type>attachment</wp:post_type><wp:status>${status}</wp:status><wp:post_id>${id}</wp:post_id><wp:attachment_url>https://log.example/${id}.jpg</wp:attachment_url></item>`;
    const post = (id: number) =>
      item(
        { title: `P${id}`, guid: `${id}` },
        `<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>${id}</wp:meta_value></wp:postmeta>`,
      );
    const ids = [1, 2, 3];
    const { folder } = await importText(
      wxr(ids.map(post).join("") + picture(1, "inherit") + picture(2, "private") + picture(3, "trash")),
    );
    const images = (await compiledIn(folder)).map(({ title, image }) => [title, image?.url]);
    expect(images.toSorted()).toEqual([
      ["P1", "https://log.example/1.jpg"],
      ["P2", undefined],
      ["P3", undefined],
    ]);
  });

  it("within another item is an error, because the status of neither is certain", async () => {
    const { failures, written } = await importText(
      wxr(item({}, item({ guid: "b", "wp:status": "private" }))),
    );
    expect([failures.map(({ message }) => message), written]).toEqual([["an item outside the channel"], []]);
  });

  it("may be in a file of 40 MiB", async () => {
    const revisions = `<item><wp:post_type>revision</wp:post_type><wp:status>inherit</wp:status><content:encoded>${"An earlier wording. ".repeat(50_000)}</content:encoded></item>`;
    const text = wxr(revisions.repeat(42) + item({}));
    expect(text.length).toBeGreaterThan(40 * 1024 * 1024);
    const { seeds } = await imported(text);
    expect(Object.keys(seeds)).toEqual(["2024-05-04-tides.html"]);
  });
});

describe("a page of an export", () => {
  it("keeps its address without a redirect, and has no topics and authors", async () => {
    const { seeds, folder, notes } = await imported();
    expect(seeds["2018-01-01-about.html"]).not.toMatch(/^(?:topics|authors|feed|publish_at):/m);
    const pack = await packFrom(folder);
    const app = createApp(pack, () => NOW);
    expect((await app.request("/about")).status).toBe(200);
    expect((await app.request("/about/")).headers.get("Location")).toBe("/about");
    expect(notes.map(({ message }) => message)).toContainEqual(
      "1 had a later date and became a draft, because a page has no `publish_at`",
    );
  });

  it("gets another slug if the site uses its own", async () => {
    const { seeds, redirects } = await imported(
      EXPORT.replaceAll("<wp:post_name><![CDATA[about]]>", "<wp:post_name><![CDATA[search]]>").replaceAll(
        "<wp:post_name>about<",
        "<wp:post_name>search<",
      ),
    );
    expect(Object.keys(seeds)).toContain("2018-01-01-search-page.html");
    expect(redirects.get("/about/")).toBe("/search-page");
  });
});
