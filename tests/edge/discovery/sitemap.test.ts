/** `/sitemap.xml`, its parts, and robots.txt. */

import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import { article, SITE, topic } from "../../support/articles.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { appOf, NOW } from "../../support/pack.ts";

type App = Awaited<ReturnType<typeof appOf>>;

const newsroom = await newsroomApp();
const DAY = 86_400_000;
const rfc3339 = (instant: number) => new Date(instant).toISOString().replace(".000Z", "Z");
const scheduled = article({
  slug: "scheduled",
  published: NOW + DAY,
  topics: [topic("energy")],
  authors: [{ name: "Embargo Ed" }],
});

/** Reads a sitemap with a strict parser. Returns the paths of its addresses, with their dates. */
async function read(app: App, path: string) {
  const response = await app.request(path);
  expect([path, response.status, response.headers.get("Content-Type")]).toEqual([
    path,
    200,
    "application/xml; charset=utf-8",
  ]);
  const document = XmlDocument.fromString(await response.text());
  const names = { s: "http://www.sitemaps.org/schemas/sitemap/0.9" };
  const addresses = document.root.find("s:url | s:sitemap", names).map((node) => ({
    path: node.get("s:loc", names)?.content.replace(SITE.url, "") ?? "",
    modified: node.get("s:lastmod", names)?.content,
  }));
  const root = document.root.name;
  document.dispose();
  return { root, addresses, paths: addresses.map(({ path }) => path) };
}

describe("/sitemap.xml", () => {
  it("lists all pages that are not empty, with the dates of their last changes", async () => {
    const edited = article({ slug: "edited", published: NOW - 2 * DAY, updated: NOW - DAY });
    const wide = await appOf([edited, scheduled], { topics: [topic("harbour"), topic("energy")] });
    const { root, addresses } = await read(wide, "/sitemap.xml");
    expect(root).toBe("urlset");
    const [published, updated] = [NOW - 2 * DAY, NOW - DAY].map(rfc3339);
    expect(addresses).toEqual([
      { path: "/", modified: published },
      { path: "/topics/harbour", modified: published },
      { path: "/authors/ingrid-as", modified: published },
      { path: "/topics" },
      { path: "/subscribe" },
      { path: "/articles/edited", modified: updated },
    ]);
  });

  it("has the date of an article whose edit is dated ahead", async () => {
    const ahead = article({ slug: "ahead", published: NOW - DAY, updated: NOW + DAY });
    const { addresses } = await read(await appOf([ahead]), "/sitemap.xml");
    expect(addresses.at(-1)).toEqual({ path: "/articles/ahead", modified: rfc3339(NOW - DAY) });
  });

  it("links to pages only", async () => {
    const { paths } = await read(newsroom, "/sitemap.xml");
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const response = await newsroom.request(path);
      expect([path, response.status, response.headers.get("Content-Type")]).toEqual([
        path,
        200,
        "text/html; charset=utf-8",
      ]);
    }
  });

  it("is named in robots.txt, which forbids nothing", async () => {
    const text = await (await newsroom.request("/robots.txt")).text();
    expect(text).toBe("User-agent: *\nAllow: /\n\nSitemap: https://notes.example/sitemap.xml\n");
  });
});

/** `n0` is the oldest. All have the same topic and author, so the site has five pages beside the articles. */
const many = (count: number): Article[] =>
  Array.from({ length: count }, (_, place) =>
    article({ slug: `n${place}`, published: NOW - 30 * DAY + place * 1000 }),
  );
const OTHERS = ["/", "/topics/harbour", "/authors/ingrid-as", "/topics", "/subscribe"];
const pathsOf = (from: number, to: number) =>
  many(to)
    .slice(from)
    .map(({ slug }) => `/articles/${slug}`);

describe("a sitemap of more than 500 addresses", async () => {
  const articles = many(800);
  const app = await appOf(articles);
  const etagOf = async (from: App, path: string) => (await from.request(path)).headers.get("ETag");

  it("is an index of parts; up to 500 it is one file, without parts", async () => {
    const small = await appOf(articles.slice(0, 495));
    expect((await read(small, "/sitemap.xml")).root).toBe("urlset");
    expect((await read(small, "/sitemap.xml")).paths).toHaveLength(500);
    expect((await small.request("/sitemap/1.xml")).status).toBe(404);
    const larger = await appOf(articles.slice(0, 496));
    const { root, addresses } = await read(larger, "/sitemap.xml");
    expect(root).toBe("sitemapindex");
    expect(addresses).toEqual([
      { path: "/sitemap/1.xml", modified: rfc3339(articles[495]?.published ?? 0) },
      // Its only page is the form, which has no date.
      { path: "/sitemap/2.xml" },
    ]);
  });

  it("has each page once, the articles counted from the oldest and the other pages after the newest", async () => {
    const { paths } = await read(app, "/sitemap.xml");
    expect(paths).toEqual(["/sitemap/1.xml", "/sitemap/2.xml"]);
    const parts = await Promise.all(paths.map(async (path) => read(app, path)));
    expect(parts.map(({ root }) => root)).toEqual(["urlset", "urlset"]);
    expect(parts.map((part) => part.paths.toSorted())).toEqual(
      [pathsOf(0, 500), [...pathsOf(500, 800), ...OTHERS]].map((part) => part.toSorted()),
    );
  });

  it("has the date of each part's last change", async () => {
    const dates = async (from: App) =>
      (await read(from, "/sitemap.xml")).addresses.map(({ modified }) => modified);
    const newestOf = (count: number) => rfc3339(articles[count - 1]?.published ?? 0);
    expect(await dates(app)).toEqual([newestOf(500), newestOf(800)]);
    // An article of each part.
    const changed = (changes: readonly Partial<Article>[]) =>
      appOf(
        articles.map((one, place) =>
          place % 500 === 7 ? { ...one, ...changes[Math.floor(place / 500)] } : one,
        ),
      );
    const [yesterday, before] = [rfc3339(NOW - DAY), rfc3339(NOW - 2 * DAY)];
    expect(await dates(await changed([{ updated: NOW - DAY }, { expires: NOW - 2 * DAY }]))).toEqual([
      yesterday,
      before,
    ]);
    const withdrawn = { date: NOW - 2 * DAY, reason: "Invented." };
    expect(await dates(await changed([{ publishAt: NOW - DAY }, { withdrawn }]))).toEqual([
      yesterday,
      before,
    ]);
    // Changes dated ahead are not shown.
    const ahead = [{ updated: NOW + DAY }, { expires: NOW + DAY }];
    expect(await dates(await changed(ahead))).toEqual(await dates(app));
  });

  it("does not change a full part when new articles come", async () => {
    const later = await appOf([...articles, article({ slug: "new", published: NOW - 1000 }), scheduled]);
    expect(await etagOf(later, "/sitemap/1.xml")).toBe(await etagOf(app, "/sitemap/1.xml"));
    expect(await etagOf(later, "/sitemap/2.xml")).not.toBe(await etagOf(app, "/sitemap/2.xml"));
    expect((await read(later, "/sitemap/2.xml")).paths).toContain("/articles/new");
  });

  it("leaves out expired, withdrawn, unreleased and unlisted articles without moving others (requirement 23)", async () => {
    const gone: Readonly<Record<number, Partial<Article>>> = {
      3: { expires: NOW - DAY },
      4: { withdrawn: { date: NOW - DAY, reason: "Invented." } },
      5: { publishAt: NOW + DAY },
    };
    const timed = await appOf([
      ...articles.map((one, place) => ({ ...one, ...gone[place] })),
      scheduled,
      article({ slug: "hidden", unlisted: true }),
    ]);
    const { paths } = await read(timed, "/sitemap.xml");
    const listed = (await Promise.all(paths.map(async (path) => read(timed, path)))).map(
      (part) => part.paths,
    );
    expect(listed[0]?.toSorted()).toEqual(
      pathsOf(0, 500)
        .filter((path) => !/\/n[345]$/.test(path))
        .toSorted(),
    );
    expect(listed[1]?.toSorted()).toEqual([...pathsOf(500, 800), ...OTHERS, "/corrections"].toSorted());
    expect(listed.flat().filter((path) => /scheduled|hidden|energy|embargo/.test(path))).toEqual([]);
  });

  it("names no empty part", async () => {
    const rest = await appOf(
      many(1_000).map((one, place) => (place < 500 ? { ...one, expires: NOW - DAY } : one)),
    );
    expect((await read(rest, "/sitemap.xml")).paths).toEqual(["/sitemap/2.xml", "/sitemap/3.xml"]);
    expect((await rest.request("/sitemap/1.xml")).status).toBe(404);
  });

  it.each(["/sitemap.xml", "/sitemap/1.xml", "/sitemap/2.xml"])(
    "answers HEAD and conditions on %s",
    async (path) => {
      const get = await app.request(path);
      const head = await app.request(path, { method: "HEAD" });
      expect([head.status, Object.fromEntries(head.headers)]).toEqual([200, Object.fromEntries(get.headers)]);
      const tag = get.headers.get("ETag") ?? "";
      const ask = async (headers: Record<string, string>) => (await app.request(path, { headers })).status;
      expect(await ask({ "If-None-Match": tag })).toBe(304);
      expect(await ask({ "If-None-Match": '"x"' })).toBe(200);
      expect(await ask({ "If-Match": '"x"' })).toBe(412);
      expect((await app.request(path, { method: "POST" })).status).toBe(405);
    },
  );

  it.each([
    ...["/sitemap/0.xml", "/sitemap/01.xml", "/sitemap/-1.xml", "/sitemap/+1.xml", "/sitemap/1.5.xml"],
    ...["/sitemap/3.xml", "/sitemap/9e9.xml", "/sitemap/1e0.xml", "/sitemap/99999999999999999999.xml"],
    ...["/sitemap/.xml", "/sitemap/x.xml", "/sitemap/%00.xml", "/sitemap/%ff.xml", "/sitemap/__proto__.xml"],
    ...["/sitemap/1.xml.xml", "/sitemap/%EF%BC%91.xml"],
  ])("answers 404 to %s, and names the index", async (path) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      404,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({
      kind: "unknown-sitemap",
      detail: expect.stringContaining("/sitemap.xml"),
    });
  });

  it.each(["/sitemap/", "/sitemap", "/sitemap/1", "/sitemap/1.json", "/sitemap/1/2.xml"])(
    "has nothing under %s",
    async (path) => {
      expect((await app.request(path)).status).toBe(404);
    },
  );

  it.each(["/Sitemap/1.XML", "/sitemap/1.xml/", "//sitemap//1.xml", "/sitemap/%31.xml"])(
    "redirects %s to the one spelling",
    async (path) => {
      const response = await app.request(`http://localhost${path}`);
      expect([response.status, response.headers.get("Location")]).toEqual([301, "/sitemap/1.xml"]);
    },
  );
});
