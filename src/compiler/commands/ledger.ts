/** `npm run ledger`: records the published entries, so that later builds can check against them. */

import { readFile } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { LEDGER_NAME } from "../ground/seeds.ts";
import type { LedgerChanges } from "../ledger/keep.ts";
import { writeLedger } from "../ledger/write.ts";
import { onDisk } from "../output/disk.ts";
import { removeUnfinished, replaceFiles } from "../output/replace-files.ts";
import { isOwnId, noOwnId } from "../site/site-file.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

export async function recordNow(context: CommandContext): Promise<ExitCode> {
  const compiled = await compileSeeds(context, { stamp: true });
  if (!compiled.ok) return refuse(compiled.error);
  const { site, ledger } = compiled.value;
  if (!isOwnId(site.id)) return refuse([noOwnId(posix.join(context.folder, "_site.yaml"), context.freshId)]);
  return ledger.next === undefined ? 0 : record(writeLedger(ledger.next), context, ledger);
}

/** Puts the ledger's new text into the folder of seeds, where the publisher commits it. */
export async function record(
  text: string,
  { folder }: CommandContext,
  { added, changed }: LedgerChanges,
): Promise<ExitCode> {
  const path = posix.join(folder, LEDGER_NAME);
  const location = resolve(folder, LEDGER_NAME);
  const isSame = (await readFile(location, "utf8").catch(() => undefined)) === text;
  if (!isSame) {
    const written = await onDisk(location, async () => {
      await removeUnfinished(folder);
      await replaceFiles([[location, text]]);
    });
    if (!written.ok) return refuse(written.error);
  }
  console.log(isSame ? `${path} is up to date` : `${path}: ${added} recorded, ${changed} changed; commit it`);
  return 0;
}
