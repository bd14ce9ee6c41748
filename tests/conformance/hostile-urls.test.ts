/** No stranger's URL makes the Worker fail, and none is reflected. */

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
);
const path = fc.array(fc.oneof(odd, fc.string({ maxLength: 12 })), { maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
const known = fc
  .tuple(fc.constantFrom("/topics/", "/articles/", "/topics/harbour/"), fc.oneof(odd, fc.string()))
  .map(([start, rest]) => start + rest);
const headerValue = fc.oneof(
  fc.constantFrom("*", '"x', "W/", ",,,", "a".repeat(8_000), "Tue, 99 Foo 9999 99:99:99 GMT"),
  fc.stringMatching(/^[ -~]{0,40}$/),
);

describe("any URL, method and condition", () => {
  it("is answered below 500, and says nothing that was only in the URL", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(path, known),
        fc.constantFrom("GET", "HEAD", "POST", "OPTIONS"),
        headerValue,
        async (target, method, value) => {
          const url = new URL(`http://localhost${target}`).href;
          const response = await app.request(url, {
            method,
            headers: { "If-None-Match": value, "If-Modified-Since": value, Accept: value },
          });
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get("X-Evil")).toBeNull();
          if (response.status >= 300) expect(await response.text()).not.toContain("<script");
          // A redirect stays on the site: never to "//elsewhere".
          expect(response.headers.get("Location") ?? "/").toMatch(/^\/(?!\/)/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
