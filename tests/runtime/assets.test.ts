/** Stylesheet, scripts and icons of pages, served by Static Assets beside the real Worker. */

import { describe, expect, it } from "vitest";
import { newsroomWorker } from "../support/worker.ts";

const worker = newsroomWorker();

const YEAR = "public, max-age=31536000, immutable";
const DAY = "public, max-age=86400";
const FILES = [
  ["the stylesheet", /\/assets\/style-[0-9a-f]{16}\.css/, "text/css; charset=utf-8", YEAR],
  ["the script", /\/assets\/script-[0-9a-f]{16}\.js/, "text/javascript; charset=utf-8", YEAR],
  ["the form's script", /\/assets\/subscribe-[0-9a-f]{16}\.js/, "text/javascript; charset=utf-8", YEAR],
  ["the icon", /\/favicon\.ico/, "image/vnd.microsoft.icon", DAY],
  ["the drawn icon", /\/favicon\.svg/, "image/svg+xml", DAY],
] as const;

/** Returns the address as the page of the form names it. */
async function addressOf(pattern: RegExp): Promise<string> {
  const [address] = pattern.exec(await (await worker.fetch("/subscribe")).text()) ?? [];
  // The newsroom has an icon of its own, so its pages do not name these.
  return address ?? pattern.source.replaceAll("\\", "");
}

describe.each(FILES)("%s", (_, pattern, type, caching) => {
  it("is served with its type, for all origins, and cached as long as its address allows", async () => {
    const response = await worker.fetch(await addressOf(pattern));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": type,
      "cache-control": caching,
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  it("answers its tag with 304, HEAD, and any query", async () => {
    const path = await addressOf(pattern);
    const head = await worker.fetch(path, { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("Cache-Control")]).toEqual([200, "", caching]);
    const tag = head.headers.get("ETag") ?? "";
    expect(tag).toMatch(/^(?:W\/)?".+"$/);
    expect((await worker.fetch(path, { headers: { "If-None-Match": tag } })).status).toBe(304);
    expect((await worker.fetch(`${path}?v=2`)).headers.get("ETag")).toBe(tag);
  });

  it("refuses methods that write", async () => {
    expect((await worker.fetch(await addressOf(pattern), { method: "PUT", body: "x" })).status).toBe(405);
  });
});

describe("the headers of files", () => {
  it("are not on answers of the Worker under the same folder", async () => {
    const earlier = await worker.fetch("/assets/style-0123456789abcdef.css", { redirect: "manual" });
    expect([earlier.status, earlier.headers.get("Location")]).toEqual([
      301,
      await addressOf(/\/assets\/style-[0-9a-f]{16}\.css/),
    ]);
    expect(earlier.headers.get("Cache-Control")).toMatch(/^public, max-age=\d{1,4}$/);
    const missing = await worker.fetch("/assets/other-0123456789abcdef.css");
    expect([missing.status, missing.headers.get("Content-Type")]).toEqual([404, "application/problem+json"]);
    expect(missing.headers.get("Cache-Control")).toMatch(/^public, max-age=\d{1,2}$/);
  });
});
