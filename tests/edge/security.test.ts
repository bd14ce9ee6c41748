/** The security headers of pages. */

import { describe, expect, it } from "vitest";
import { newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();

/** Headers of a browser that opens an address. */
const NAVIGATION = {
  Accept: "text/html,*/*;q=0.8",
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
};

const PAGES = [
  "/",
  "/topics",
  "/topics/harbour",
  "/authors/ingrid-as",
  "/articles/pilots",
  "/atom.xml",
  "/feed",
  "/nowhere",
];

describe.each(PAGES)("the page %s", (path) => {
  it("may run and load only the site's own files, and be in no frame", async () => {
    for (const condition of [{}, { "If-None-Match": "*" }]) {
      const response = await app.request(path, { headers: { ...NAVIGATION, ...condition } });
      const policy = new Map(
        response.headers
          .get("Content-Security-Policy")
          ?.split("; ")
          .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1).join(" ")]),
      );
      expect(policy.get("default-src")).toBe("'none'");
      expect(policy.get("frame-ancestors")).toBe("'none'");
      expect([policy.get("script-src"), policy.get("style-src")]).toEqual(["'self'", "'self'"]);
      expect(response.headers.get("Content-Security-Policy")).not.toContain("unsafe");
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
      expect(response.headers.get("Permissions-Policy")).toMatch(/camera=\(\).*microphone=\(\)/);
    }
  });

  it("has no script, style or handler within its markup", async () => {
    const text = await (await app.request(path, { headers: NAVIGATION })).text();
    // A block of data runs nothing. The script is a file of the site.
    const rest = text.replace(
      /<script type="application\/ld\+json">[^<]*<\/script>|<script src="\/assets\/script-[0-9a-f]{16}\.js" defer><\/script>/g,
      "",
    );
    expect(rest).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
  });
});

describe("feeds, indexes and problems", () => {
  it.each(["/rss.xml", "/feed", "/feeds.opml", "/topics.json", "/nowhere", "/rss.xml?limit=x"])(
    "%s forbids media type sniffing",
    async (path) => {
      expect((await app.request(path)).headers.get("X-Content-Type-Options")).toBe("nosniff");
    },
  );
});
