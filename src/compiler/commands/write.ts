/** Writes a compiled site into build/ and prints the report. */

import { resolve } from "node:path";
import { err, ok, type Result } from "../../model/result.ts";
import type { CompiledSite } from "../compile.ts";
import type { Problem } from "../ground/problem.ts";
import { writeLedger } from "../ledger/write.ts";
import { assetsIn, packDigest, readPack, writePack, writeWorker, writing } from "../output/output.ts";
import { UNFINISHED } from "../output/replace-files.ts";
import { removeOldAssets, writeStaticAssets } from "../output/static-assets.ts";
import { reportBuild } from "../report/build.ts";
import { isOwnId } from "../site/site-file.ts";
import type { CommandContext } from "./command.ts";

/**
 * Writes the files of a build, and returns the digest of the pack. With `stamp`, also writes the ledger,
 * because the pack is about to be published.
 */
export async function writeBuild(
  compiled: CompiledSite,
  { folder, cwd, output, out }: CommandContext,
  { stamp }: { readonly stamp: boolean },
): Promise<Result<string, Problem[]>> {
  const { site, pack, ledger } = compiled;
  // If the site has no id, nothing is recorded, because an id that is added later changes the ids of all
  // entries.
  const next = stamp && isOwnId(site.id) ? ledger.next : undefined;
  const source = resolve(cwd, folder);
  const assets = assetsIn(output);
  const written = await writing(output, async () => {
    const before = await readPack(output, source, site.id);
    // Writes the assets of the new pack before the pack, and removes the assets of the old pack after it.
    await writeStaticAssets(compiled, assets, UNFINISHED);
    await writePack(output, pack, source, next === undefined ? undefined : writeLedger(next));
    await removeOldAssets(compiled, assets);
    await writeWorker(output);
    return before;
  });
  if (!written.ok) return err([written.error]);
  out.print(await reportBuild(compiled, written.value));
  return ok(packDigest(pack));
}
