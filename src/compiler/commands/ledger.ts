/** `npm run ledger`: records the published entries in a file, so that later builds can check against them. */

import { readFile } from "node:fs/promises";
import { dirname, posix, resolve } from "node:path";
import { errorAt } from "../ground/problem.ts";
import { LEDGER_NAME } from "../ground/seeds.ts";
import type { LedgerChanges } from "../ledger/keep.ts";
import { writeLedger } from "../ledger/write.ts";
import { onDisk } from "../output/disk.ts";
import { removeUnfinished, replaceFiles } from "../output/replace-files.ts";
import { isOwnId, noOwnId } from "../site/site-file.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

/** Records the entries. With `check`, writes nothing, and fails if there is something to record. */
export async function recordNow(
  context: CommandContext,
  { check }: { readonly check: boolean },
): Promise<ExitCode> {
  const compiled = await compileSeeds(context, { stamp: true });
  if (!compiled.ok) return refuse(context, compiled.error);
  const { site, ledger } = compiled.value;
  if (!isOwnId(site.id))
    return refuse(context, [noOwnId(posix.join(context.folder, "_site.yaml"), context.freshId)]);
  if (ledger.next === undefined) return 0;
  const text = writeLedger(ledger.next);
  return check ? compare(text, context, ledger) : record(text, context, ledger);
}

async function compare(
  text: string,
  context: CommandContext,
  { added, changed }: LedgerChanges,
): Promise<ExitCode> {
  const path = posix.join(context.folder, LEDGER_NAME);
  if (await isInPlace(text, context)) {
    context.out.print(`${path} is up to date`);
    return 0;
  }
  const changes = added + changed === 0 ? "settings or removed files" : `${added} new, ${changed} changed`;
  const found = `older than the articles (${changes})`;
  return refuse(context, [errorAt({ path }, found, "`npm run ledger`, and a commit of the file")]);
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
  const isSame = await isInPlace(text, context);
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

/** Returns true if the ledger in the folder of seeds has exactly this text. */
async function isInPlace(
  text: string,
  { folder, cwd }: Pick<CommandContext, "folder" | "cwd">,
): Promise<boolean> {
  const location = resolve(cwd, folder, LEDGER_NAME);
  return (await readFile(location, "utf8").catch(() => undefined)) === text;
}
