/** Every kind of page in a real browser: accessible, fits small screens, and contacts no other site. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { newsroomInBrowser } from "../support/browser.ts";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVEL_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** One page of each kind. The last ones have status 404, 410 and 400. */
const PAGES = [
  "/",
  "/?page=2",
  "/topics",
  "/topics/harbour",
  "/topics/energy+harbour,weather,-transport",
  "/authors/ingrid-as",
  "/articles/shore-power",
  "/articles/2024-05-02-gale",
  "/articles/berths",
  "/articles/midaj",
  "/about",
  "/rss.xml",
  "/archive/1/atom.xml",
  "/feed",
  "/search",
  "/search?q=quay",
  "/search?q=quai",
  "/subscribe",
  "/subscribe?any=harbour&without=energy&q=pilot&format=atom",
  "/corrections",
  "/subscribe?any=harbor",
  "/articles/shore-pwer",
  "/articles/keeper",
  "/topics/energy+-harbour",
] as const;

const ABOUT = "---\npage: true\ntitle: About these notes\n---\nThree people write them.\n";

const { visit } = newsroomInBrowser({ "about.md": ABOUT });

/** Returns axe's findings. axe runs in an isolated world of the debugger, which the page's policy does not restrict. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults, string[]>(
    (tags) =>
      (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run({
        runOnly: { type: "tag", values: tags },
      }),
    LEVEL_AA,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

describe.each(PAGES)("%s", (path) => {
  it.each(["light", "dark"] as const)(
    "meets WCAG 2.2 AA as far as axe can check, in %s",
    async (colorScheme) => {
      const { page } = await visit(path, { colorScheme });
      expect(await violationsOn(page)).toEqual([]);
    },
  );

  it("never scrolls sideways at 320 pixels", async () => {
    const { page } = await visit(path, { viewport: { width: 320, height: 640 } });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    // Wide parts scroll on their own here and must be focusable, so the check runs again.
    expect(await violationsOn(page)).toEqual([]);
  });

  it("causes no error, breaks no policy, and sends no request to another site", async () => {
    const { page, errors, strangers } = await visit(path);
    await page.waitForLoadState("networkidle");
    // The browser logs the status 404, 410 or 400 of the page itself.
    expect(
      errors.filter((error) => !/the server responded with a status of 4(?:0[04]|10)/.test(error)),
    ).toEqual([]);
    expect(strangers).toEqual([]);
    const styled = await page.evaluate(() => getComputedStyle(document.body).maxInlineSize);
    expect(styled).toBe("1152px");
    // The page has a heading.
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("main").count()).toBe(1);
    expect(await page.title()).not.toBe("");
  });
});
