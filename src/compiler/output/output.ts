/**
 * Writes the folder of a build: its files, all of one build, and the link by which wrangler watches the
 * seeds.
 */

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { err, ok, type Result } from "../../model/result.ts";
import { LAYOUT_VERSION, type PackIndex } from "../../pack/layout.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import { onDisk } from "./disk.ts";
import { takeLock } from "./lock.ts";
import { removeUnfinished, replaceFiles } from "./replace-files.ts";

/**
 * An absolute path. With a relative one, Node would make folders without end if the working folder
 * disappeared.
 */
const OUTPUT = resolve("build");
const FILES = {
  index: "index.json",
  fragments: "fragments.bin",
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
export async function writing<Value>(work: () => Promise<Value>): Promise<Result<Value, Problem[]>> {
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

function lockedBy(pid: number): Problem {
  const path = relative("", LOCK);
  return errorAt({ path }, `process ${pid} is building here`, "it to end, or no such file if it is no build");
}

/** The files of one pack, as bytes. */
export type PackBytes = { readonly index: Uint8Array; readonly fragments: Uint8Array };

/** `ledger` is the text of the ledger once this pack is published. A build that is not published has none. */
export async function writePack(
  { index, fragments }: PackBytes,
  folder: string,
  ledger: string | undefined,
): Promise<void> {
  const contents: Partial<Record<keyof typeof FILES, string | Uint8Array>> = {
    index,
    fragments,
    source: sourceOf(folder, { index, fragments }),
    ...(ledger === undefined ? {} : { ledger }),
  };
  const files = Object.entries(contents).map(
    ([name, content]) => [join(OUTPUT, FILES[name as keyof typeof FILES]), content] as const,
  );
  await replaceFiles(files);
}

/** The index of the last pack, if it was made of that folder, for that site, in this layout. */
export async function readIndex(folder: string, siteId: string): Promise<PackIndex | undefined> {
  try {
    const source = await readFile(join(OUTPUT, FILES.source), "utf8");
    const index = JSON.parse(await readFile(join(OUTPUT, FILES.index), "utf8")) as PackIndex;
    const isSame =
      source.startsWith(`${resolve(folder)}\n`) &&
      index.version === LAYOUT_VERSION &&
      index.site.id === siteId;
    return isSame ? index : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Selects the source that wrangler bundles. `wrangler dev` bundles again at each write, so an equal file is
 * not written.
 */
export async function writeWorker(source = WORKER_SOURCE): Promise<void> {
  const written = await readFile(WORKER, "utf8").catch(() => undefined);
  if (written !== source) await replaceFiles([[WORKER, source]]);
}

/**
 * Stops wrangler from deploying the pack of an earlier build. Needs no disk space, and waits for no other
 * build.
 */
export function removeWorker(): Promise<Result<void, Problem[]>> {
  return onDisk(OUTPUT, () => rm(WORKER, { force: true }));
}

/** Identifies a pack to the build that wrangler starts below `npm run deploy`. */
export function packDigest({ index, fragments }: PackBytes): string {
  return createHash("sha256").update(index).update(fragments).digest("hex");
}

/** Returns true if the pack of that digest lies ready for wrangler. */
export async function isReady(digest: string): Promise<boolean> {
  const worker = await readFile(WORKER, "utf8").catch(() => undefined);
  const pack = await readPackBytes();
  return worker === WORKER_SOURCE && pack !== undefined && packDigest(pack) === digest;
}

/** Returns true if the pack was made of that folder, and all of it in one build. */
export async function isLastPackOf(folder: string): Promise<boolean> {
  const source = await readFile(join(OUTPUT, FILES.source), "utf8").catch(() => undefined);
  const pack = await readPackBytes();
  return pack !== undefined && source === sourceOf(folder, pack);
}

function sourceOf(folder: string, pack: PackBytes): string {
  return `${resolve(folder)}\n${packDigest(pack)}\n`;
}

async function readPackBytes(): Promise<PackBytes | undefined> {
  try {
    const index = await readFile(join(OUTPUT, FILES.index));
    return { index, fragments: await readFile(join(OUTPUT, FILES.fragments)) };
  } catch {
    return undefined;
  }
}

/** The ledger that the last build to be published would leave. */
export async function readNextLedger(): Promise<string | undefined> {
  return readFile(join(OUTPUT, FILES.ledger), "utf8").catch(() => undefined);
}

/** wrangler.toml can name a folder to watch, but no environment variable. So this link leads to SEEDS_DIR. */
export async function linkForWatching(folder: string | undefined): Promise<void> {
  const link = join(OUTPUT, "seeds");
  await rm(link, { force: true });
  if (folder) await symlink(resolve(folder), link, "junction");
}
