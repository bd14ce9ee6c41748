/** Preview versions, and other hosts that serve the site. */

import { describe, expect, it } from "vitest";
import { newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();
const robotsAt = async (url: string, init?: RequestInit) => {
  const response = await app.fetch(new Request(url, init));
  return [response.status, response.headers.get("X-Robots-Tag")];
};

describe("X-Robots-Tag", () => {
  it.each([
    ["the preview of a version", "https://1a2b3c4d-seedcast.alice.workers.dev/rss.xml"],
    ["the site's host with a prefix", "https://www.notes.example/"],
    ["the site's host at another port", "https://notes.example:8443/"],
    ["a host that begins like a local one", "https://localhost.example/"],
  ])("is noindex on %s", async (_, url) => {
    expect(await robotsAt(url)).toEqual([200, "noindex"]);
  });

  it.each([
    ["a redirect", "https://preview.example/topics/HARBOUR", {}, 301],
    ["an unknown path", "https://preview.example/nowhere", {}, 404],
    ["HEAD", "https://preview.example/atom.xml", { method: "HEAD" }, 200],
    ["a preflight", "https://preview.example/atom.xml", { method: "OPTIONS" }, 204],
  ])("is noindex on another host for %s", async (_, url, init, status) => {
    expect(await robotsAt(url, init)).toEqual([status, "noindex"]);
  });

  it.each([
    ["the site's own host", "https://notes.example/rss.xml"],
    ["the site's own host in upper case, without encryption", "http://NOTES.example/rss.xml"],
    ["the dev server", "http://localhost:8787/rss.xml"],
    ["a loopback address", "http://127.0.0.1:9000/"],
    ["a loopback address of IPv6", "http://[::1]:9000/"],
  ])("is absent on %s", async (_, url) => {
    expect(await robotsAt(url)).toEqual([200, null]);
  });

  it("never repeats the host of the request", async () => {
    const response = await app.fetch(new Request("https://evil.example/nowhere"));
    expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain("evil");
  });
});
