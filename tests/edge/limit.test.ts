/** `?limit=`, parameters that are ignored, and the size of documents without `?limit=`. Requirement 30. */

import { describe, expect, it } from "vitest";
import { FORMAT_NAMES, FORMATS } from "../../src/model/format.ts";
import { article, SITE } from "../support/articles.ts";
import { appOf, NOW } from "../support/pack.ts";

const HOUR = 3_600_000;
const articles = (count: number, contentHtml = "<p>The first column is the hour.</p>") =>
  Array.from({ length: count }, (_, place) =>
    article({ slug: `n${place}`, published: NOW - place * HOUR, contentHtml }),
  );
const app = await appOf(articles(80));

type JsonFeed = { items: { id: string }[]; next_url?: string; feed_url: string };
const json = async (path: string, from = app) => (await (await from.request(path)).json()) as JsonFeed;

describe.each(FORMAT_NAMES)("?limit= of %s", (format) => {
  const path = `/${FORMATS[format].document}`;

  it("gives that many entries, with a tag and a self link of its own", async () => {
    const [whole, some, one] = await Promise.all(
      ["", "?limit=60", "?limit=1"].map((query) => app.request(path + query)),
    );
    const texts = await Promise.all([whole, some, one].map((response) => response?.text() ?? ""));
    expect(texts.map((text) => new Set(text.match(/articles\/n\d+/g)).size)).toEqual([50, 60, 1]);
    expect(new Set([whole, some, one].map((response) => response?.headers.get("ETag"))).size).toBe(3);
    expect(some?.headers.get("Link")).toContain(`<${SITE.url}${path}?limit=60>; rel="self"`);
  });

  it.each([
    ["?limit=10", 2],
    ["?limit=29", 2],
    ["?limit=30", 1],
    ["?limit=79", 1],
  ])("%s leads on to the archive document with the next older entry", async (query, number) => {
    const response = await app.request(path + query);
    const archive = `${SITE.url}/archive/${number}/${FORMATS[format].document}`;
    const link = format === "json" ? `"next_url":"${archive}"` : `rel="prev-archive" type="application/`;
    const text = await response.text();
    expect(text).toContain(link);
    expect(text).toContain(archive);
    expect(response.headers.get("Link")).toContain(`<${archive}>; rel="prev-archive"`);
  });

  it("leads nowhere if it has all entries, and in a feed of a search", async () => {
    for (const address of [`${path}?limit=80`, `${path}?limit=500`, `/search${path}?q=hour&limit=10`]) {
      const response = await app.request(address);
      expect(await response.text(), address).not.toMatch(/archive|next_url/);
      expect(response.headers.get("Link"), address).not.toContain("archive");
    }
  });

  it.each(["since=2024-05-01", "page=2", "offset=50", "page=x"])(
    "ignores %s, and its Link names the document and the one with older entries",
    async (parameter) => {
      for (const [query, address] of [
        [`?${parameter}`, path],
        [`?limit=20&${parameter}`, `${path}?limit=20`],
      ] as const) {
        const [plain, response] = [await app.request(address), await app.request(path + query)];
        expect(response.status).toBe(200);
        expect(await response.text()).toBe(await plain.text());
        expect(response.headers.get("ETag")).toBe(plain.headers.get("ETag"));
        const links = response.headers.get("Link");
        expect(links).toContain(`<${SITE.url}${address}>; rel="self"`);
        expect(links).toMatch(
          new RegExp(`<${SITE.url}/archive/\\d/${FORMATS[format].document}>; rel="prev-archive"`),
        );
      }
    },
  );

  it.each(["0", "501", "-1", "1.5", "01", "1e2", " 5", "", "ten", "5&limit=5", "%00"])(
    "refuses %j",
    async (limit) => {
      const response = await app.request(`${path}?limit=${limit}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        kind: "bad-limit",
        detail: expect.stringContaining("from 1 to 500"),
      });
    },
  );
});

describe("a document without ?limit=", () => {
  const LONG = `<p>${"A tide is long. ".repeat(2_500)}</p>`;

  it("stays under 512 KB by default, and its archives have the rest", async () => {
    const { pageSize } = SITE;
    const long = await appOf(articles(50, LONG), { site: { ...SITE, pageSize, pageBytes: 500_000 } });
    const lengths = await Promise.all(
      FORMAT_NAMES.map(async (format) =>
        Number((await long.request(`/${FORMATS[format].document}`)).headers.get("Content-Length")),
      ),
    );
    expect(Math.max(...lengths)).toBeLessThan(512 * 1024);
    expect(Math.max(...lengths)).toBeGreaterThan(400 * 1024);
    const newest = await json("/feed.json", long);
    expect(newest.items.length).toBeLessThan(50);
    expect((await json(newest.next_url?.replace(SITE.url, "") ?? "", long)).items).toHaveLength(50);
    expect((await json("/feed.json?limit=50", long)).items).toHaveLength(50);
  });

  it("has one entry, however long it is", async () => {
    const huge = await appOf(articles(2, LONG), { site: { ...SITE, pageBytes: 10 } });
    expect((await json("/feed.json", huge)).items).toHaveLength(1);
  });

  it("has as many entries as the publisher chose, however long they are", async () => {
    const chosen = await appOf(articles(50, LONG));
    expect((await json("/feed.json", chosen)).items).toHaveLength(50);
  });
});
