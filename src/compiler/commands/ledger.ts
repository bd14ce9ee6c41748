/** `npm run ledger`: records the published entries in a file, so that later builds can check against them. */

import { readFile } from "node:fs/promises";
import { dirname, posix, resolve } from "node:path";
import { LEDGER_NAME } from "../ground/seeds.ts";
import type { LedgerChanges } from "../ledger/keep.ts";
import { writeLedger } from "../ledger/write.ts";
import { onDisk } from "../output/disk.ts";
import { removeUnfinished, replaceFiles } from "../output/replace-files.ts";
import { isOwnId, noOwnId } from "../site/site-file.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

export async function recordNow(context: CommandContext): Promise<ExitCode> {
  const compiled = await compileSeeds(context, { stamp: true });
  if (!compiled.ok) return refuse(context, compiled.error);
  const { site, ledger } = compiled.value;
  if (!isOwnId(site.id))
    return refuse(context, [noOwnId(posix.join(context.folder, "_site.yaml"), context.freshId)]);
  return ledger.next === undefined ? 0 : record(writeLedger(ledger.next), context, ledger);
}

/** Puts the ledger's new text into the folder of seeds, where the publisher commits it. */
export async function record(
  text: string,
  context: CommandContext,
  { added, changed }: LedgerChanges,
): Promise<ExitCode> {
  const { folder, cwd, out } = context;
  const path = posix.join(folder, LEDGER_NAME);
  const location = resolve(cwd, folder, LEDGER_NAME);
  const isSame = (await readFile(location, "utf8").catch(() => undefined)) === text;
  if (!isSame) {
    const written = await onDisk(location, cwd, async () => {
      await removeUnfinished(dirname(location));
      await replaceFiles([[location, text]]);
    });
    if (!written.ok) return refuse(context, [written.error]);
  }
  out.print(isSame ? `${path} is up to date` : `${path}: ${added} recorded, ${changed} changed; commit it`);
  return 0;
}
