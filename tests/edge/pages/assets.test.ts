/** The addresses of stylesheet and scripts. Static Assets answer them: tests/runtime/assets.test.ts. */

import { describe, expect, it } from "vitest";
import { article, SITE } from "../../support/articles.ts";
import { appOf, packOf } from "../../support/pack.ts";

const app = await appOf([article()]);
const { assets } = await packOf([article()]);

describe("pages", () => {
  it("load the files that the pack names, scripts in the order in which they need each other", async () => {
    const read = async (path: string) => (await app.request(path)).text();
    expect(await read("/topics")).toContain(`<link rel="stylesheet" href="${assets.style}">`);
    expect(await read("/topics")).not.toContain("<script");
    const form = await read("/subscribe");
    const scripts = [...form.matchAll(/<script src="([^"]+)" defer>/g)].map(([, path]) => path);
    expect(scripts).toEqual([assets.script, assets.subscribe]);
  });

  it("have the site's own icon, or the icons of the build", async () => {
    expect(await (await app.request("/")).text()).toContain(
      '<link rel="icon" href="/favicon.ico" sizes="16x16"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    );
    const site = { ...SITE, icon: "https://notes.example/icon.png" };
    const text = await (await (await appOf([], { site })).request("/")).text();
    expect(text).toContain('<link rel="icon" href="https://notes.example/icon.png">');
    expect(text).not.toContain("/favicon.");
  });
});

describe("an earlier address of a stylesheet or script", () => {
  it.each(Object.entries(assets))("leads cached pages to the present %s", async (_, present) => {
    const earlier = present.replace(/-[0-9a-f]{16}\./, "-0123456789abcdef.");
    for (const method of ["GET", "HEAD"]) {
      const response = await app.request(earlier, { method });
      expect([response.status, response.headers.get("Location")]).toEqual([301, present]);
    }
  });

  it.each([
    "/assets/",
    "/assets/style-.css",
    "/assets/style.css",
    "/assets/style-0.js",
    "/assets/other-0.css",
    "/style-0123abcd.css",
  ])("is not %s, which answers 404", async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("Cache-Control")).toMatch(/^public, max-age=\d{1,2}$/);
  });
});
