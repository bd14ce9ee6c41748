/** The form in a real browser, served by the real Worker, with its script and without scripts. */

import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { newsroomWorker } from "../support/worker.ts";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

const { url } = newsroomWorker();
let browser: Awaited<ReturnType<typeof chromium.launch>>;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
});
afterAll(() => browser.close());

/** Opens a page. Errors and violations of the page's policy fail the test. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    // The fixture's icon is on a host that does not exist.
    if (message.type() === "error" && message.location().url.startsWith(url().origin))
      complaints.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(new URL(path, url()).href);
  return page;
}

const tick = (page: Page, name: string) => page.getByRole("checkbox", { name, exact: true });
const address = (page: Page) => page.getByLabel(/^Address/).inputValue();
const summaryReads = (page: Page, words: string) =>
  page.locator("#feed-summary", { hasText: words }).waitFor({ timeout: 10_000 });
const queryOf = (page: Page) => new URL(page.url()).search;

describe("with its script", () => {
  it("shows the feed after each change without loading the page, and keeps the focus", async () => {
    const page = await open("/subscribe");
    await page.evaluate("window.isSamePage = true");
    await tick(page, "any: Weather").focus();
    await page.keyboard.press("Space");
    await summaryReads(page, "Weather: 1 article");
    expect(await address(page)).toBe("https://notes.example/topics/weather/rss.xml");
    expect(queryOf(page)).toBe("?any=weather&format=rss");
    expect(await page.evaluate("[window.isSamePage, document.activeElement.value]")).toEqual([
      true,
      "weather",
    ]);
    expect(await page.getByRole("button", { name: "Show the feed" }).isVisible()).toBe(false);

    await page.getByRole("radio", { name: "Atom" }).check();
    await page.locator('#feed-address[value$="atom.xml"]').waitFor();
    expect(await page.locator("link[rel=alternate]").first().getAttribute("href")).toBe(
      "/topics/weather/rss.xml",
    );
    // The address in the address bar has the same choice.
    await page.reload();
    expect([await tick(page, "any: Weather").isChecked(), await address(page)]).toEqual([
      true,
      "https://notes.example/topics/weather/atom.xml",
    ]);
  });

  it("keeps the latest checkbox of a topic", async () => {
    const page = await open("/subscribe?any=weather&any=energy");
    await tick(page, "without: Weather").check();
    await summaryReads(page, "Energy, without Weather");
    expect(await tick(page, "any: Weather").isChecked()).toBe(false);
  });

  it("shows the feed of the last of many quick changes", async () => {
    const page = await open("/subscribe");
    await page.evaluate(`for (const box of document.querySelectorAll("[name=any]")) box.click()`);
    await summaryReads(page, "Energy or Harbour & quay or Transport or Weather");
    expect(queryOf(page)).toBe("?any=transport&any=harbour&any=weather&any=energy&format=rss");
  });

  it("copies the address", async () => {
    const page = await open("/subscribe", { permissions: ["clipboard-read", "clipboard-write"] });
    await tick(page, "any: Energy").check();
    await summaryReads(page, "Energy:");
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      "https://notes.example/topics/energy/rss.xml",
    );
  });

  it("searches words while they are typed, and copies the address of that feed", async () => {
    const page = await open("/subscribe?any=harbour", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByLabel("Words, optional").pressSequentially("pilot");
    await summaryReads(page, "“pilot” in Harbour & quay: 2 articles");
    expect(queryOf(page)).toBe("?any=harbour&q=pilot&format=rss");
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      "https://notes.example/search/rss.xml?q=pilot&topics=harbour",
    );
  });

  it("shows the button again if another page answers, such as a hotel's sign-in page", async () => {
    const page = await open("/subscribe");
    await page.route("**/subscribe?*", (route) => route.fulfill({ status: 200, body: "not the page" }));
    await tick(page, "any: Energy").check();
    await page.getByRole("button", { name: "Show the feed" }).waitFor();
  });
});

describe("without scripts", () => {
  const options = { javaScriptEnabled: false };

  it("does the same with its button, and jumps to the feed", async () => {
    const page = await open("/subscribe", options);
    await tick(page, "any: Weather").check();
    await tick(page, "without: Energy").check();
    await page.getByRole("button", { name: "Show the feed" }).click();
    await summaryReads(page, "Weather, without Energy: 1 article");
    expect([queryOf(page), new URL(page.url()).hash]).toEqual([
      "?any=weather&without=energy&q=&format=rss",
      "#feed",
    ]);
    expect(await address(page)).toBe("https://notes.example/topics/weather,-energy/rss.xml");
    expect(await tick(page, "any: Weather").isChecked()).toBe(true);
  });

  it("shows no button without a function", async () => {
    const page = await open("/subscribe", options);
    expect(await page.locator("[data-copies]").isVisible()).toBe(false);
  });
});

describe("on a narrow screen", () => {
  it("fits, and keeps the summary visible", async () => {
    const page = await open("/subscribe", { viewport: { width: 320, height: 480 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await tick(page, "any: Energy").check();
    await summaryReads(page, "Energy: 1 article");
    await page.getByRole("radio", { name: "RSS" }).scrollIntoViewIfNeeded();
    expect((await page.locator("#feed-summary").boundingBox())?.y).toBeLessThan(480);
  });
});
