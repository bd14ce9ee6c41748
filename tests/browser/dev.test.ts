/** Pages of `npm run dev` in a browser: they reload after a change, and show errors above the text. */

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CHROMIUM } from "../support/browser.ts";
import { lastingCheckout } from "../support/checkout.ts";
import { type DevServer, startDevServer } from "../support/dev-server.ts";
import { lastingFolderOf } from "../support/seeds.ts";
import { LIMIT } from "../support/wait.ts";

const md = (title: string) => `---\ntitle: ${title}\ndate: 2024-05-04\n---\nA pilot boards.\n`;
const BROKEN = "---\ndate: soon\n---\nA pilot boards.\n";

let checkout: string;
let folder: string;
let dev: DevServer;
let browser: Browser;

beforeAll(async () => {
  checkout = await lastingCheckout();
  folder = await lastingFolderOf({ "pilots.md": BROKEN });
  dev = await startDevServer(checkout, ["--seeds", folder]);
  browser = await chromium.launch(CHROMIUM);
});
afterAll(async () => {
  await browser?.close();
  await dev?.stop();
  for (const one of [folder, checkout]) await rm(one, { recursive: true, force: true });
});

it("an open page follows each change by itself, and breaks no Content-Security-Policy", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(LIMIT);
  const errors: string[] = [];
  // The page of errors has the status 503, which a browser reports too.
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("503")) errors.push(message.text());
  });
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(dev.origin);
  expect(await page.locator("h1").textContent()).toBe("The articles have errors");
  await writeFile(join(folder, "pilots.md"), md("How pilots work"));
  await page.getByRole("link", { name: "How pilots work" }).waitFor();
  await writeFile(join(folder, "pilots.md"), md("How pilots board"));
  await page.getByRole("link", { name: "How pilots board" }).waitFor();

  await writeFile(join(folder, "pilots.md"), BROKEN);
  const bar = page.getByRole("complementary", { name: "Errors in the articles" });
  expect(await bar.locator("pre").textContent()).toMatch(/pilots\.md:2: date "soon" is not a date/);
  // The stylesheet of the bar is loaded: white on dark red.
  expect(await bar.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(255, 255, 255)");
  expect(await page.getByRole("link", { name: "How pilots board" }).count()).toBe(1);
  await writeFile(join(folder, "pilots.md"), md("How pilots leave"));
  await page.getByRole("link", { name: "How pilots leave" }).waitFor();
  expect(await bar.count()).toBe(0);
  expect(errors).toEqual([]);
});

it("a page that no change concerns stays as it is", async () => {
  const page = await browser.newPage();
  await page.goto(dev.origin);
  await page.evaluate(() => document.body.setAttribute("data-kept", ""));
  // The same text again gives the same pack.
  dev.forget();
  await writeFile(join(folder, "pilots.md"), md("How pilots leave"));
  await dev.untilPrinted("pilots.md: 1 article");
  await page.waitForTimeout(200);
  expect(await page.locator("body[data-kept]").count()).toBe(1);
});
