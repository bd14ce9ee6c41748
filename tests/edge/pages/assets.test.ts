/** The stylesheet and the scripts: cached for a year, available under earlier addresses, with the publisher's colours. */

import { describe, expect, it } from "vitest";
import { stylesheet } from "../../../src/edge/pages/style.ts";
import { type Colour, contrast, GROUNDS } from "../../../src/model/colour.ts";
import { article, SITE } from "../../support/articles.ts";
import { appOf } from "../../support/pack.ts";

const ACCENT = { light: "#8a1538" as Colour, dark: "#f2a0b5" as Colour };
const app = await appOf([article()]);
const pathOf = async (name: "style" | "script", of = app) =>
  (await (await of.request("/")).text()).match(new RegExp(`"(/${name}-[\\w-]{8}\\.\\w+)"`))?.[1] ?? "";

describe.each([
  ["style", "text/css; charset=utf-8"],
  ["script", "text/javascript; charset=utf-8"],
] as const)("the %s", (name, type) => {
  it("is cached for a year, because other bytes have another address", async () => {
    const response = await app.request(await pathOf(name));
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(
      (
        await app.request(await pathOf(name), {
          headers: { "If-None-Match": response.headers.get("ETag") ?? "" },
        })
      ).status,
    ).toBe(304);
  });

  it("is available to cached pages under its earlier address", async () => {
    const current = await pathOf(name);
    const response = await app.request(current.replace(/-[\w-]{8}\./, "-0123abcd."));
    expect([response.status, response.headers.get("Location")]).toEqual([301, current]);
    expect((await app.request(`/${name}-.css`)).status).toBe(404);
  });
});

describe("colours", () => {
  it("are in the stylesheet and change its address", async () => {
    const coloured = await appOf([article()], { site: { ...SITE, accent: ACCENT } });
    expect(await pathOf("style", coloured)).not.toBe(await pathOf("style"));
    const css = await (await coloured.request(await pathOf("style", coloured))).text();
    expect(css).toMatch(/--accent: #8a1538;[\s\S]*prefers-color-scheme: dark[\s\S]*--accent: #f2a0b5;/);
  });

  it("of text have enough contrast on all backgrounds (WCAG 2.2 1.4.3)", () => {
    const [light = "", dark = ""] = stylesheet({}).split("prefers-color-scheme: dark");
    for (const [css, grounds] of [
      [light, GROUNDS.light],
      [dark, GROUNDS.dark],
    ] as const)
      for (const name of ["ink", "muted", "accent"]) {
        const [, value = ""] = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css) ?? [];
        for (const ground of Object.values(grounds))
          expect(contrast(value, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
  });
});

describe("the stylesheet", () => {
  it("loads no other files, and uses left and right only for alignment that an author wrote", () => {
    const css = stylesheet({});
    expect(css).not.toMatch(/url\(|@import|@font-face/);
    const physical =
      css.match(
        /(?:margin|padding|border|inset)-(?:left|right)|float: (?:left|right)|text-align: (?:left|right)/g,
      ) ?? [];
    expect(physical.sort()).toEqual(["text-align: left", "text-align: right"]);
  });
});
