import { describe, expect, it } from "vitest";
import { importText, seedsIn } from "../support/import.ts";

const MAIL = "kari@example.org";

const rss = (creator: string) =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Log</title>
<link>https://log.example/</link><item><guid>1</guid><title>Fog</title><description>Fog all day.</description>
<pubDate>Sat, 04 May 2024 10:00:00 GMT</pubDate><dc:creator>${creator}</dc:creator></item></channel></rss>`;

const atom = (name: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:log</id><title>Log</title><updated>2024-05-04T10:00:00Z</updated>
<entry><id>urn:log:1</id><title>Fog</title><updated>2024-05-04T10:00:00Z</updated><content>Fog all day.</content>
<author><name>${name}</name></author></entry></feed>`;

const json = (name: string) =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Log",
    items: [
      { id: "1", content_text: "Fog.", date_published: "2024-05-04T10:00:00Z", authors: [{ name }] },
      { id: "2", content_text: "Ice.", date_published: "2024-05-05T10:00:00Z", author: { name } },
    ],
  });

const wordpress = (name: string) =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Log</title><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Fog</title><dc:creator>${name}</dc:creator><guid>1</guid><content:encoded>Fog all day.</content:encoded>
<wp:post_id>1</wp:post_id><wp:post_date_gmt>2024-05-04 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type></item></channel></rss>`;

describe.each([
  ["RSS", rss],
  ["Atom", atom],
  ["JSON Feed", (name: string) => json(name.replace("&lt;", "<"))],
  ["a WordPress export", wordpress],
])("the author of an entry in %s", (_, feedWith) => {
  it.each([`Kari Nordmann <${MAIL}>`, `${MAIL} (Kari Nordmann)`])(
    "has a name without the mail address: %s",
    async (author) => {
      const { folder, skipped } = await importText(feedWith(author.replace("<", "&lt;")));
      expect(skipped).toEqual([]);
      for (const text of Object.values(seedsIn(folder))) {
        expect(text).toContain("authors:\n  - Kari Nordmann\n");
        expect(text).not.toContain(MAIL);
      }
    },
  );

  it("is left out if the name is only a mail address", async () => {
    const { folder, written: files } = await importText(feedWith(MAIL));
    expect(files.length).toBeGreaterThan(0);
    for (const text of Object.values(seedsIn(folder))) expect(text).not.toMatch(/authors|@/);
  });
});
