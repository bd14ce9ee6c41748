/** Writes a compiled site into build/ and prints the report. */

import { ok, type Result } from "../../model/result.ts";
import type { Compiled } from "../compile.ts";
import type { SeedProblem } from "../ground/problem.ts";
import { writeLedger } from "../ledger/write.ts";
import { removeOldMedia, shipMedia } from "../media/ship.ts";
import { ASSETS, packDigest, readPack, writePack, writeWorker, writing } from "../output/output.ts";
import { UNFINISHED } from "../output/replace-files.ts";
import { reportBuild } from "../report/build.ts";
import { isOwnId } from "../site/site-file.ts";
import type { CommandContext } from "./command.ts";

/** Returns the digest of the pack. With `stamp`, also writes the ledger for the pack, because the pack is about to be published. */
export async function writeBuild(
  compiled: Compiled,
  { folder }: CommandContext,
  { stamp }: { readonly stamp: boolean },
): Promise<Result<string, SeedProblem[]>> {
  const { site, pack, media, ledger } = compiled;
  // Without a site id of its own, nothing is recorded, because another site id changes the ids of all entries.
  const next = stamp && isOwnId(site.id) ? ledger.next : undefined;
  const written = await writing(async () => {
    const before = await readPack(folder, site.id);
    // Media of the new pack are written before it. Media of the old pack are removed after it.
    await shipMedia(media, ASSETS, UNFINISHED);
    await writePack(pack, folder, next === undefined ? undefined : writeLedger(next));
    await removeOldMedia(media, ASSETS);
    await writeWorker();
    return before;
  });
  if (!written.ok) return written;
  console.log(await reportBuild(compiled, written.value));
  return ok(packDigest(pack));
}
