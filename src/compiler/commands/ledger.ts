/** `npm run ledger`: records what is published, so that a later build can hold it. */

import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { LedgerChanges } from "../ledger/keep.ts";
import { LEDGER_NAME } from "../ledger/layout.ts";
import { writeLedger } from "../ledger/write.ts";
import { replaceFiles } from "../output.ts";
import { isOwnId, noOwnId } from "../site-file.ts";
import { compileSeeds, type ExitCode, type Given, refuse } from "./command.ts";

export async function recordNow(given: Given): Promise<ExitCode> {
  const compiled = await compileSeeds(given, { stamp: true });
  if (!compiled.ok) return refuse(compiled.error);
  const { pack, ledger } = compiled.value;
  if (!isOwnId(pack.index.site.id))
    return refuse([noOwnId(posix.join(given.folder, "_site.yaml"), given.freshId)]);
  if (ledger.next !== undefined) await record(writeLedger(ledger.next), given, ledger);
  return 0;
}

/** Puts the ledger's new text into the folder of seeds, where the publisher commits it. */
export async function record(
  text: string,
  { folder }: Given,
  { added, changed }: LedgerChanges,
): Promise<void> {
  const path = posix.join(folder, LEDGER_NAME);
  const location = join(folder, LEDGER_NAME);
  const isSame = (await readFile(location, "utf8").catch(() => undefined)) === text;
  if (!isSame) await replaceFiles([[location, text]]);
  console.log(isSame ? `${path} has it all` : `${path}: ${added} recorded, ${changed} changed; commit it`);
}
