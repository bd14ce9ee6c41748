/** Every kind of page in a real browser: accessible, fits small screens, and contacts no other site. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
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

// One visit for all conditions, because a new window takes longer than a check. A failure names its condition, and does not hide
// the failures after it.
it.each(PAGES)(
  "%s meets WCAG 2.2 AA, fits small screens, causes no error, and contacts no other site",
  async (path) => {
    const { page, errors, strangers } = await visit(path, { colorScheme: "light" });
    await page.waitForLoadState("networkidle");
    // The browser logs the status 404, 410 or 400 of the page itself.
    const faults = errors.filter(
      (error) => !/the server responded with a status of 4(?:0[04]|10)/.test(error),
    );
    expect.soft(faults, "errors").toEqual([]);
    expect.soft(strangers, "requests to other sites").toEqual([]);
    const styled = await page.evaluate(() => getComputedStyle(document.body).maxInlineSize);
    expect.soft(styled, "the stylesheet is applied").toBe("1152px");
    expect.soft(await page.locator("h1").count(), "h1").toBe(1);
    expect.soft(await page.locator("main").count(), "main").toBe(1);
    expect.soft(await page.title(), "title").not.toBe("");

    await page.evaluate(AXE);
    expect.soft(await violationsOn(page), "in light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await violationsOn(page), "in dark").toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, "scrolls sideways at 320 pixels").toBe(0);
    // Wide parts scroll on their own here and must be focusable, so the check runs again.
    expect.soft(await violationsOn(page), "at 320 pixels").toEqual([]);
  },
);
