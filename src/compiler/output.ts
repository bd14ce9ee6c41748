/** The folder that a build writes: which files, all of one build, and the link by which wrangler watches the seeds. */

import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";

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

/** What wrangler bundles: `main` in wrangler.toml. Without this file wrangler deploys nothing. */
const WORKER = join(OUTPUT, "worker.ts");
const WORKER_SOURCE = `export { default } from ${JSON.stringify("../src/edge/worker.ts")};\n`;

/** The files of one pack, as bytes. */
export type PackBytes = { readonly index: Uint8Array; readonly fragments: Uint8Array };

/** `ledger` is the text of the ledger once this pack is published; a build for looking at has none. */
export async function writePack(
  { index, fragments }: PackBytes,
  folder: string,
  ledger: string | undefined,
): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const contents: Partial<Record<keyof typeof FILES, string | Uint8Array>> = {
    index,
    fragments,
    source: resolve(folder),
    ...(ledger === undefined ? {} : { ledger }),
  };
  const files = Object.entries(contents).map(
    ([name, content]) => [join(OUTPUT, FILES[name as keyof typeof FILES]), content] as const,
  );
  await replaceFiles(files);
}

/** Lets wrangler bundle the pack. `wrangler dev` bundles anew at each write, so a file that is there already stays. */
export async function writeWorker(): Promise<void> {
  const written = await readFile(WORKER, "utf8").catch(() => undefined);
  if (written !== WORKER_SOURCE) await replaceFiles([[WORKER, WORKER_SOURCE]]);
}

/** Keeps wrangler from deploying the pack of an earlier build. */
export async function removeWorker(): Promise<void> {
  await rm(WORKER, { force: true });
}

/** Identifies a pack to the build that wrangler starts below `npm run deploy`. */
export function packDigest({ index, fragments }: PackBytes): string {
  return createHash("sha256").update(index).update(fragments).digest("hex");
}

/** Returns true if the pack of that digest lies ready for wrangler. */
export async function isReady(digest: string): Promise<boolean> {
  try {
    const index = await readFile(join(OUTPUT, FILES.index));
    const fragments = await readFile(join(OUTPUT, FILES.fragments));
    const worker = await readFile(WORKER, "utf8");
    return worker === WORKER_SOURCE && packDigest({ index, fragments }) === digest;
  } catch {
    return false;
  }
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
