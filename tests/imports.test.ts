/**
 * The rule of one-way imports: model <- formats <- pack <- compiler | edge, and compiler <- importer. Each
 * folder of the compiler imports only from the folders before it in the list.
 */

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

/** The folders of the compiler in order. Each imports only from the folders before it. */
const FOLDERS = [
  "ground",
  "cache",
  "media",
  "content",
  "parse",
  "site",
  "topics",
  "articles",
  "ledger",
  "render",
  "output",
  "records",
  "compile.ts",
  "report",
  "announce",
  "dev",
  "doctor",
  "commands",
];

/** The starts of the compiler and of its threads. It loads the importer only for the command that imports. */
const START = ["command-line.ts", "run.ts", "start.ts", "load.ts"];

/** The only files that may import the package `feed`. */
const USE_FEED = ["src/formats/rss/item.ts", "src/formats/atom/item.ts"];

/** The files that read the clock. `npm run dev` has a thread and a Worker of its own. */
const ENTRIES = [
  "src/compiler/start.ts",
  "src/compiler/dev/compile-orders.ts",
  "src/edge/worker.ts",
  "src/edge/dev.ts",
];

/** For each folder, all that its files may import beside each other. */
const MAY_IMPORT: Readonly<Record<string, RegExp>> = {
  model: /^$/,
  formats: /^src\/model\//,
  pack: /^src\/(?:model|formats)\//,
  compiler:
    /^(?:src\/(?:model|formats|pack)\/|node:|any-ascii$|commander$|esbuild$|github-slugger$|html-to-text$|htmlparser2$|ignore$|image-size$|leven$|libxml2-wasm$|marked$|mime$|music-metadata$|sanitize-html$|smol-toml$|srcset$|string-width$|temporal-polyfill$|uuid$|yaml$|zod$)/,
  importer: /^(?:src\/(?:model|formats|compiler)\/|node:|feedsmith$|htmlparser2$|srcset$|uuid$|yaml$)/,
  edge: /^(?:src\/(?:model|formats|pack)\/|hono\/utils\/accept$|leven$|qr$|uuid$)/,
};

describe("imports", () => {
  it("are read from every file, or this test would check nothing", () => {
    expect(FILES.length).toBeGreaterThan(40);
    expect(importsOf("src/edge/worker.ts")).toEqual([
      "build/index.bin",
      "build/pieces.bin",
      "src/pack/read.ts",
      "src/edge/announce/scheduled.ts",
      "src/edge/app.ts",
      "src/edge/warm-up.ts",
    ]);
  });

  it.each(FILES)("of %s keep to the rule", (path) => {
    const [, folder = ""] = path.split("/");
    const foreign = importsOf(path).filter((target) => {
      if (target.startsWith(`src/${folder}/`) || MAY_IMPORT[folder]?.test(target)) return false;
      if (USE_FEED.includes(path) && target === "feed") return false;
      if (path === "src/compiler/run.ts" && target === "src/importer/command.ts") return false;
      return (
        !(path === "src/edge/worker.ts" && target.startsWith("build/")) && path !== "src/edge/build.d.ts"
      );
    });
    expect(foreign).toEqual([]);
  });
});

describe("folders of the compiler", () => {
  const folderOf = (path: string) => path.split("/")[2] ?? "";
  const inCompiler = (path: string) => path.startsWith("src/compiler/");

  it("are all in the list", () => {
    const found = new Set(FILES.filter(inCompiler).map(folderOf));
    expect([...found].sort()).toEqual([...FOLDERS, ...START].sort());
  });

  it.each(FOLDERS)("are imported by %s only if they stand before it", (folder) => {
    const before = FOLDERS.slice(0, FOLDERS.indexOf(folder) + 1);
    const above = FILES.filter((path) => inCompiler(path) && folderOf(path) === folder).flatMap((path) =>
      importsOf(path)
        .filter((target) => inCompiler(target) && !before.includes(folderOf(target)))
        .map((target) => `${path} -> ${target}`),
    );
    expect(above).toEqual([]);
  });
});

describe("the clock, random numbers and the environment", () => {
  it.each(FILES.filter((path) => !ENTRIES.includes(path)))("have no part in %s", (path) => {
    expect(sourceOf(path)).not.toMatch(
      /\bDate\.now\b|(?<!new )\bDate\(|Temporal\.Now|new Date\(\)|Math\.random|randomUUID|performance\.now|process\.env|import\.meta\.env/,
    );
  });
});
