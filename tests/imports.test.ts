/** The one-way rule of the house: model <- pack <- compiler | edge. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";

const FILES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => posix.join("src", name.replaceAll("\\", "/")))
  .filter((path) => path.endsWith(".ts"));

const sourceOf = (path: string) => readFileSync(path, "utf8");

/** Returns the imports of a file, types included: paths from the project's root, and names of packages. */
function importsOf(path: string): string[] {
  return [...sourceOf(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\s]+)"/g)].map(([, specifier = ""]) =>
    specifier.startsWith(".")
      ? posix.normalize(join(dirname(path), specifier).replaceAll("\\", "/"))
      : specifier,
  );
}

const ENTRIES = ["src/compiler/main.ts", "src/edge/worker.ts"];

/** For each folder, all that its files may import beside each other. */
const MAY_IMPORT: Readonly<Record<string, RegExp>> = {
  model: /^$/,
  pack: /^src\/model\//,
  compiler:
    /^(?:src\/(?:model|pack)\/|node:|any-ascii$|feed$|feedsmith$|github-slugger$|html-to-text$|htmlparser2$|image-size$|leven$|libxml2-wasm$|marked$|sanitize-html$|srcset$|string-width$|temporal-polyfill$|uuid$|yaml$|zod$)/,
  edge: /^(?:src\/(?:model|pack)\/|hono(?:\/html|\/router\/trie-router|\/utils\/accept)?$|leven$|qr$|uuid$)/,
};

describe("imports", () => {
  it("are read from every file, or this test would hold nothing", () => {
    expect(FILES.length).toBeGreaterThan(40);
    expect(importsOf("src/edge/worker.ts")).toEqual([
      "build/fragments.bin",
      "build/index.json",
      "src/pack/read.ts",
      "src/edge/app.ts",
    ]);
  });

  it.each(FILES)("of %s keep to the rule", (path) => {
    const [, folder = ""] = path.split("/");
    const foreign = importsOf(path).filter((target) => {
      if (target.startsWith(`src/${folder}/`) || MAY_IMPORT[folder]?.test(target)) return false;
      return (
        !(path === "src/edge/worker.ts" && target.startsWith("build/")) && path !== "src/edge/build.d.ts"
      );
    });
    expect(foreign).toEqual([]);
  });
});

describe("the clock, chance and the environment", () => {
  it.each(FILES.filter((path) => !ENTRIES.includes(path)))("have no part in %s", (path) => {
    expect(sourceOf(path)).not.toMatch(
      /\bDate\.now\b|(?<!new )\bDate\(|Temporal\.Now|new Date\(\)|Math\.random|randomUUID|performance\.now|process\.env|import\.meta\.env/,
    );
  });
});
