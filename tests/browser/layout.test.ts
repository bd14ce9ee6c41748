/** The layout of pages at each width, and in the colours of a person's system. */

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newsroomInBrowser } from "../support/browser.ts";

const PICTURED = (title: string, day: number) => `---
title: ${title}
date: 2024-05-${day}
topics: [harbour]
image: https://notes.example/${day}.jpg
---
Responsibilities for counterproductive infrastructure, notwithstanding internationalisation.
`;
const { visit } = newsroomInBrowser({
  "_site.yaml": `title: Harbour & Fjord Notes of the Western Coast and of All Its Islands
description: What moves in the harbour, and why.
url: https://notes.example
id: 6f9619ff-8b86-4d01-b42d-00cf4fc964ff
timezone: Europe/Oslo
authors: [{ name: The Harbour Desk }]
page_size: 8
`,
  "first.md": PICTURED("Internationalisation of harbour administration", 21),
  "second.md": PICTURED("Counterproductive infrastructure", 20),
  "third.md": PICTURED("Harbourmasters' responsibilities", 19),
  "fourth.md": PICTURED("Notwithstanding", 18),
});

const at = (width: number) => ({ viewport: { width, height: 900 } });
const WIDTHS = [320, 360, 600, 768, 928, 1024, 1440];

describe.each(["/", "/topics/harbour", "/?page=2"])("the list of %s", (path) => {
  it.each(WIDTHS)(
    "leaves room for text beside pictures, or puts them above it, at %i pixels",
    async (width) => {
      const { page } = await visit(path, at(width));
      const entries = await page.locator(".h-entry").evaluateAll((items) =>
        items.map((item) => {
          const box = (selector: string) => item.querySelector(selector)?.getBoundingClientRect();
          return { title: box("h3"), summary: box(".p-summary"), picture: box("img") };
        }),
      );
      expect(entries.length).toBeGreaterThan(2);
      for (const { title, summary, picture } of entries) {
        expect(title?.width).toBeGreaterThanOrEqual(220);
        expect(summary?.width).toBeGreaterThanOrEqual(220);
        if (picture === undefined || title === undefined) continue;
        const isAbove = picture.bottom <= title.top;
        const isBeside = picture.left >= title.right && picture.top <= title.bottom;
        expect([isAbove, isBeside]).toContain(true);
      }
    },
  );
});

it("the home page has pictures above and beside the text", async () => {
  const placesAt = async (width: number) => {
    const { page } = await visit("/", at(width));
    return page.locator(".h-entry:has(img)").evaluateAll((items) =>
      items.map((item) => {
        const [picture, title] = [item.querySelector("img"), item.querySelector("h3")];
        return (picture?.getBoundingClientRect().bottom ?? 0) <= (title?.getBoundingClientRect().top ?? 0);
      }),
    );
  };
  expect(await placesAt(360)).toEqual([true, true, true, true, true]);
  expect(await placesAt(1024)).toEqual([false, false, false, false, false]);
  // Two columns below the newest article.
  expect(await placesAt(1440)).toEqual([false, true, true, true, true]);
});

describe("the search box", () => {
  const boxes = (page: Page) =>
    page.locator("header.masthead").evaluate((masthead) => {
      const box = (selector: string) => masthead.querySelector(selector)?.getBoundingClientRect();
      return { nav: box("nav"), search: box("form"), input: box("form input"), name: box(".site") };
    });

  it.each([
    ["/topics/harbour", 768],
    ["/topics/harbour", 1024],
    ["/articles/shore-power", 768],
    ["/articles/midaj", 768],
    ["/", 768],
    ["/", 1440],
  ])("stays in the masthead's line, with room to write in: %s at %i pixels", async (path, width) => {
    const { page } = await visit(path, at(width));
    const { nav, search, input, name } = await boxes(page);
    const middle = ((search?.top ?? 0) + (search?.bottom ?? 0)) / 2;
    // On the home page, the name is a heading above the line.
    for (const part of path === "/" ? [nav] : [nav, name]) {
      expect(part?.top).toBeLessThan(middle);
      expect(part?.bottom).toBeGreaterThan(middle);
    }
    expect(input?.width).toBeGreaterThanOrEqual(90);
    // A long name of a site gets narrower, but its words are not broken.
    expect(name?.width).toBeGreaterThanOrEqual(150);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  });
});

describe("in forced colours", () => {
  it.each(["light", "dark"] as const)("marked words can be read, in %s", async (colorScheme) => {
    const { page } = await visit("/search?q=pilot", { colorScheme, forcedColors: "active" });
    const marks = await page.locator("mark").evaluateAll((elements) =>
      elements.map((mark) => {
        const { color, backgroundColor } = getComputedStyle(mark);
        return [color, backgroundColor];
      }),
    );
    expect(marks.length).toBeGreaterThan(1);
    for (const [colour = "", ground = ""] of marks) {
      // A transparent background would not be the visible colour.
      expect(ground).toMatch(/^rgb\(/);
      expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** Returns the contrast ratio of two colours. WCAG 2.2 */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
