/** Pages on paper, without scrolling and links. */

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newsroomInBrowser } from "../support/browser.ts";

const COLUMNS = Array.from({ length: 12 }, (_, place) => `Havneavdelingen${place}`);
const { visit } = newsroomInBrowser({
  "ledger.md": `---
title: The harbour's ledger
date: 2024-05-04
topics: [harbour]
---
| ${COLUMNS.join(" | ")} |
|${" --- |".repeat(12)}
|${" 1,200,000 |".repeat(12)}

\`\`\`
${"draught".repeat(40)}
\`\`\`

![A lighthouse](https://notes.example/lighthouse.jpg)

<figure><img src="https://notes.example/lighthouse.jpg" alt=""><figcaption>The same.</figcaption></figure>

<details><summary>Sources</summary><p>The harbour office.</p></details>
`,
});

/** A square with the width of A5, without margins. */
const PAPER = { viewport: { width: 559, height: 559 } };

async function print(path: string): Promise<Page> {
  const { page } = await visit(path, PAPER);
  await page.emulateMedia({ media: "print" });
  return page;
}

describe("an article", () => {
  it("has its text and its address", async () => {
    const page = await print("/articles/shore-power");
    for (const hidden of ["nav", ".panel", ".skip"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    for (const shown of ["h1", ".e-content", ".meta", ".site"])
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
    expect(await page.locator(".paper").textContent()).toBe("https://notes.example/articles/shore-power");
    expect(await page.locator(".paper").isVisible()).toBe(true);
  });

  it.each(["/articles/ledger", "/articles/berths"])(
    "%s has wide tables and long lines of code whole",
    async (path) => {
      const page = await print(path);
      const boxes = await page.locator(".scrolls, .scrolls td, pre").evaluateAll((elements) =>
        elements.map((element) => {
          const text = document.createRange();
          text.selectNodeContents(element);
          return {
            overflow: getComputedStyle(element).overflowX,
            right: Math.max(element.getBoundingClientRect().right, text.getBoundingClientRect().right),
          };
        }),
      );
      expect(boxes.length).toBeGreaterThan(2);
      for (const { overflow, right } of boxes) {
        expect(overflow).toBe("visible");
        expect(right).toBeLessThanOrEqual(PAPER.viewport.width);
      }
    },
  );

  it("keeps a picture on one page, in its proportions", async () => {
    const page = await print("/articles/ledger");
    const pictures = await page.locator(".e-content img").evaluateAll((images) =>
      images.map((image) => {
        const { width, height } = image.getBoundingClientRect();
        return { height, ratio: width / height, breakInside: getComputedStyle(image).breakInside };
      }),
    );
    expect(pictures).toHaveLength(2);
    for (const { height, ratio, breakInside } of pictures) {
      expect(breakInside).toBe("avoid");
      expect(height).toBeLessThan(PAPER.viewport.height * 0.75);
      expect(ratio).toBeCloseTo(4 / 3);
    }
    const figure = page.locator(".e-content figure");
    expect(await figure.evaluate((element) => getComputedStyle(element).breakInside)).toBe("avoid");
  });

  it("shows folded parts", async () => {
    const page = await print("/articles/ledger");
    expect(
      await page
        .locator("details p")
        .evaluate((text) => text.checkVisibility({ contentVisibilityAuto: true })),
    ).toBe(true);
  });
});

describe("the address of a feed", () => {
  it.each([
    ["/subscribe?any=harbour&without=energy", "https://notes.example/topics/harbour,-energy/rss.xml"],
    [
      "/topics/energy+harbour,weather,-transport/atom.xml",
      "https://notes.example/topics/energy+harbour,weather,-transport/atom.xml",
    ],
  ])("is printed in full as text: %s", async (path, address) => {
    const page = await print(path);
    const text = page.locator(".copy .paper");
    expect(await text.textContent()).toBe(address);
    expect(await text.isVisible()).toBe(true);
    expect((await text.boundingBox())?.width).toBeLessThanOrEqual(PAPER.viewport.width);
    expect(await page.locator(".copy input").isVisible()).toBe(false);
    expect(await page.locator(".copy button").isVisible()).toBe(false);
  });

  it("is on /subscribe with a description of the feed and a QR code, without the form", async () => {
    const page = await print("/subscribe?any=harbour");
    expect(await page.locator("#feed-summary").isVisible()).toBe(true);
    const code = page.locator(".qr-code");
    expect(await code.evaluate((picture) => picture.checkVisibility())).toBe(true);
    // The picture is loaded when it is shown.
    const width = () => code.evaluate((picture) => (picture as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBeGreaterThan(100);
    expect(await page.locator("#choice").isVisible()).toBe(false);
  });
});
