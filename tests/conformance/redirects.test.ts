/** From any spelling of an address, at most two redirects lead to the canonical one or to a problem. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();

const slug = fc.constantFrom(
  "harbour",
  "energy",
  "weather",
  "transport",
  "docks",
  "HARBOUR",
  "-transport",
  "-Energy",
  "nowhere",
);
const expression = fc
  .array(fc.tuple(slug, fc.constantFrom(",", "+", " ")), { minLength: 1, maxLength: 4 })
  .map((terms) =>
    terms
      .map((term) => term.join(""))
      .join("")
      .slice(0, -1),
  );
const words = fc.oneof(
  fc.constantFrom(
    "pilot",
    "Ship's  PILOT",
    "-storm ship",
    "ship ship",
    "-a-b c",
    "C++ & U.S.",
    "1,250",
    "Łódź",
    "㊅",
    "港の船",
    "ﷺ",
    "' \" <",
    "",
  ),
  fc
    .array(fc.constantFrom("pilot", "ship", "Ålesund’s", "-storm", "“tide", "ﷺ", "㍿", "ｶﾞ", "ŉ", "İ"), {
      maxLength: 5,
    })
    .map((all) => all.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 220 }),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const number = fc.oneof(
  fc.constantFrom("1", "01", "2", "0", "-1", "", "5", "1e1", "５", "+1", "500", "501", "9".repeat(30)),
  fc.string({ maxLength: 3 }),
);
const parameter = fc.oneof(
  fc.tuple(fc.constantFrom("q", "Q"), words),
  fc.tuple(fc.constantFrom("topics", "any", "all", "without"), fc.oneof(expression, fc.constant(""))),
  fc.tuple(fc.constantFrom("page", "limit", "PAGE"), number),
  fc.tuple(
    fc.constantFrom("raw", "utm_source", "feed", "format", ""),
    fc.constantFrom("", "1", "rss2", "atom", "a&b", "%"),
  ),
);
/** Encodings of a value: by a form, by a script, with every character encoded, not at all. */
const written = fc.constantFrom<(text: string) => string>(
  (text) => new URLSearchParams({ "": text }).toString().slice(1),
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) =>
    [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  (text) => text.replaceAll(/[&#%]/g, ""),
);
const query = fc
  .array(fc.tuple(parameter, written, written, fc.boolean()), { maxLength: 4 })
  .map((all) =>
    all
      .map(
        ([[name, value], encodeName, encode, isBare]) =>
          encodeName(name) + (isBare && value === "" ? "" : `=${encode(value)}`),
      )
      .join("&"),
  );
const path = fc.oneof(
  fc.constantFrom(
    "/",
    "/search",
    "/subscribe",
    "/corrections",
    "/topics",
    "/topics.json",
    "/feed",
    "/feeds.opml",
    "/search/feeds.opml",
  ),
  fc.constantFrom(
    "/rss.xml",
    "/feed.json",
    "/search/rss.xml",
    "/search/archive/1/atom.xml",
    "/corrections/atom.xml",
    "/archive/1/rss.xml",
  ),
  fc.constantFrom(
    "/SEARCH/",
    "//search//rss.xml",
    "/search/feed",
    "/Subscribe/",
    "/feed/atom",
    "/%73earch",
    "/search/feed/json",
    "/corrections/RSS.xml",
  ),
  fc.constantFrom(
    "/authors/ingrid-as",
    "/authors/Ingrid-As/feed",
    "/author/ingrid-as/",
    "/articles/shore-power/",
    "/tag/harbour/rss",
  ),
  fc
    .tuple(
      fc.constantFrom("/topics/", "/Topics/", "/tag/", "/category/"),
      expression,
      written,
      fc.constantFrom("", "/", "/rss.xml", "/feed/", "/ATOM.xml", "/archive/1/feed.json", "/feeds.opml"),
    )
    .map(([folder, text, encode, document]) => folder + encode(text) + document),
);

describe("any spelling of an address", () => {
  it("leads in at most two steps, none to itself, to a document or a problem", async () => {
    await fc.assert(
      fc.asyncProperty(path, query, async (path, query) => {
        let url = new URL(`http://localhost${path}${query === "" ? "" : `?${query}`}`);
        const seen: string[] = [];
        for (;;) {
          seen.push(url.pathname + url.search);
          const response = await app.request(url.href);
          if (response.status !== 301) {
            expect([200, 400, 404], seen.join(" -> ")).toContain(response.status);
            // A redirect never leads to a bad request.
            if (seen.length > 1) expect(response.status, seen.join(" -> ")).not.toBe(400);
            break;
          }
          url = new URL(response.headers.get("Location") ?? "", url);
          expect(seen.length, [...seen, url.pathname + url.search].join(" -> ")).toBeLessThanOrEqual(2);
          expect(url.search, seen.join(" -> ")).not.toMatch(/utm_source|PAGE|Q=/);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
