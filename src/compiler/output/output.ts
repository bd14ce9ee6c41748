/** The folder that a build writes: which files, all of one build, and the link by which wrangler watches the seeds. */

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { err, ok, type Result } from "../../model/result.ts";
import { openPack, type Pack } from "../../pack/read.ts";
import type { PackFiles } from "../../pack/write.ts";
import { errorAt, type SeedProblem } from "../ground/problem.ts";
import { onDisk } from "./disk.ts";
import { takeLock } from "./lock.ts";
import { removeUnfinished, replaceFiles } from "./replace-files.ts";

/** Absolute, because Node would make folders below a relative path without end if the working folder went away. */
const OUTPUT = resolve("build");
const FILES = {
  index: "index.bin",
  pieces: "pieces.bin",
  source: "source.txt",
  ledger: "ledger.json",
} as const;

/** The directory of static assets in wrangler.toml. */
export const ASSETS = join(OUTPUT, "assets");

/** The file that wrangler bundles: `main` in wrangler.toml. Without it wrangler deploys nothing. */
const WORKER = join(OUTPUT, "worker.ts");
const WORKER_SOURCE = `export { default } from ${JSON.stringify("../src/edge/worker.ts")};\n`;

const LOCK = join(OUTPUT, ".lock");

/** Does the work while no other build writes. Removes unfinished files, those of a killed build too. */
export async function writing<Value>(work: () => Promise<Value>): Promise<Result<Value, SeedProblem[]>> {
  const done = await onDisk(OUTPUT, async () => {
    await mkdir(OUTPUT, { recursive: true });
    const lock = await takeLock(LOCK);
    if (!lock.ok) return err([lockedBy(lock.error)]);
    try {
      await removeUnfinished(OUTPUT);
      return ok(await work());
    } finally {
      await removeUnfinished(OUTPUT).finally(lock.value);
    }
  });
  return done.ok ? done.value : done;
}

function lockedBy(pid: number): SeedProblem {
  const path = relative("", LOCK);
  return errorAt({ path }, `process ${pid} is building here`, "it to end, or no such file if it is no build");
}

/** `ledger` is the text of the ledger once this pack is published. A build that is not published has none. */
export async function writePack(
  { index, pieces }: PackFiles,
  folder: string,
  ledger: string | undefined,
): Promise<void> {
  const contents: Partial<Record<keyof typeof FILES, string | Uint8Array>> = {
    index,
    pieces,
    source: sourceOf(folder, { index, pieces }),
    ...(ledger === undefined ? {} : { ledger }),
  };
  const files = Object.entries(contents).map(
    ([name, content]) => [join(OUTPUT, FILES[name as keyof typeof FILES]), content] as const,
  );
  await replaceFiles(files);
}

/** Opens the last pack, if it was made of that folder, for that site, in this layout. */
export async function readPack(folder: string, siteId: string): Promise<Pack | undefined> {
  try {
    const source = await readFile(join(OUTPUT, FILES.source), "utf8");
    const files = await readPackFiles();
    if (files === undefined || !source.startsWith(`${resolve(folder)}\n`)) return undefined;
    const pack = openPack(files.index.buffer, files.pieces.buffer);
    return pack.site.id === siteId ? pack : undefined;
  } catch {
    return undefined;
  }
}

/** Lets wrangler bundle the pack, or another source. `wrangler dev` bundles anew at each write, so the same file stays. */
export async function writeWorker(source = WORKER_SOURCE): Promise<void> {
  const written = await readFile(WORKER, "utf8").catch(() => undefined);
  if (written !== source) await replaceFiles([[WORKER, source]]);
}

/** Keeps wrangler from deploying the pack of an earlier build. It needs no room on the disk, and waits for no other build. */
export function removeWorker(): Promise<Result<void, SeedProblem[]>> {
  return onDisk(OUTPUT, () => rm(WORKER, { force: true }));
}

/** Identifies a pack to the build that wrangler starts below `npm run deploy`. */
export function packDigest({ index, pieces }: PackFiles): string {
  return createHash("sha256").update(index).update(pieces).digest("hex");
}

/** Returns true if the pack of that digest lies ready for wrangler. */
export async function isReady(digest: string): Promise<boolean> {
  const worker = await readFile(WORKER, "utf8").catch(() => undefined);
  const pack = await readPackFiles();
  return worker === WORKER_SOURCE && pack !== undefined && packDigest(pack) === digest;
}

/** Returns true if the pack was made of that folder, and all of it in one build. */
export async function isLastPackOf(folder: string): Promise<boolean> {
  const source = await readFile(join(OUTPUT, FILES.source), "utf8").catch(() => undefined);
  const pack = await readPackFiles();
  return pack !== undefined && source === sourceOf(folder, pack);
}

function sourceOf(folder: string, pack: PackFiles): string {
  return `${resolve(folder)}\n${packDigest(pack)}\n`;
}

export async function readPackFiles(): Promise<PackFiles | undefined> {
  // A small file's Buffer is a part of a larger one, so its bytes are copied.
  const read = async (name: string) => new Uint8Array(await readFile(join(OUTPUT, name)));
  try {
    return { index: await read(FILES.index), pieces: await read(FILES.pieces) };
  } catch {
    return undefined;
  }
}

/** The ledger that the last build to be published would leave. */
export async function readNextLedger(): Promise<string | undefined> {
  return readFile(join(OUTPUT, FILES.ledger), "utf8").catch(() => undefined);
}

/** wrangler.toml can name a folder to watch but not an environment variable: this link stands for SEEDS_DIR there. */
export async function linkForWatching(folder: string | undefined): Promise<void> {
  const link = join(OUTPUT, "seeds");
  await rm(link, { force: true });
  if (folder) await symlink(resolve(folder), link, "junction");
}
