import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { createMemo } from "../../src/edge/memo.ts";
import { article } from "../support/articles.ts";
import { NOW, packOf } from "../support/pack.ts";

function counting() {
  const memo = createMemo<{ readonly nextChange: number; readonly made: number }>();
  let made = 0;
  return (key: string, now: number) =>
    memo(key, now, async () => {
      made += 1;
      return { made, nextChange: now < 100 ? 100 : Number.POSITIVE_INFINITY };
    }).then((value) => value?.made);
}

describe("createMemo", () => {
  it("computes once, until the value's next change", async () => {
    const ask = counting();
    expect([
      await ask("a", 10),
      await ask("a", 99),
      await ask("b", 50),
      await ask("a", 100),
      await ask("a", 1e12),
    ]).toEqual([1, 1, 2, 3, 3]);
  });

  it("computes again for a clock that was set back", async () => {
    const ask = counting();
    expect([await ask("a", 50), await ask("a", 40), await ask("a", 50)]).toEqual([1, 2, 2]);
  });

  it("drops the oldest value, so that requests cannot fill the memory", async () => {
    const ask = counting();
    for (let key = 0; key < 1_001; key += 1) await ask(String(key), 10);
    expect(await ask("1000", 10)).toBe(1_001);
    expect(await ask("0", 10)).toBe(1_002);
  });

  it("drops no other value for one that is computed again", async () => {
    const ask = counting();
    for (let key = 0; key < 1_000; key += 1) await ask(String(key), 10);
    expect(await ask("1", 100)).toBe(1_001);
    expect(await ask("0", 10)).toBe(1);
  });
});

describe("an app whose clock advances", () => {
  it("changes a feed and its tag at the instant when an entry is released", async () => {
    // The clock is between two seconds; headers and releases have whole seconds only.
    let now = NOW + 300;
    const app = createApp(
      await packOf([article(), article({ slug: "next", published: NOW + 60_000 })]),
      () => now,
    );
    const read = async () => {
      const response = await app.request("/feed.json");
      const { items } = (await response.json()) as { items: unknown[] };
      return [items.length, response.headers.get("Cache-Control"), response.headers.get("ETag")] as const;
    };
    const before = await read();
    now += 59_600;
    const justBefore = await read();
    now += 100;
    const after = await read();
    expect([before, justBefore, after].map(([count, caching]) => [count, caching])).toEqual([
      [1, "public, max-age=60, stale-if-error=86400"],
      [1, "public, max-age=1, stale-if-error=86400"],
      [2, "public, max-age=900, stale-while-revalidate=60, stale-if-error=86400"],
    ]);
    expect(justBefore[2]).toBe(before[2]);
    expect(after[2]).not.toBe(before[2]);
  });
});
