/** A site in Arabic: its own words are marked as Arabic, those of the interface as English, on every kind of page. */

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { siteInBrowser } from "../support/browser.ts";

const ARTICLE = (title: string, date: string, topics: string, text: string, more = "") => `---
title: ${title}
date: ${date}
topics: [${topics}]
${more}---
${text}
`;
const { visit } = siteInBrowser({
  "_site.yaml": `title: أخبار الميناء والمضيق
description: ما يتحرك في الميناء، ولماذا.
url: https://notes.example
id: 6f9619ff-8b86-4d01-b42d-00cf4fc964ff
language: ar
timezone: Africa/Cairo
authors: [{ name: مكتب الميناء, slug: desk }]
copyright: © مكتب الميناء
page_size: 3
`,
  "_topics.yaml": `extends: nothing
topics:
  - { slug: transport, label: النقل, description: كل ما يتحرك. }
  - { slug: harbour, label: الميناء, broader: transport }
  - { slug: weather, label: الطقس }
  - { slug: energy, label: الطاقة }
  - { slug: fisheries, label: الصيد }
`,
  "tides.md": ARTICLE(
    "كيف تقرأ جدول المد والجزر",
    "2024-05-05",
    "harbour",
    "العمود الأول هو الساعة، والثاني هو ارتفاع الماء.",
    "authors: [{ name: ليلى حداد, slug: layla }, { name: سامي نصار, slug: sami }]\nimage: https://notes.example/tide.jpg\nupdated: 2024-05-06\n",
  ),
  "gale.md": ARTICLE("ماذا يقول إنذار العاصفة", "2024-05-04", "weather", "الريح القوية تبلغ ثماني درجات."),
  "pilots.md": ARTICLE(
    "المرشد يصعد إلى كل سفينة طويلة",
    "2024-05-03",
    "harbour, energy",
    "قالت سلطة الميناء إن المرشد يصعد إلى كل سفينة طويلة.",
  ),
  "keeper.md": ARTICLE(
    "ليلة مع حارس المنارة",
    "2024-05-01",
    "weather",
    "قال الحارس إنه الساعة.",
    "withdrawn: { date: 2024-05-03, reason: لم يكن للمنارة حارس. }\n",
  ),
  "english.md": ARTICLE(
    "How to read an English tide table",
    "2024-04-30",
    "harbour",
    "The first column is the hour.",
    "language: en\n",
  ),
});

const HARBOUR = encodeURIComponent("الميناء");
const PAGES = [
  ...["/", "/?page=2", "/topics", "/topics/harbour", "/topics/transport", "/authors/layla", "/corrections"],
  ...["/topics/energy+harbour,weather", "/topics/-weather", "/topics/fisheries"],
  ...["/articles/tides", "/articles/english", "/articles/keeper", "/articles/tids"],
  ...["/rss.xml", "/archive/1/atom.xml", "/topics/energy,harbour/feed.json", `/search/rss.xml?q=${HARBOUR}`],
  ...[
    "/search",
    `/search?q=${HARBOUR}&topics=harbour,-weather`,
    `/search?q=${encodeURIComponent("المينا")}x`,
  ],
  ...["/subscribe", "/subscribe?any=harbour&any=energy%2Bweather&without=transport&q=!"],
  ...["/topics/harbor", "/topics/energy+-harbour", "/nowhere"],
];

/**
 * Returns texts that are marked with a language or a direction that they do not have. Ignores a search as the
 * reader typed it, and addresses.
 */
function wronglyMarked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const check = (text: string, element: Element, direction?: string) => {
      const language = element.closest("[lang]")?.getAttribute("lang");
      const expected = [
        ...(/[a-z]{2}/i.test(text) ? ["en ltr"] : []),
        // An option cannot contain elements. So a phrase with the names of topics counts as words of the
        // interface.
        ...(/[\u0600-\u06ff]/.test(text) && !(element.matches("option") && / without /.test(text))
          ? ["ar rtl"]
          : []),
      ];
      const found = `${language} ${direction ?? (language === "en" ? "ltr" : "rtl")}`;
      for (const each of expected) if (each !== found) wrong.push(`${found}: ${text}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      const text = textContent?.trim() ?? "";
      if (parentElement === null || /^“?\S+x”?$/.test(text) || parentElement.closest(".paper")) continue;
      check(text, parentElement, getComputedStyle(parentElement).direction);
    }
    for (const element of document.querySelectorAll(
      "nav[aria-label], form[aria-label], input[name=q][aria-label]",
    ))
      check(element.getAttribute("aria-label") ?? "", element);
    return wrong;
  });
}

describe("a site in Arabic", () => {
  it.each(PAGES)("marks every word on %s with its language and direction", async (path) => {
    const { page } = await visit(path);
    expect(await page.locator("[lang=ar]").count()).toBeGreaterThan(0);
    expect(await wronglyMarked(page)).toEqual([]);
  });

  it("has the full stop of each sentence at the sentence's end", async () => {
    const { page } = await visit("/topics");
    const stopIsLast = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const text = element.lastChild as Text;
          const boxAt = (place: number) => {
            const range = document.createRange();
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            return range.getBoundingClientRect();
          };
          const [before, stop] = [boxAt(text.length - 2), boxAt(text.length - 1)];
          return [text.data.at(-1), stop.left > before.left ? "right" : "left"];
        });
    expect(await stopIsLast(".lead")).toEqual([".", "right"]);
    expect(await stopIsLast(".topic-tree .note")).toEqual([".", "left"]);
  });

  it("is laid out from right to left, its headings on the right", async () => {
    const { page } = await visit("/");
    const right = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await right("aside")).toBeLessThan(await right(".h-feed"));
    expect(await right(".masthead .search")).toBeLessThan(await right(".masthead nav"));
    expect(await page.locator("#entries").evaluate((heading) => getComputedStyle(heading).textAlign)).toMatch(
      /^(?:right|match-parent)$/,
    );
  });

  it("takes Arabic from right to left in its search box, and English from left to right", async () => {
    const { page } = await visit("/");
    const box = page.getByRole("searchbox");
    const directionOf = async (text: string) => {
      await box.fill(text);
      return box.evaluate((field) => getComputedStyle(field).direction);
    };
    expect([await directionOf("الميناء"), await directionOf("harbour")]).toEqual(["rtl", "ltr"]);
  });
});
