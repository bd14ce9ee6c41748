/** The publisher's own pages on the site: their addresses, links to them, and where they are not. */

import { describe, expect, it } from "vitest";
import { isOwnPath } from "../../../src/compiler/site/own-paths.ts";
import { createApp } from "../../../src/edge/app.ts";
import { usualSpelling } from "../../../src/edge/moved.ts";
import type { SitePage } from "../../../src/model/site-page.ts";
import { article, at, SITE } from "../../support/articles.ts";
import { appOf, NOW, packOf } from "../../support/pack.ts";

const CONTACT: SitePage = {
  path: "/contact",
  title: "Contact & hours",
  summary: "Write to the harbour office.",
  html: "<p>Write to the <em>zanzibar</em> office.</p>",
  updated: at("2024-05-07"),
};
const OM: SitePage = {
  path: "/om",
  title: "Om oss",
  summary: "",
  html: "<p>Vi skriver.</p>",
  language: "nb",
};
const DRAFT: SitePage = {
  path: "/articles/strike",
  title: "Pilots strike",
  summary: "",
  html: "<p>Zanzibar pilots walk out.</p>",
  draft: {
    mark: "draft",
    published: at("2024-05-01"),
    authors: ["Kari Nordmann"],
    topics: ["Fog"],
    dateline: "BERGEN",
  },
};

const app = await appOf([article()], {
  sitePages: [CONTACT, OM, DRAFT],
  redirects: { "/office": "/contact" },
});
const read = async (path: string) => (await app.request(path)).text();

describe("a page of the publisher", () => {
  it("has its title, text, canonical address and description, and no data of an article", async () => {
    const response = await app.request("/contact");
    const text = await response.text();
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect(text).toContain(`<title>Contact &amp; hours · ${SITE.title.replace("&", "&amp;")}</title>`);
    expect(text).toContain('<link rel="canonical" href="https://notes.example/contact">');
    expect(text).toContain('<meta name="description" content="Write to the harbour office.">');
    expect(text).toContain(CONTACT.html);
    expect(text).not.toMatch(/NewsArticle|noindex|Draft/);
  });

  it("is in its own language", async () => {
    expect(await read("/om")).toContain('<html lang="nb" dir="ltr">');
  });

  it.each([
    ["/Contact/", 301, "/contact"],
    ["/office", 301, "/contact"],
    ["/contact/rss.xml", 404, null],
    ["/nothing", 404, null],
  ])("%s is %i %s", async (path, status, location) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get("Location")]).toEqual([status, location]);
  });

  it("allows no other method, unlike a path that is unknown", async () => {
    const post = async (path: string) => (await app.request(path, { method: "POST" })).status;
    expect([await post("/contact"), await post("/nothing")]).toEqual([405, 404]);
  });

  it("is linked in the footer of every page, in the order of the pack", async () => {
    for (const path of ["/", "/articles/tides", "/topics", "/subscribe", "/search", "/om"]) {
      const [, foot = ""] = (await read(path)).split('<footer class="colophon"');
      const links = [...foot.matchAll(/<a href="(\/(?:contact|om|articles\/strike))"/g)].map(([, to]) => to);
      expect([path, links]).toEqual([path, ["/contact", "/om"]]);
    }
    expect(await read("/om")).toMatch(/<a href="\/om" lang="nb" dir="ltr" aria-current="page">Om oss<\/a>/);
  });

  it("is in the sitemap with the date that the publisher wrote", async () => {
    const map = await read("/sitemap.xml");
    expect(map).toContain(
      "<url><loc>https://notes.example/contact</loc><lastmod>2024-05-07T00:00:00Z</lastmod></url>",
    );
    expect(map).toContain("<url><loc>https://notes.example/om</loc></url>");
  });

  it.each([
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/topics.json",
    "/feeds.opml",
    "/search?q=zanzibar",
    "/topics/harbour",
  ])("is not in %s, nor is a draft", async (path) => {
    const [text] = (await read(path)).split('<footer class="colophon"');
    expect(text).not.toMatch(/Contact|<p>Write|Om oss|Pilots strike|walk out/);
  });
});

describe("a draft", () => {
  it("has a bar above the page, its facts without links, and is not to be indexed", async () => {
    const text = await read("/articles/strike");
    const [before = ""] = text.split('<header class="masthead"');
    expect(before).toContain("<strong>Draft</strong>: only <code>npm run dev</code> shows this page.");
    expect(before).toContain('<meta name="robots" content="noindex">');
    expect(text).toMatch(/By Kari Nordmann.*BERGEN.*May 1, 2024/);
    expect(text).toContain("On Fog");
    expect(text).not.toMatch(/NewsArticle|href="[^"]*nordmann/);
  });

  it("names the mark that withholds it", async () => {
    const site = await appOf([], {
      sitePages: [{ ...DRAFT, draft: { mark: "`status: private`", authors: [], topics: [] } }],
    });
    expect(await (await site.request("/articles/strike")).text()).toContain(
      "<strong>Draft</strong> (`status: private`): only",
    );
  });

  it("is not in the sitemap", async () => {
    expect(await read("/sitemap.xml")).not.toContain("strike");
  });
});

describe("the paths that the site answers itself", () => {
  it("have the first segment of every route", async () => {
    const routes = createApp(await packOf([article()]), () => NOW).routes;
    const segments = new Set(routes.map((path) => path.split("/")[1] ?? ""));
    for (const other of ["", "*"]) segments.delete(other);
    expect(segments.size).toBeGreaterThan(15);
    expect([...segments].filter((segment) => !isOwnPath(`/${segment}`))).toEqual([]);
  });

  it("leave the usual names of pages free", () => {
    const paths = ["/about", "/contact", "/imprint", "/privacy", "/team", "/faq"];
    expect(paths.filter((path) => isOwnPath(path) || usualSpelling(path) !== undefined)).toEqual([]);
  });
});
