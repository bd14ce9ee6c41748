/** The folder that a build writes: which files, all of one build, and the link by which wrangler watches the seeds. */

import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import type { PackFiles } from "../pack/write.ts";

/** Whole: should the working folder go away meanwhile, Node would make folders below a relative path for ever. */
const OUTPUT = resolve("build");
const FILES = {
  index: "index.json",
  fragments: "fragments.bin",
  source: "source.txt",
  ledger: "ledger.json",
} as const;

/** What wrangler.toml names as the directory of static assets. */
export const ASSETS = join(OUTPUT, "assets");

type Output = keyof typeof FILES;

/** `ledger` is the text of the ledger once this pack is published; a build for looking at has none. */
export async function writePack(
  { index, fragments }: PackFiles,
  folder: string,
  ledger: string | undefined,
): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const contents: Partial<Record<Output, string | Uint8Array>> = {
    index: `${JSON.stringify(index)}\n`,
    fragments,
    source: resolve(folder),
    ...(ledger === undefined ? {} : { ledger }),
  };
  const files = Object.entries(contents).map(
    ([name, content]) => [join(OUTPUT, FILES[name as Output]), content] as const,
  );
  await replaceFiles(files);
}

/** All files are complete before any takes the place of its forerunner. */
export async function replaceFiles(
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): Promise<void> {
  // Two builds at a time write files of their own.
  const unfinished = (path: string) => `${path}.${process.pid}`;
  for (const [path, content] of files) await writeFile(unfinished(path), content);
  for (const [path] of files) await rename(unfinished(path), path);
}

/** The ledger that the last build to be published would leave. */
export async function readNextLedger(): Promise<string | undefined> {
  return readFile(join(OUTPUT, FILES.ledger), "utf8").catch(() => undefined);
}

export async function isLastPackOf(folder: string): Promise<boolean> {
  return (await readFile(join(OUTPUT, FILES.source), "utf8").catch(() => undefined)) === resolve(folder);
}

/** wrangler.toml can name a folder to watch but not an environment variable: this link stands for SEEDS_DIR there. */
export async function linkForWatching(folder: string | undefined): Promise<void> {
  const link = join(OUTPUT, "seeds");
  await mkdir(OUTPUT, { recursive: true });
  await rm(link, { force: true });
  // Another build at the same time may have made it already.
  if (folder) await symlink(resolve(folder), link, "junction").catch(() => undefined);
}
