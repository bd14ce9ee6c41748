/** `/feed`: content negotiation (RFC 9110 12.1). Requirement 25. */

import { describe, expect, it } from "vitest";
import { newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();
const get = (accept: string | undefined, path = "/feed") =>
  app.request(path, accept === undefined ? {} : { headers: { Accept: accept } });

describe("/feed", () => {
  it.each([
    [undefined, "/rss.xml"],
    ["application/atom+xml", "/atom.xml"],
    ["application/feed+json;q=0.9, text/html", "/feed.json"],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "/rss.xml"],
    ["text/html", "/rss.xml"],
    ["image/png", "/rss.xml"],
  ])("answers Accept %j with the bytes of %s", async (accept, path) => {
    const [negotiated, named] = [await get(accept), await app.request(path)];
    expect(negotiated.status).toBe(200);
    expect(await negotiated.text()).toBe(await named.text());
    expect(negotiated.headers.get("Content-Type")).toBe(named.headers.get("Content-Type"));
    expect(negotiated.headers.get("Content-Location")).toBe(path);
    expect(negotiated.headers.get("Vary")).toBe("Accept, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept-Encoding");
    expect(negotiated.headers.get("Link")).toContain(`<https://notes.example${path}>; rel="self"`);
  });

  it("takes a limit", async () => {
    const response = await get("application/feed+json", "/feed?limit=2");
    expect(response.headers.get("Content-Location")).toBe("/feed.json?limit=2");
    expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(2);
    expect((await get(undefined, "/feed?limit=x")).status).toBe(400);
  });

  it("answers conditions by the representation that is chosen", async () => {
    const tag = (await get("application/atom+xml")).headers.get("ETag") ?? "";
    const ask = (accept: string) =>
      app.request("/feed", { headers: { Accept: accept, "If-None-Match": tag } });
    const same = await ask("application/atom+xml");
    expect([same.status, same.headers.get("Content-Location"), same.headers.get("Vary")]).toEqual([
      304,
      "/atom.xml",
      "Accept, Sec-Fetch-Dest, Sec-Fetch-Mode, Accept-Encoding",
    ]);
    expect((await ask("application/rss+xml")).status).toBe(200);
  });

  it("answers HEAD as GET", async () => {
    const headers = { Accept: "application/feed+json", "Accept-Encoding": "gzip" };
    const [one, other] = [
      await app.request("/feed", { headers }),
      await app.request("/feed", { method: "HEAD", headers }),
    ];
    expect(Object.fromEntries(other.headers)).toEqual(Object.fromEntries(one.headers));
  });
});
