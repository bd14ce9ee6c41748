/** RFC 9110 13: conditional requests, for every feed document. Requirement 7. */

import { describe, expect, it } from "vitest";
import { FEED_PATHS, newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();

describe.each(FEED_PATHS)("%s", (path) => {
  async function status(
    condition: (tag: string, lastModified: string) => Record<string, string>,
  ): Promise<number> {
    const current = await app.request(path);
    const headers = condition(current.headers.get("ETag") ?? "", current.headers.get("Last-Modified") ?? "");
    return (await app.request(path, { headers })).status;
  }

  describe("RFC 9110 8.8.3 ETag", () => {
    it("is strong, and the same for two requests (requirement 4)", async () => {
      const [one, two] = [await app.request(path), await app.request(path)];
      expect(one.headers.get("ETag")).toMatch(/^"[\w-]{22}"$/);
      expect(two.headers.get("ETag")).toBe(one.headers.get("ETag"));
      expect(await two.text()).toBe(await one.text());
    });
  });

  describe("RFC 9110 13.1.2 If-None-Match", () => {
    it("answers 304 to the current tag", async () =>
      expect(await status((tag) => ({ "If-None-Match": tag }))).toBe(304));
    it("answers 304 to a weak form of the current tag", async () =>
      expect(await status((tag) => ({ "If-None-Match": `W/${tag}` }))).toBe(304));
    it("answers 304 to a list with the current tag", async () =>
      expect(await status((tag) => ({ "If-None-Match": `"a,b", W/"c" ,${tag}` }))).toBe(304));
    it("answers 304 to *", async () => expect(await status(() => ({ "If-None-Match": "*" }))).toBe(304));
    it.each(["gzip", "br", "deflate", "zstd"])(
      "answers 304 to the tag with the suffix of the coding %s",
      async (coding) =>
        expect(await status((tag) => ({ "If-None-Match": tag.replace(/"$/, `-${coding}"`) }))).toBe(304),
    );
    it("answers 200 to another tag", async () =>
      expect(await status(() => ({ "If-None-Match": '"other"' }))).toBe(200));
    it("answers 200 to the tag without its quotes", async () =>
      expect(await status((tag) => ({ "If-None-Match": tag.replaceAll('"', "") }))).toBe(200));
    it("answers 200 to the tag inside another's quotes", async () =>
      expect(await status((tag) => ({ "If-None-Match": `"x ${tag.replaceAll('"', "")}"` }))).toBe(200));
    it("answers 200 to nonsense", async () =>
      expect(await status(() => ({ "If-None-Match": ',,"' }))).toBe(200));
  });

  describe("RFC 9110 13.1.3 If-Modified-Since", () => {
    it("answers 304 to the Last-Modified it sent", async () =>
      expect(await status((_, date) => ({ "If-Modified-Since": date }))).toBe(304));
    it("answers 200 to a second earlier", async () =>
      expect(
        await status((_, date) => ({ "If-Modified-Since": new Date(Date.parse(date) - 1000).toUTCString() })),
      ).toBe(200));
    it("answers 200 to a text that is not a date", async () =>
      expect(await status(() => ({ "If-Modified-Since": "yesterday" }))).toBe(200));
    it("is ignored beside If-None-Match", async () => {
      expect(await status((_, date) => ({ "If-None-Match": '"other"', "If-Modified-Since": date }))).toBe(
        200,
      );
      expect(
        await status((tag) => ({
          "If-None-Match": tag,
          "If-Modified-Since": "Mon, 01 Jan 1990 00:00:00 GMT",
        })),
      ).toBe(304);
    });
  });

  describe("RFC 9110 15.4.5 304 Not Modified", () => {
    it("has no body and the headers of a 200 (requirement 8)", async () => {
      const full = await app.request(path);
      const response = await app.request(path, { headers: { "If-None-Match": "*" } });
      expect(await response.text()).toBe("");
      for (const name of [
        "ETag",
        "Last-Modified",
        "Cache-Control",
        "Vary",
        "Link",
        "Access-Control-Allow-Origin",
        "Access-Control-Expose-Headers",
      ]) {
        expect(response.headers.get(name), name).toBe(full.headers.get(name));
        expect(response.headers.get(name), name).not.toBeNull();
      }
    });

    it("is the answer to HEAD too", async () => {
      expect((await app.request(path, { method: "HEAD", headers: { "If-None-Match": "*" } })).status).toBe(
        304,
      );
    });
  });
});
