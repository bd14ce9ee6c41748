/** A real browser on the real Worker. It records all errors of a page. */

import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { NEWSROOM } from "./newsroom.ts";
import { type Files, lastingFolderOf } from "./seeds.ts";
import { workerOn } from "./worker.ts";

/** Debian's own Chromium, so that nothing is downloaded. Without it the tests fail; they are not skipped. */
export const CHROMIUM = {
  executablePath: "/usr/bin/chromium",
  args: [
    ...["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-sync"],
    ...["--disable-background-networking", "--disable-component-update"],
  ],
};

/** Articles that the newsroom lacks: one from right to left, one too wide for a phone. */
const MORE_SEEDS: Files = {
  "midaj.md": `---
title: كيف تقرأ جدول المد والجزر
date: 2024-05-05
language: ar
topics: [harbour]
---
العمود الأول هو الساعة، والثاني هو ارتفاع الماء.

> البحر لا ينتظر أحدا.
`,
  "berths.md": `---
title: Berths, by length and draught
date: 2024-05-03
topics: [harbour]
---
| berth | length in metres | draught in metres | bollards | cranes | shore power | depth of the fairway |
| --- | ---: | ---: | ---: | :---: | --- | --- |
| Skoltegrunnskaien | 340 | 10.5 | 24 | none | 20 megawatts | 11 metres at low water |

\`\`\`
quay = "Skoltegrunnskaien"; length = 340; draught = 10.5; bollards = 24; fairway = "11 metres at low water"
\`\`\`
`,
};

/**
 * The site's address. Its icon and pictures are there, but no server, so the test answers requests for them.
 */
export const SITE = "https://notes.example/";
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="teal"/></svg>';

export type Visit = {
  readonly page: Page;
  /** Errors on the console, including violations of the Content-Security-Policy. */
  readonly errors: readonly string[];
  /** The requested addresses, except those of the Worker and of the site. */
  readonly strangers: readonly string[];
};

/** The newsroom with these files added or replaced. */
export function newsroomInBrowser(more: Files = {}) {
  return browserOn(async () => {
    const folder = await lastingFolderOf({});
    await cp(NEWSROOM, folder, { recursive: true });
    for (const [name, text] of Object.entries({ ...MORE_SEEDS, ...more }))
      await writeFile(join(folder, name), text);
    return folder;
  });
}

/** A site that has only these files. Its address must be {@link SITE}. */
export function siteInBrowser(files: Files) {
  return browserOn(() => lastingFolderOf(files));
}

function browserOn(folderOf: () => Promise<string>) {
  let folder: string;
  let browser: Browser;
  const { url } = workerOn(async () => {
    folder = await folderOf();
    return folder;
  });
  beforeAll(async () => {
    browser = await chromium.launch(CHROMIUM);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    url,
    /** Opens a page in a window of its own, without history, as a person does. */
    async visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      onTestFinished(() => context.close());
      await context.route(`${SITE}**`, (route) =>
        route.fulfill({ contentType: "image/svg+xml", body: PICTURE }),
      );
      const page = await context.newPage();
      const errors: string[] = [];
      const strangers: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", ({ message }) => errors.push(message));
      page.on("request", (request) => {
        const { origin } = new URL(request.url());
        if (origin !== url().origin && origin !== new URL(SITE).origin) strangers.push(request.url());
      });
      await page.goto(url().origin + path);
      return { page, errors, strangers };
    },
  };
}
