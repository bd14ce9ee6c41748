/** Pages of problems for people. Programs get the same as data (tests/edge/problem.test.ts). */

import { describe, expect, it } from "vitest";
import { article, topic } from "../../support/articles.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { appOf, NOW } from "../../support/pack.ts";

const app = await newsroomApp();
const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const NAVIGATION = { Accept: BROWSER, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
const VARY = "Accept, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept-Encoding";
const HTML = "text/html; charset=utf-8";
const DATA = "application/problem+json";
const open = (path: string, from = app) => from.request(path, { headers: NAVIGATION });

describe("the form of a problem", () => {
  it.each([
    ["a browser, for a page", "/nowhere", NAVIGATION, HTML],
    ["a browser, for a feed", "/topics/harbor/rss.xml", NAVIGATION, HTML],
    ["a browser, for a limit", "/rss.xml?limit=x", NAVIGATION, HTML],
    ["Safari 15, for a page", "/articles/nowhere", { Accept: BROWSER }, HTML],
    ["Safari 15, for an old page", "/2019/03/old-post.html", { Accept: BROWSER }, HTML],
    ["Safari 15, for a feed", "/topics/harbor/rss.xml", { Accept: BROWSER }, DATA],
    ["Safari 15, for a feed in any format", "/feed?limit=x", { Accept: BROWSER }, DATA],
    ["curl, for a page", "/nowhere", { Accept: "*/*" }, DATA],
    ["a program that prefers any type to HTML", "/nowhere", { Accept: "text/html;q=0.5, */*" }, DATA],
    ["a program that accepts both equally", "/nowhere", { Accept: "text/html, application/json" }, DATA],
    [
      "a script in a page",
      "/nowhere",
      { Accept: "*/*", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" },
      DATA,
    ],
    ["a client without Accept", "/articles/nowhere", {}, DATA],
  ])("is a page or data for %s", async (_, path, headers, type) => {
    const response = await app.request(path, { headers: headers as Record<string, string> });
    expect([response.headers.get("Content-Type"), response.headers.get("Vary")]).toEqual([type, VARY]);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=60");
  });

  it("has the same status as page and as data, and HEAD has the headers of GET", async () => {
    for (const path of ["/nowhere", "/topics/a+-b", "/?page=x", "/?page=99", "/topics/harbor/rss.xml"]) {
      const [page, data, head] = [
        await open(path),
        await app.request(path),
        await app.request(path, { method: "HEAD", headers: NAVIGATION }),
      ];
      expect(page.status).toBe(data.status);
      expect([head.status, Object.fromEntries(head.headers)]).toEqual([
        page.status,
        Object.fromEntries(page.headers),
      ]);
      expect(Number(page.headers.get("Content-Length"))).toBe((await page.arrayBuffer()).byteLength);
      expect(page.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    }
  });
});

describe("404", () => {
  it.each([
    ["/topics/harbor", "/topics/harbour", "Harbour &amp; quay"],
    ["/topics/harbor/rss.xml", "/topics/harbour", "Harbour &amp; quay"],
    ["/topics/energy,wether", "/topics/weather", "Weather"],
    ["/authors/ingrid-aas", "/authors/ingrid-as", "Ingrid Ås"],
    ["/articles/shore-pwer", "/articles/shore-power", "Shore power"],
    ["/articles/gale", "/articles/2024-05-02-gale", "What a gale warning says"],
    ["/harbour", "/topics/harbour", "Harbour &amp; quay"],
    ["/2024/05/pilots.html", "/articles/pilots", "A pilot boards"],
  ])("of %s leads to %s", async (path, href, name) => {
    const response = await open(path);
    expect(response.status).toBe(404);
    const [, panel = ""] = (await response.text()).split("Was it one of these?");
    expect(panel.replaceAll(/ lang="[^"]*" dir="ltr"/g, "")).toContain(`<li><a href="${href}">${name}`);
  });

  it("has similar articles for programs too", async () => {
    expect(await (await app.request("/articles/shore-pwer")).json()).toMatchObject({
      kind: "unknown-article",
      nearest: ["shore-power"],
    });
  });

  it("links the newest articles if no name is similar, and is not for search engines", async () => {
    const text = await (await open("/zzzzzzzz")).text();
    expect(text).not.toContain("Did you mean one of these?");
    expect(text).toContain('href="/articles/shore-power"');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).not.toContain("canonical");
  });

  it("contains nothing unpublished (requirement 23)", async () => {
    const later = article({
      slug: "embargo",
      title: "Embargo",
      published: NOW + 86_400_000,
      topics: [{ ...topic("secrets"), coined: true }],
      authors: [{ name: "Embargo Ed" }],
    });
    const site = await appOf([article(), later]);
    for (const path of [
      "/articles/embargo",
      "/articles/embarg",
      "/topics/secret",
      "/authors/embargo-e",
      "/embargo",
    ]) {
      const [, text = ""] = (await (await open(path, site)).text()).split("<main");
      expect(text, path).not.toMatch(/embargo|secrets/i);
    }
    expect(await (await site.request("/articles/embarg")).json()).toMatchObject({ nearest: [] });
  });

  it("of a page past the end links the last page", async () => {
    const response = await open("/?page=99");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<a href="/?page=2">/?page=2</a>');
  });
});

describe("410", () => {
  it("does not show anything of an expired article", async () => {
    const site = await appOf([article({ title: "Withdrawn", expires: NOW - 1000 })]);
    const response = await open("/articles/tides", site);
    expect(response.status).toBe(410);
    const text = await response.text();
    expect(text).toContain("<h1>No longer published</h1>");
    expect(text).not.toContain("Withdrawn");
  });

  const DAY = 86_400_000;
  const invented = article({
    slug: "invented",
    title: "En samtale med losen",
    language: "nb",
    published: NOW - 30 * DAY,
    withdrawn: { date: NOW - 20 * DAY, reason: "Samtalen var oppdiktet." },
  });

  it("names a withdrawn article, its dates and the reason, and links its notice", async () => {
    const corrected = Array.from({ length: 25 }, (_, place) =>
      article({ slug: `n${place}`, corrections: [{ date: NOW - place * DAY, note: `No. ${place}.` }] }),
    );
    const site = await appOf([invented, ...corrected], {
      redirects: { "/2024/talk.html": "/articles/invented" },
    });
    for (const path of ["/articles/invented", "/2024/talk.html"]) {
      const response = await open(path, site);
      expect(response.status).toBe(410);
      const text = await response.text();
      expect(text).toContain('<h1>Withdrawn: <span lang="nb" dir="ltr">En samtale med losen</span></h1>');
      expect(text).toMatch(/Published <time[^>]*>May 2, 2024<\/time>.*Withdrawn <time[^>]*>May 12, 2024</);
      expect(text).toContain('<p class="lead" lang="nb" dir="ltr">Samtalen var oppdiktet.</p>');
      const [, notice = "", page = "", anchor = ""] =
        text.match(/<a href="((\/corrections[^#"]*)#([^"]+))">Correction notice<\/a>/) ?? [];
      // The 21st notice.
      expect(notice).toMatch(/^\/corrections\?page=2#notice-[0-9a-f-]{36}$/);
      const [, before = ""] = (await (await site.request(page)).text()).split(`id="${anchor}"`);
      expect(before).toMatch(
        /^ lang="nb" dir="ltr">\s*<h2><span lang="en" dir="ltr">Withdrawn:<\/span> En samtale med losen<\/h2>/,
      );
    }
  });

  it("links no notice for an unlisted article", async () => {
    const site = await appOf([{ ...invented, unlisted: true }, article()]);
    const text = await (await open("/articles/invented", site)).text();
    expect(text).toContain("En samtale med losen</span></h1>");
    expect(text).not.toContain("/corrections");
  });
});

describe("400", () => {
  it.each([
    ["/topics/energy+-harbour", "/topics/energy,-harbour"],
    ["/topics/energy+-harbour/atom.xml", "/topics/energy,-harbour/atom.xml"],
    ["/topics/energy,,harbour", "/topics/energy,harbour"],
    ["/?page=x", "/?page=2"],
    ["/topics/transport?page=0", "/topics/transport"],
  ])("of %s gives the right form as a link, %s", async (path, href) => {
    const response = await open(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`<p class="ways"><a href="${href}">${href}</a></p>`);
    expect((await app.request(href)).status).toBe(200);
  });

  it("does not print text from the address", async () => {
    for (const path of ["/topics/%3Cscript%3E", "/topics/<b>x", "/nowhere%22onload=x", "/?page=%3Cb%3E"]) {
      expect(await (await open(path)).text(), path).not.toMatch(/onload|<b>|&lt;b|%3C|&lt;script/i);
    }
  });
});
