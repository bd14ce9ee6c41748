/** The form in a real browser, served by the real Worker, with its script and without scripts. */

import { type BrowserContextOptions, chromium, type Page, type Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { workerOn } from "../support/worker.ts";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

const { url } = workerOn(async () => "tests/fixtures/newsroom");
let browser: Awaited<ReturnType<typeof chromium.launch>>;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
});
afterAll(() => browser.close());

/** Opens a page. Errors and violations of the page's policy fail the test, unless they are `expected`. */
async function open(path: string, options: BrowserContextOptions = {}, expected = /^$/): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    // The fixture's icon is on a host that does not exist.
    const isOwn = message.type() === "error" && message.location().url.startsWith(url().origin);
    if (isOwn && !expected.test(message.text())) complaints.push(message.text());
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

  /** Delays the form's requests until `letGo` is called. */
  async function held(page: Page) {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/subscribe?*", async (route) => {
      await gate;
      // The page may have aborted the request.
      await route.continue().catch(() => {});
    });
    return { letGo: () => letGo() };
  }
  const state = (page: Page) =>
    page.locator("#feed").evaluate((feed) => ({
      isBusy: feed.getAttribute("aria-busy") === "true",
      canCopy: !feed.querySelector<HTMLButtonElement>("[data-copies]")?.disabled,
      canFollow: feed.querySelector("a")?.closest("[inert]") === null,
    }));
  const WAITING = { isBusy: true, canCopy: false, canFollow: false };
  const USABLE = { isBusy: false, canCopy: true, canFollow: true };
  const FAILED = { isBusy: false, canCopy: false, canFollow: false };

  it("disables Copy and the links until the feed of the latest choice is loaded", async () => {
    const page = await open("/subscribe", { permissions: ["clipboard-read", "clipboard-write"] });
    const { letGo } = await held(page);
    await page.evaluate('navigator.clipboard.writeText("before")');
    // Immediately, in the same task as the click.
    await tick(page, "any: Energy").evaluate((box: HTMLInputElement) => {
      box.click();
      (document.querySelector("[data-copies]") as HTMLButtonElement).click();
    });
    expect(await state(page)).toEqual(WAITING);
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("before");
    letGo();
    await summaryReads(page, "Energy:");
    expect(await state(page)).toEqual(USABLE);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      "https://notes.example/topics/energy/rss.xml",
    );
  });

  it("waits from the first letter on, and stops if the words are unchanged", async () => {
    const page = await open("/subscribe?q=pilot");
    // On a busy machine, the answer could arrive before the test looks.
    const { letGo } = await held(page);
    const words = page.getByLabel("Words, optional");
    await words.press("End");
    await words.press("s");
    expect(await state(page)).toEqual(WAITING);
    await words.press("Backspace");
    letGo();
    await expect.poll(() => state(page)).toEqual(USABLE);
    expect(await address(page)).toBe("https://notes.example/search/rss.xml?q=pilot");
  });

  it("stays busy if an answer arrives while words are typed", async () => {
    const page = await open("/subscribe");
    const { letGo } = await held(page);
    await tick(page, "any: Harbour & quay").check();
    await page.getByLabel("Words, optional").evaluate((field: HTMLInputElement) => {
      // Types so often that the pause never ends.
      const type = () => {
        field.value = "pilot";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
      type();
      Object.assign(window, { typing: setInterval(type, 50) });
    });
    letGo();
    await summaryReads(page, "Harbour & quay:");
    expect(await state(page)).toEqual(WAITING);
    await page.evaluate("clearInterval(window.typing)");
    await summaryReads(page, "“pilot” in Harbour & quay");
    expect(await state(page)).toEqual(USABLE);
  });

  it.each([
    ["the network fails", (route: Route) => route.abort()],
    [
      "another page answers, as a hotel's sign-in page does",
      (route: Route) => route.fulfill({ status: 200, contentType: "text/html", body: "not the page" }),
    ],
    ["the Worker fails", (route: Route) => route.fulfill({ status: 503, body: "error code: 1102" })],
  ])("says so when %s, offers no address, and gives the button back", async (_, answer) => {
    const page = await open("/subscribe", {}, /Failed to load resource/);
    await page.route("**/subscribe?*", answer);
    await tick(page, "any: Energy").check();
    await summaryReads(page, "This feed could not be loaded. Press “Show the feed” to try again.");
    expect(await state(page)).toEqual(FAILED);
    await page.unroute("**/subscribe?*");
    // The next change tries again.
    await tick(page, "any: Weather").check();
    await summaryReads(page, "Energy or Weather");
    expect(await state(page)).toEqual(USABLE);
    expect(await page.getByRole("button", { name: "Show the feed" }).isVisible()).toBe(false);
  });

  it("loads the page of the choice with the button if the script failed", async () => {
    const page = await open("/subscribe", {}, /Failed to load resource/);
    await page.route("**/subscribe?*", (route) => route.abort(), { times: 1 });
    await tick(page, "any: Energy").check();
    await page.getByRole("button", { name: "Show the feed" }).click();
    await summaryReads(page, "Energy: 1 article");
    expect(await address(page)).toBe("https://notes.example/topics/energy/rss.xml");
  });

  it("shows the problem of a choice that is too long, after the button is pressed", async () => {
    const page = await open("/subscribe", {}, /Failed to load resource/);
    await page.getByLabel("Words, optional").evaluate((field: HTMLInputElement) => {
      field.value = "a ".repeat(100);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.getByRole("button", { name: "Show the feed" }).click();
    await page.getByText("expected at most 100").waitFor();
  });
});

describe("without scripts", () => {
  const options = { javaScriptEnabled: false };

  it("shows the feed after its button is pressed, and jumps to it", async () => {
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
