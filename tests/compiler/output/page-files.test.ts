/** The stylesheet, scripts and icons of pages, as the build writes them. */

import { readdir, readFile } from "node:fs/promises";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { type PageFile, readPageFiles, STYLES, stylesheet } from "../../../src/compiler/output/page-files.ts";
import { type Colour, contrast, GROUNDS } from "../../../src/model/colour.ts";
import { openFiles } from "../../support/pack.ts";
import { compileFiles } from "../../support/seeds.ts";

const SITE_FILE = `title: Notes
colors: { accent: "#8a1538", accent_dark: "#f2a0b5" }
`;
const ACCENT = { light: "#8a1538" as Colour, dark: "#f2a0b5" as Colour };
const { assets, files } = await readPageFiles({});
const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes ?? new Uint8Array();

describe("the files of pages", () => {
  it("are those of the folder, byte by byte, and each script and stylesheet has a hash in its name", async () => {
    expect(files.map(({ path }) => path.replace(/[0-9a-f]{16}/, "HASH"))).toEqual([
      "/assets/style-HASH.css",
      "/assets/script-HASH.js",
      "/assets/subscribe-HASH.js",
      "/favicon.ico",
      "/favicon.svg",
    ]);
    for (const [path, name] of [
      [assets.script, "script.js"],
      [assets.subscribe, "subscribe.js"],
      ["/favicon.ico", "favicon.ico"],
      ["/favicon.svg", "favicon.svg"],
    ] as const)
      expect(Buffer.from(bytesOf(path)), name).toEqual(await readFile(`src/assets/${name}`));
  });

  it("have every part of the stylesheet", async () => {
    expect((await readdir("src/assets/style")).sort()).toEqual(STYLES.map((name) => `${name}.css`).sort());
    const css = await stylesheet({});
    for (const name of STYLES) expect(css).toContain(await readFile(`src/assets/style/${name}.css`, "utf8"));
  });

  it("have another address if the colours of the site change, and the same address otherwise", async () => {
    const coloured = await readPageFiles({ accent: ACCENT });
    expect(coloured.assets).toEqual({ ...assets, style: expect.not.stringContaining(assets.style) });
    expect((await readPageFiles({})).assets).toEqual(assets);
    const style = (of: readonly PageFile[]) => new TextDecoder().decode(of[0]?.bytes);
    expect(style(coloured.files)).toMatch(
      /--accent: #8a1538;[\s\S]*prefers-color-scheme: dark[\s\S]*--accent: #f2a0b5;/,
    );
    expect(style(files)).not.toContain("#8a1538");
  });

  it("are made from the site file, and the pack names their addresses", async () => {
    const compiled = await compileFiles({
      "_site.yaml": SITE_FILE,
      "2024-05-04-tides.md": "# Tides\n\nHigh water at six.\n",
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const coloured = await readPageFiles({ accent: ACCENT });
    expect(compiled.value.pageFiles).toEqual(coloured.files);
    expect(openFiles(compiled.value.pack).assets).toEqual(coloured.assets);
  });
});

describe("the stylesheet", () => {
  it("has text in colours with enough contrast on all backgrounds (WCAG 2.2 1.4.3)", async () => {
    const css = await stylesheet({});
    const values = (name: string) =>
      [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, "g"))].map(([, value = ""]) => value);
    for (const name of ["ink", "muted", "accent"])
      for (const [place, scheme] of (["light", "dark"] as const).entries())
        for (const ground of Object.values(GROUNDS[scheme]))
          expect(contrast(values(name)[place] ?? "", ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(
            4.5,
          );
  });

  it("loads no other files, and uses left and right only for alignment that an author wrote", async () => {
    const css = await stylesheet({});
    expect(css).not.toMatch(/url\(|@import|@font-face/);
    const physical =
      css.match(
        /(?:margin|padding|border|inset)-(?:left|right)|float: (?:left|right)|text-align: (?:left|right)/g,
      ) ?? [];
    expect(physical.sort()).toEqual(["text-align: left", "text-align: right"]);
  });
});

describe("the icons", () => {
  it("are a picture of 16 by 16 pixels for old browsers, and a drawing", () => {
    const icon = new Uint8Array(bytesOf("/favicon.ico"));
    // Type 1, one picture, its sides, and a size that reaches the end of the file.
    expect([...icon.slice(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 16, 16]);
    const view = new DataView(icon.buffer);
    expect(view.getUint32(14, true) + view.getUint32(18, true)).toBe(icon.length);
    XmlDocument.fromBuffer(new Uint8Array(bytesOf("/favicon.svg"))).dispose();
  });
});
