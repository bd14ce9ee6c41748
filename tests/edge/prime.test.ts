/** Priming while the Worker starts: it never fails, and changes no answer. */

import { describe, expect, it, vi } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { prime } from "../../src/edge/prime.ts";
import * as search from "../../src/edge/search/results.ts";
import { article, at } from "../support/articles.ts";
import { NOW, packOf } from "../support/pack.ts";

const ARTICLES = [
  article({ slug: "a", title: "Ferries & harbours in a long winter" }),
  article({ slug: "b", title: "Held back", published: NOW, publishAt: NOW + 60_000 }),
  article({
    slug: "c",
    title: "Withdrawn",
    published: NOW + 1_000,
    withdrawn: { date: at("2024-01-01"), reason: "An error" },
  }),
];

describe("priming", () => {
  it.each([
    ["no articles", []],
    ["articles", ARTICLES],
    ["a title of signs", [article({ title: "… — !" })]],
    ["a title without spaces", [article({ title: "東京都庁の防災計画が改定された件について" })]],
    ["a title that begins with half of a pair", [article({ title: `${"a".repeat(11)}😀` })]],
  ])("of a pack with %s ends well", async (_, articles) => {
    await expect(prime(await packOf(articles))).resolves.toBeUndefined();
  });

  it("finds the newest article", async () => {
    const results = vi.spyOn(search, "readResults");
    await prime(await packOf([article({ title: "Ferries & harbours in a long winter" })]));
    const found = await results.mock.results[0]?.value;
    expect(found?.ok && found.value?.total).toBe(1);
  });

  it("does not stop a Worker without fragments", async () => {
    const pack = await packOf(ARTICLES);
    const readFragments = () => Promise.reject(new Error("not there"));
    await expect(prime({ ...pack, readFragments })).resolves.toBeUndefined();
  });

  it("changes no answer", async () => {
    const paths = ["/", "/rss.xml", "/search?q=ferries", "/topics", "/subscribe", "/articles/b", "/nowhere"];
    const answers = async (isPrimed: boolean) => {
      const pack = await packOf(ARTICLES);
      if (isPrimed) await prime(pack);
      const app = createApp(pack, () => NOW);
      return Promise.all(
        paths.map(async (path) => {
          const response = await app.request(path);
          return [response.status, [...response.headers], await response.text()];
        }),
      );
    };
    expect(await answers(true)).toEqual(await answers(false));
  });
});
