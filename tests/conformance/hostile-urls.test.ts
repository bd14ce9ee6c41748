/** No URL makes the Worker fail, and no answer repeats a URL's text. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();

const odd = fc.constantFrom(
  "..",
  "%2e%2e",
  "%00",
  "%0d%0aX-Evil:1",
  "__proto__",
  "constructor",
  "%zz",
  "%FF",
  "a,".repeat(50),
  "é",
  "+",
  "-",
  ",",
  "harbour",
  "rss.xml",
  "x".repeat(16_000),
  "<script>",
  "%3Cscript%3E",
  "\\",
  "archive",
  "0",
  "1",
  "99999999999999999999",
  "ingrid-as",
  "%F0%9F%9A%A2",
  "%E2%80%AEx",
  "(a+)+$",
  "東京",
  "feed",
  "RSS",
  "%2f",
  "%252e",
  "\u0000",
  "\uD800",
);
const query = fc.oneof(
  fc.constant(""),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          "limit",
          "limit[]",
          "LIMIT",
          "__proto__",
          "q",
          "any",
          "all",
          "without",
          "topics",
          "format",
        ),
        fc.oneof(odd, fc.string()),
      ),
      { maxLength: 3 },
    )
    .map((pairs) => `?${pairs.map((pair) => pair.join("=")).join("&")}`),
);
const path = fc
  .array(fc.oneof(odd, fc.string({ maxLength: 12 })), { maxLength: 4 })
  .map((parts) => `/${parts.join("/")}`);
const known = fc
  .tuple(
    fc.constantFrom(
      "/topics/",
      "/articles/",
      "/authors/",
      "/archive/",
      "/feed/",
      "/topics/harbour/",
      "/subscribe?any=",
      "/subscribe?topics=",
      "/authors/ingrid-as/archive/",
      "/search?q=",
      "/search/rss.xml?q=",
      "/search/archive/1/atom.xml?q=pilot&topics=",
      "/search?q=pilot&page=",
    ),
    fc.oneof(odd, fc.string()),
  )
  .map(([start, rest]) => start + rest);
const headerValue = fc.oneof(
  fc.constantFrom("*", '"x', "W/", ",,,", "a".repeat(8_000), "Tue, 99 Foo 9999 99:99:99 GMT"),
  fc.stringMatching(/^[ -~]{0,40}$/),
);

const NAVIGATION = {
  Accept: "text/html,*/*;q=0.8",
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
};

describe("any URL, method and condition", () => {
  it("is answered below 500, without text that was only in the URL", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.oneof(path, known), query).map((parts) => parts.join("")),
        fc.constantFrom("GET", "HEAD", "POST", "OPTIONS"),
        headerValue,
        fc.constantFrom({}, NAVIGATION),
        async (target, method, value, navigation) => {
          const url = new URL(`http://localhost${target}`).href;
          const response = await app.request(url, {
            method,
            headers: {
              "If-None-Match": value,
              "If-Modified-Since": value,
              Accept: value,
              "Accept-Encoding": value,
              Origin: value,
              // Browsers get the problem as a page.
              ...navigation,
            },
          });
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get("X-Evil")).toBeNull();
          if (response.status >= 300) expect(await response.text()).not.toContain("<script>");
          // A redirect stays on the site. "//elsewhere" would leave it.
          expect(response.headers.get("Location") ?? "/").toMatch(/^\/(?!\/)/);
        },
      ),
      { numRuns: 4_000 },
    );
  });
});

describe("particular tricks", () => {
  it.each([
    ["/../../etc/passwd", 404],
    ["/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/topics/%2e%2e%2frss.xml", 400],
    ["/%00", 404],
    ["/rss.xml%00", 404],
    ["/rss.xml%0d%0aSet-Cookie:%20a=b", 404],
    ["/topics/harbour%0d%0aX-Evil:1/rss.xml", 400],
    ["/%0d%0aLocation:%20//evil.example/", 404],
    ["/authors/__proto__", 404],
    ["/articles/__proto__", 404],
    ["/topics/__proto__", 400],
    ["/__proto__/", 404],
    ["/constructor/rss.xml", 404],
    ["/topics/%ff%fe/rss.xml", 400],
    ["/authors/%ff/rss.xml", 404],
    ["/articles/%ff", 404],
    ["/archive/%ff/rss.xml", 400],
    ["/%ff/", 404],
    ["/rss.xml?limit=%00", 400],
    ["/rss.xml?limit=1&limit=1", 400],
    ["/search?q=%00passwd", 301],
    ["/search?q=//evil.example", 301],
    ["/search/rss.xml?q=%0d%0aX-Evil:%201", 301],
    ["/search?q=ice&topics=%ff", 400],
    ["/search?q=ice&page=99", 404],
    ["//evil.example/%2e%2e", 301],
    ["/\\evil.example", 404],
    ["//", 301],
  ])("%s", (target, status) => isAnsweredCleanly(target, status));

  it.each([
    ["a path", `/${"a".repeat(16_384)}`, 404],
    ["a topic", `/topics/${"a".repeat(16_384)}/rss.xml`, 400],
    ["an author", `/authors/${"a".repeat(16_384)}/rss.xml`, 404],
    ["an archive document's number", `/archive/${"1".repeat(16_384)}/rss.xml`, 400],
    ["a query", `/rss.xml?limit=${"1".repeat(16_384)}`, 400],
    ["a question", `/search/rss.xml?q=${"a+".repeat(8_192)}`, 400],
    ["nothing but parameters", `/search?${"q&".repeat(8_192)}`, 400],
    ["nothing but slashes", "/".repeat(16_384), 301],
  ])("%s of 16 KB", (_, target, status) => isAnsweredCleanly(target, status));

  async function isAnsweredCleanly(target: string, status: number): Promise<void> {
    for (const navigation of [{}, NAVIGATION]) {
      const response = await app.request(`http://localhost${target}`, {
        headers: { Host: "evil.example", ...navigation },
      });
      expect([response.status, response.headers.get("Location") ?? ""]).toEqual([
        status,
        expect.stringMatching(/^$|^\/(?!\/)/),
      ]);
      expect(response.headers.get("Set-Cookie") ?? response.headers.get("X-Evil")).toBeNull();
      const text = await response.text();
      for (const trick of ["passwd", "evil.example", "proto", "Set-Cookie"])
        expect(text).not.toContain(trick);
    }
  }
});
