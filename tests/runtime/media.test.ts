/** Media of articles, served by Static Assets beside the real Worker. */

import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { newsroomWorker } from "../support/worker.ts";

const worker = newsroomWorker();
const SITE = "https://notes.example";

async function addressInFeed(): Promise<string> {
  const feed = (await (await worker.fetch("/feed.json")).json()) as { items: { image?: string }[] };
  const image =
    feed.items.map((item) => item.image ?? "").find((url) => url.startsWith(`${SITE}/media/`)) ?? "";
  return image.slice(SITE.length);
}

describe("a picture that feeds link to", () => {
  it("is served with its type, for all origins, and is immutable", async () => {
    const path = await addressInFeed();
    expect(path).toMatch(/^\/media\/gale-[0-9a-f]{16}\.png$/);
    const response = await worker.fetch(path);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    expect(
      Buffer.compare(
        Buffer.from(await response.arrayBuffer()),
        await readFile("tests/fixtures/newsroom/gale.png"),
      ),
    ).toBe(0);
  });

  it("answers its tag with 304, and HEAD", async () => {
    const path = await addressInFeed();
    const head = await worker.fetch(path, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(
      (await worker.fetch(path, { headers: { "If-None-Match": head.headers.get("ETag") ?? "" } })).status,
    ).toBe(304);
  });

  it("refuses methods that write", async () => {
    expect((await worker.fetch(await addressInFeed(), { method: "PUT", body: "x" })).status).toBe(405);
  });

  it("runs and loads nothing if it is a drawing, which could have a script", async () => {
    const page = await (await worker.fetch("/articles/how-to-read")).text();
    const [, path = ""] =
      /<img src="([^"]+\.svg)" alt="High water twice a day" width="120" height="60"/.exec(page) ?? [];
    const { headers } = await worker.fetch(path);
    expect(headers.get("Content-Type")).toBe("image/svg+xml");
    expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; .*; sandbox$/);
    expect(headers.get("Cache-Control")).toContain("immutable");
  });

  it("has a relative address on its page, because the site's own address may not answer yet", async () => {
    expect(await (await worker.fetch("/articles/2024-05-02-gale")).text()).toContain(
      `<img src="${await addressInFeed()}"`,
    );
  });
});

describe("a media address that does not exist", () => {
  it.each([
    "/media/gale-0000000000000000.png",
    "/media/",
    "/media",
    "/media/%ff",
    "/media/%00.png",
    "/media/constructor",
    "/media/..%2f..%2fwrangler.toml",
    "/_headers",
    "/index.html",
    "/build/index.bin",
  ])("%s is refused by the Worker, for a minute", async (path) => {
    const response = await worker.fetch(path, { redirect: "manual" });
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      404,
      "application/problem+json",
    ]);
    expect(response.headers.get("Cache-Control")).toMatch(/^public, max-age=\d{1,2}$/);
  });
});
