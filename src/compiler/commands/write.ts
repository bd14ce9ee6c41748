/** Writes a compiled site into build/ and prints the report. */

import { ok, type Result } from "../../model/result.ts";
import type { Compiled } from "../compile.ts";
import type { Problem } from "../ground/problem.ts";
import { writeLedger } from "../ledger/write.ts";
import { ASSETS, packDigest, readIndex, writePack, writeWorker, writing } from "../output/output.ts";
import { UNFINISHED } from "../output/replace-files.ts";
import { removeOldAssets, writeStaticAssets } from "../output/static-assets.ts";
import { reportBuild } from "../report/build.ts";
import { isOwnId } from "../site/site-file.ts";
import type { CommandContext } from "./command.ts";

/**
 * Returns the digest of the pack. With `stamp`, also writes the ledger, because the pack is about to be
 * published.
 */
export async function writeBuild(
  compiled: Compiled,
  { folder }: CommandContext,
  { stamp }: { readonly stamp: boolean },
): Promise<Result<string, Problem[]>> {
  const { pack, indexFile, ledger } = compiled;
  const bytes = { index: indexFile, fragments: pack.fragments };
  // Without a site id, records nothing, because another site id changes the ids of all entries.
  const next = stamp && isOwnId(pack.index.site.id) ? ledger.next : undefined;
  const written = await writing(async () => {
    const before = await readIndex(folder, pack.index.site.id);
    // Assets of the new pack are written before it. Assets of the old pack are removed after it.
    await writeStaticAssets(compiled, ASSETS, UNFINISHED);
    await writePack(bytes, folder, next === undefined ? undefined : writeLedger(next));
    await removeOldAssets(compiled, ASSETS);
    await writeWorker();
    return before;
  });
  if (!written.ok) return written;
  console.log(reportBuild(compiled, written.value));
  return ok(packDigest(bytes));
}
