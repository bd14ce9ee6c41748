/** How people read the site: by keyboard, from right to left, on paper, without scripts; and what they see who open a feed. */

import { describe, expect, it } from "vitest";
import { newsroomInBrowser } from "../support/browser.ts";

const { visit, url } = newsroomInBrowser();

describe("by keyboard alone", () => {
  it("the first stop leads past the masthead to the content", async () => {
    const { page } = await visit("/");
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    expect(await skip.textContent()).toBe("Skip to content");
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    expect(await page.locator(":focus").evaluate((element) => element.tagName)).toBe("MAIN");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").getAttribute("href")).toMatch(/^\/articles\//);
  });

  it("every stop is seen, and the feeds are among them", async () => {
    const { page } = await visit("/topics/weather");
    const stops: string[] = [];
    for (let tab = 0; tab < 60; tab += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          name: element.getAttribute("href") ?? element.tagName,
          outline: `${outlineStyle} ${outlineWidth}`,
        };
      });
      if (stop === undefined) break;
      stops.push(stop.name);
      expect(stop, stop.name).toMatchObject({ outline: "solid 3px" });
    }
    expect(stops).toEqual(
      expect.arrayContaining(["/topics/weather/rss.xml", "/topics/weather/feed.json", "/feeds.opml"]),
    );
  });

  it("what scrolls by itself is a stop", async () => {
    const { page } = await visit("/articles/berths", { viewport: { width: 320, height: 640 } });
    const boxes = await page.locator(".e-content [tabindex='0']").evaluateAll((elements) =>
      elements.map(({ tagName, scrollWidth, clientWidth }) => ({
        tagName,
        scrolls: scrollWidth > clientWidth,
      })),
    );
    expect(boxes).toEqual([
      { tagName: "DIV", scrolls: true },
      { tagName: "PRE", scrolls: true },
    ]);
  });
});

describe("requirement 25: a feed's address", () => {
  it.each([
    "/rss.xml",
    "/topics/harbour/atom.xml",
    "/feed.json",
    "/feed",
    "/archive/1/rss.xml",
    "/rss.xml?limit=2",
  ])("%s, opened by a person, is a page; a script on it that asks gets the feed", async (path) => {
    const { page, errors } = await visit(path);
    expect(await page.locator("h2").first().textContent()).toBe("Subscribe");
    expect(await page.getByLabel("Address of this feed").inputValue()).toMatch(
      /^https:\/\/notes\.example\/.*(?:xml|json)/,
    );
    for (const again of ["default", "reload", "force-cache"] as const) {
      const [type, start] = await page.evaluate(async (cache) => {
        const response = await fetch(location.href, { cache });
        return [response.headers.get("Content-Type"), (await response.text()).slice(0, 14)] as const;
      }, again);
      expect(type).toMatch(/^application\/(?:rss\+xml|atom\+xml|feed\+json)/);
      expect(start).toMatch(/^<\?xml|^\{/);
    }
    // And what the script was given is not what the person sees who comes back.
    await page.goto("about:blank");
    await page.goBack();
    expect(await page.locator("h1").count()).toBe(1);
    expect(errors).toEqual([]);
  });

  it("is shown as it is by the link to the raw feed", async () => {
    const { page } = await visit("/atom.xml");
    const answer = page.waitForResponse((response) => response.url().includes("?raw"));
    await page.getByRole("link", { name: "Show the raw feed" }).click();
    expect((await answer).headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  });

  it("is copied by the button, which is not there without scripts", async () => {
    const { page } = await visit("/atom.xml", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://notes.example/atom.xml");
    const { page: plain } = await visit("/atom.xml", { javaScriptEnabled: false });
    expect(await plain.getByRole("button", { name: "Copy" }).count()).toBe(0);
    expect(await plain.getByLabel("Address of this feed").isVisible()).toBe(true);
  });
});

describe("without scripts", () => {
  it("a person finds an article by its topic, and the next one from there", async () => {
    const { page } = await visit("/", { javaScriptEnabled: false });
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Topics" }).click();
    await page.getByRole("link", { name: "Weather", exact: true }).click();
    await page.getByRole("link", { name: "What a gale warning says" }).click();
    await page
      .getByRole("navigation", { name: "More articles" })
      .getByRole("link", { name: /^Older/ })
      .click();
    expect(new URL(page.url()).pathname).toBe("/articles/bris");
    await page.goto(url().origin);
    await page.getByRole("link", { name: "Older articles" }).click();
    expect(page.url()).toBe(`${url().origin}/?page=2`);
  });
});

describe("an article in Arabic", () => {
  it("runs from right to left, and what the site says around it does not", async () => {
    const { page } = await visit("/articles/midaj");
    expect(
      await page
        .locator("html")
        .evaluate((html) => [html.getAttribute("lang"), getComputedStyle(html).direction]),
    ).toEqual(["ar", "rtl"]);
    const [quote] = await page
      .locator("blockquote")
      .evaluateAll((quotes) =>
        quotes.map((quote) => [
          getComputedStyle(quote).borderRightStyle,
          getComputedStyle(quote).borderLeftStyle,
        ]),
      );
    expect(quote).toEqual(["solid", "none"]);
    expect(
      await page.locator("header.masthead").evaluate((header) => getComputedStyle(header).direction),
    ).toBe("ltr");
    const { page: home } = await visit("/");
    expect(
      await home
        .locator("[lang=ar]")
        .first()
        .evaluate((title) => getComputedStyle(title).direction),
    ).toBe("rtl");
  });
});

describe("on paper", () => {
  it("an article is its text and where it came from", async () => {
    const { page } = await visit("/articles/shore-power");
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["nav", ".panel", ".skip"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    for (const shown of ["h1", ".e-content", ".meta", ".site"])
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
    expect(await page.locator(".paper").textContent()).toBe("https://notes.example/articles/shore-power");
    expect(await page.locator(".paper").isVisible()).toBe(true);
  });
});

describe("for whoever is made ill by movement", () => {
  it("nothing moves", async () => {
    const { page } = await visit("/", { reducedMotion: "reduce" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
  });
});
