/** Writes the folder of a build. All files in it are from the same build. */

import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../../model/result.ts";
import { openPack, type Pack } from "../../pack/read.ts";
import type { PackFiles } from "../../pack/write.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import { onDisk } from "./disk.ts";
import { takeLock } from "./lock.ts";
import { removeUnfinished, replaceFiles } from "./replace-files.ts";

const FILES = {
  index: "index.bin",
  pieces: "pieces.bin",
  source: "source.txt",
  ledger: "ledger.json",
} as const;

/** Returns the folder of static assets, which wrangler.toml names. */
export function assetsIn(output: string): string {
  return join(output, "assets");
}

/** The file that wrangler bundles: `main` in wrangler.toml. If it is missing, wrangler deploys nothing. */
const WORKER = "worker.ts";
const WORKER_SOURCE = `export { default } from ${JSON.stringify("../src/edge/worker.ts")};\n`;

const LOCK = ".lock";

/**
 * Calls `work` while no other build writes. Removes unfinished files, also those of a killed build. `output`
 * must be an absolute path. Otherwise, if the working folder were removed, Node would make folders without
 * end.
 */
export async function writing<Value>(
  output: string,
  work: () => Promise<Value>,
): Promise<Result<Value, Problem>> {
  const done = await onDisk(output, dirname(output), async () => {
    await mkdir(output, { recursive: true });
    const lock = await takeLock(join(output, LOCK));
    if (!lock.ok) return err(lockedBy(lock.error));
    try {
      await removeUnfinished(output);
      return ok(await work());
    } finally {
      await removeUnfinished(output).finally(lock.value);
    }
  });
  return done.ok ? done.value : done;
}

function lockedBy(pid: number): Problem {
  return errorAt(
    { path: `build/${LOCK}` },
    `process ${pid} is building here`,
    "no other build: wait for it, or remove this file if that process is no build",
  );
}

/**
 * Writes a pack. `ledger` is the text of the ledger (the record of published entries) after this pack is
 * published. It is absent if the pack is not to be published.
 */
export async function writePack(
  output: string,
  { index, pieces }: PackFiles,
  folder: string,
  ledger: string | undefined,
): Promise<void> {
  const contents: Partial<Record<keyof typeof FILES, string | Uint8Array>> = {
    index,
    pieces,
    source: `${folder}\n`,
    ...(ledger === undefined ? {} : { ledger }),
  };
  const files = Object.entries(contents).map(
    ([name, content]) => [join(output, FILES[name as keyof typeof FILES]), content] as const,
  );
  await replaceFiles(files);
}

/**
 * Opens the last pack. Returns undefined if the pack was made from another folder or for another site, or if
 * its layout is an old one. `folder` is an absolute path.
 */
export async function readPack(output: string, folder: string, siteId: string): Promise<Pack | undefined> {
  try {
    const source = await readFile(join(output, FILES.source), "utf8");
    const files = await readPackFiles(output);
    if (files === undefined || source !== `${folder}\n`) return undefined;
    const pack = openPack(files.index.buffer, files.pieces.buffer);
    return pack.site.id === siteId ? pack : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the file that wrangler bundles. An equal file is not written again. */
export async function writeWorker(output: string): Promise<void> {
  const worker = join(output, WORKER);
  const written = await readFile(worker, "utf8").catch(() => undefined);
  if (written !== WORKER_SOURCE) await replaceFiles([[worker, WORKER_SOURCE]]);
}

/**
 * Stops wrangler from deploying the pack of an earlier build. Needs no disk space, and waits for no other
 * build.
 */
export function removeWorker(output: string): Promise<Result<void, Problem>> {
  return onDisk(output, dirname(output), () => rm(join(output, WORKER), { force: true }));
}

/**
 * Returns the digest of a pack. `npm run deploy` starts wrangler, and wrangler starts a build. That build
 * finds by the digest that the pack is ready.
 */
export function packDigest({ index, pieces }: PackFiles): string {
  return createHash("sha256").update(index).update(pieces).digest("hex");
}

/** Returns true if `output` has the pack with this digest, and the file that wrangler bundles. */
export async function isReady(output: string, digest: string): Promise<boolean> {
  const worker = await readFile(join(output, WORKER), "utf8").catch(() => undefined);
  const pack = await readPackFiles(output);
  return worker === WORKER_SOURCE && pack !== undefined && packDigest(pack) === digest;
}

/** Reads the two files of the last pack, if both exist. */
export async function readPackFiles(output: string): Promise<PackFiles | undefined> {
  const read = async (name: string) => {
    const bytes = await readFile(join(output, name));
    // Node's Buffer of a small file is a part of a larger one, so its bytes are copied.
    return new Uint8Array(bytes.length === bytes.buffer.byteLength ? bytes.buffer : bytes);
  };
  try {
    return { index: await read(FILES.index), pieces: await read(FILES.pieces) };
  } catch {
    return undefined;
  }
}

/**
 * Returns the text of the ledger (the record of published entries) that belongs to the last build that may be
 * published.
 */
export async function readNextLedger(output: string): Promise<string | undefined> {
  return readFile(join(output, FILES.ledger), "utf8").catch(() => undefined);
}
