/** RFC 9110 8.4 and 12.5.3: the gzip form of feed documents. */

import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { article, SITE } from "../support/articles.ts";
import { FEED_PATHS, newsroomApp } from "../support/newsroom.ts";
import { appOf } from "../support/pack.ts";

const app = await newsroomApp();
const GZIP = { "Accept-Encoding": "gzip" };
const EMPTY: ReadonlySet<string> = new Set(["/topics/energy+weather/atom.xml"]);

describe.each(FEED_PATHS)("%s", (path) => {
  it("decodes to the plain document's bytes, and is shorter if there are entries", async () => {
    const [coded, plain] = [await app.request(path, { headers: GZIP }), await app.request(path)];
    const [codedBytes, plainBytes] = [await coded.arrayBuffer(), await plain.arrayBuffer()];
    expect(coded.headers.get("Content-Encoding")).toBe("gzip");
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(Buffer.compare(gunzipSync(codedBytes), Buffer.from(plainBytes))).toBe(0);
    expect(coded.headers.get("Content-Length")).toBe(String(codedBytes.byteLength));
    if (!EMPTY.has(path)) expect(codedBytes.byteLength).toBeLessThan(plainBytes.byteLength);
  });

  it("has an entity-tag of its own in each coding, and answers 304 to that tag alone", async () => {
    const [coded, plain] = [await app.request(path, { headers: GZIP }), await app.request(path)];
    const [codedTag, plainTag] = [coded.headers.get("ETag") ?? "", plain.headers.get("ETag") ?? ""];
    expect(codedTag).not.toBe(plainTag);
    const status = async (tag: string, headers: Record<string, string>) =>
      (await app.request(path, { headers: { ...headers, "If-None-Match": tag } })).status;
    expect([await status(codedTag, GZIP), await status(plainTag, {})]).toEqual([304, 304]);
    expect([await status(plainTag, GZIP), await status(codedTag, {})]).toEqual([200, 200]);
  });

  it("has Vary, and answers HEAD as GET", async () => {
    for (const headers of [GZIP, {}]) {
      const [get, head] = [
        await app.request(path, { headers }),
        await app.request(path, { method: "HEAD", headers }),
      ];
      expect(get.headers.get("Vary")).toMatch(/(?:^|, )Accept-Encoding$/);
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    }
  });
});

describe("an empty feed", () => {
  it("has a tag of its own in each coding too", async () => {
    const empty = await appOf([]);
    const [coded, plain] = [
      await empty.request("/atom.xml", { headers: GZIP }),
      await empty.request("/atom.xml"),
    ];
    expect(gunzipSync(await coded.arrayBuffer()).toString()).toBe(await plain.text());
    expect(coded.headers.get("ETag")).not.toBe(plain.headers.get("ETag"));
  });
});

describe("a feed of one entry, and one whose head is longer than a stored block", () => {
  it.each(["short", "long ".repeat(20_000)])("decodes", async (copyright) => {
    const one = await appOf([article()], { site: { ...SITE, copyright } });
    const [coded, plain] = [
      await one.request("/atom.xml", { headers: GZIP }),
      await one.request("/atom.xml"),
    ];
    expect(gunzipSync(await coded.arrayBuffer()).toString()).toBe(await plain.text());
  });
});

describe("pages and indexes", () => {
  it.each(["/", "/topics.json", "/feeds.opml", "/sitemap.xml"])(
    "%s is compressed by Cloudflare's edge alone",
    async (path) => {
      const response = await app.request(path, { headers: GZIP });
      expect(response.headers.get("Content-Encoding")).toBeNull();
      expect(response.headers.get("Vary")).toMatch(/(?:^|, )Accept-Encoding$/);
    },
  );
});
