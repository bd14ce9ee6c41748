/** The site as people read it: by keyboard, from right to left, without scripts, and feeds opened in a browser. */

import { describe, expect, it } from "vitest";
import { newsroomInBrowser } from "../support/browser.ts";

const { visit, url } = newsroomInBrowser();

describe("by keyboard alone", () => {
  it("the first link skips to the content", async () => {
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

  it("every focused element is visible, and the feeds are among them", async () => {
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

  it("parts that scroll on their own can be focused", async () => {
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
  ])("%s is a page for a person, and the feed for a script on that page", async (path) => {
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
    // The browser does not show the fetched feed when the person goes back.
    await page.goto("about:blank");
    await page.goBack();
    expect(await page.locator("h1").count()).toBe(1);
    expect(errors).toEqual([]);
  });

  it("is shown unchanged through the link to the raw feed", async () => {
    const { page } = await visit("/atom.xml");
    const answer = page.waitForResponse((response) => response.url().includes("?raw"));
    await page.getByRole("link", { name: "Show the raw feed" }).click();
    expect((await answer).headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  });

  it("is copied by the button, which is hidden without scripts", async () => {
    const { page } = await visit("/atom.xml", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://notes.example/atom.xml");
    const { page: plain } = await visit("/atom.xml", { javaScriptEnabled: false });
    expect(await plain.getByRole("button", { name: "Copy" }).count()).toBe(0);
    expect(await plain.getByLabel("Address of this feed").isVisible()).toBe(true);
  });
});

describe("a feed that is sent in gzip", () => {
  it.each(["/rss.xml", "/atom.xml", "/feed.json"])("%s is decoded to the plain bytes", async (path) => {
    const { page } = await visit("/");
    const answer = page.waitForResponse((response) => response.url().endsWith(path));
    const decoded = await page.evaluate(async (address) => (await fetch(address)).text(), path);
    expect((await (await answer).allHeaders())["content-encoding"]).toBe("gzip");
    const plain = await fetch(url().origin + path, { headers: { "Accept-Encoding": "identity" } });
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(decoded).toBe(await plain.text());
    expect(decoded).toMatch(path === "/feed.json" ? /\}\s*$/ : /<\/(?:rss|feed)>\s*$/);
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
  it("runs from right to left, but the site's own words do not", async () => {
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

describe("with reduced motion", () => {
  it("nothing moves", async () => {
    const { page } = await visit("/", { reducedMotion: "reduce" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
  });
});
