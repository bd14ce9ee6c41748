/**
 * Bundles the compiler for the next start. Six hundred small files take longer to load than a build without
 * changes takes to run.
 */

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { OutputFile, Plugin } from "esbuild";
import type { Instant } from "../../model/instant.ts";
import { bundleIn, ENTRIES, isWhole, LIST } from "../cache/bundle.ts";
import { compilerVersion, versionOfSources } from "../cache/version.ts";
import type { BundledResults } from "../ground/bundled.ts";
import { wordLists } from "../ground/data-file.ts";
import { UNFINISHED } from "./replace-files.ts";

const COMPILER = fileURLToPath(new URL("..", import.meta.url));

/** Packages in the older module format call `require`, which a module does not have. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/** The time for which the bundle of other sources is kept, in milliseconds. A dev server may still use it. */
const KEPT = 24 * 60 * 60 * 1000;

/**
 * Makes the bundle of these sources, unless it exists and is whole. Ignores errors, because without a bundle
 * the next start only takes longer.
 */
export async function writeBundle(caches: string, now: Instant): Promise<void> {
  const folder = bundleIn(caches);
  if (isWhole(folder)) return;
  const unfinished = `${folder}.${UNFINISHED}`;
  try {
    const { build, stop } = await import("esbuild");
    const { outputFiles } = await build({
      // With absolute paths, esbuild would replace characters such as quotes in the folder of the project.
      absWorkingDir: COMPILER,
      entryPoints: ENTRIES.map((module) => ({ in: module, out: module.replace(/\.ts$/, "") })),
      outdir: unfinished,
      write: false,
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      // This package starts a program from its own folder. It is not needed while there is a bundle.
      external: ["esbuild"],
      banner: { js: REQUIRE },
      plugins: [withResults({ version: compilerVersion(), wordLists }), ownAddresses],
      logLevel: "silent",
    });
    // Without this, esbuild would keep 200 MB as long as the dev server runs.
    await stop();
    await writeFiles(unfinished, outputFiles);
    // A source that changed meanwhile may be in the bundle, or may not.
    if (versionOfSources() !== compilerVersion()) throw new Error("The sources have changed.");
    // Another process may have made the bundle meanwhile. Then the bundle stays, because a command may load it.
    if (!isWhole(folder)) await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    await removeOld(dirname(folder), now);
  } catch {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Writes the files of a bundle, and the list of them. */
async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const sizes = files.map(({ path, contents }) => [relative(folder, path), contents.length]);
  const list = { path: join(folder, LIST), contents: JSON.stringify(Object.fromEntries(sizes)) };
  for (const { path, contents } of [...files, list]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

async function removeOld(bundles: string, now: Instant): Promise<void> {
  for (const name of await readdir(bundles)) {
    const bundle = join(bundles, name);
    if ((await stat(bundle)).mtimeMs < now - KEPT) await rm(bundle, { recursive: true, force: true });
  }
}

/**
 * Keeps the addresses of files beside a module, such as word lists. In a bundle, `import.meta.url` would be the
 * address of the bundle.
 */
const ownAddresses: Plugin = {
  name: "own addresses",
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:ts|m?js)$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text.replaceAll(ADDRESS, JSON.stringify(pathToFileURL(path).href));
      if (contents === text) return undefined;
      return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    });
  },
};

const ADDRESS = /\bimport\.meta\.url\b/g;

/** Writes results into the bundle in place of the empty list in the sources. */
function withResults(results: BundledResults): Plugin {
  return {
    name: "results",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]ground[\\/]bundled\.ts$/ }, () => ({
        contents: `export const bundled = ${JSON.stringify(results)};`,
      }));
    },
  };
}
