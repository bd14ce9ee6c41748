/** The language of pages, and of the words on them. In a browser: tests/browser/languages.test.ts. */

import { describe, expect, it } from "vitest";
import { directionOf } from "../../../src/edge/pages/language.ts";
import { article, SITE, topic } from "../../support/articles.ts";
import { appOf } from "../../support/pack.ts";

describe("the direction of a language", () => {
  it.each([
    ["ar", "rtl"],
    ["ar-EG", "rtl"],
    ["he", "rtl"],
    ["iw", "rtl"],
    ["fa", "rtl"],
    ["ur-PK", "rtl"],
    ["yi", "rtl"],
    ["dv", "rtl"],
    ["ckb", "rtl"],
    ["az-Arab", "rtl"],
    ["en", "ltr"],
    ["nn", "ltr"],
    ["ar-Latn", "ltr"],
    ["ku", "ltr"],
    ["ja", "ltr"],
    ["und", "ltr"],
    ["zxx", "ltr"],
  ])("%s is %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe("the words of the interface, which are English", () => {
  const read = async (language: string, path: string, own?: string) => {
    const pages = await appOf(
      [
        article({
          topics: [topic("harbour"), topic("weather")],
          ...(own === undefined ? {} : { language: own }),
        }),
      ],
      { site: { ...SITE, language } },
    );
    return (await pages.request(path)).text();
  };

  it.each(["en", "en-GB", "en-AU"])("carry no language on a site in %s", async (language) => {
    for (const path of ["/", "/topics/harbour,weather", "/articles/tides", "/subscribe?any=harbour"])
      expect((await read(language, path)).match(/ lang="[^"]*"/g)).toEqual([` lang="${language}"`]);
  });

  it("are marked on a site in another language, with the publisher's words among them marked again", async () => {
    const text = await read("nb", "/topics/harbour,weather");
    expect(text).toContain('<html lang="nb" dir="ltr">');
    expect(text).toContain('<nav aria-label="Site" lang="en" dir="ltr">');
    const label = (name: string) => `<span lang="nb" dir="ltr">${name}</span>`;
    expect(text).toContain(`<h1 lang="en" dir="ltr">${label("Harbour")} or ${label("Weather")}</h1>`);
    expect(await read("nb", "/topics/harbour")).toContain("<h1>Harbour</h1>");
  });

  it("need no mark on the page of an English article, but the words of the site do", async () => {
    const text = await read("nb", "/articles/tides", "en");
    expect(text).toContain('<html lang="en" dir="ltr">');
    expect(text).toContain('<header class="masthead" lang="nb" dir="ltr">');
    expect(text).toContain('<a class="skip" href="#page-content">');
    expect(text).toContain('<section class="panel" aria-labelledby="subscribe-heading">');
    expect(text).toContain('#subscribe" lang="nb" dir="ltr">Harbour</a>');
  });

  it("let nothing into the page that is not escaped", async () => {
    const hostile = { ...topic("harbour"), label: "<b>Havn</b> & kai" };
    const pages = await appOf([article({ topics: [hostile, topic("weather")] })], {
      site: { ...SITE, language: "nb", title: "<i>Notater</i>" },
      topics: [hostile, topic("weather")],
    });
    for (const path of [
      ...["/topics/harbour,weather", "/subscribe?any=harbour&any=weather", "/search?q=tide&topics=harbour"],
      ...["/corrections", "/topics/harbour,weather/rss.xml"],
    ]) {
      const headers = { Accept: "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
      const text = await (await pages.request(path, { headers })).text();
      expect(text, path).toContain("&lt;");
      expect(text, path).not.toMatch(/<b>|<i>|&amp;lt;|&amp;amp;/);
    }
  });
});
