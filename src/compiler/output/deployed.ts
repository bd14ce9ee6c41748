/**
 * Keeps the pack and the ledger of the last deployment from this folder, so that a report can compare a new
 * build with them.
 */

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../../model/result.ts";
import { openPack, type Pack } from "../../pack/read.ts";
import type { Problem } from "../ground/problem.ts";
import type { Ledger } from "../ledger/layout.ts";
import { readLedger } from "../ledger/read.ts";
import { readPackFiles, writing } from "./output.ts";
import { removeUnfinished, replaceFiles } from "./replace-files.ts";

export type Deployment = {
  readonly pack: Pack;
  /** The size of the pack in bytes. */
  readonly bytes: number;
  /** The ledger (the record of published entries) after the deployment, as text and parsed. */
  readonly ledgerText: string;
  readonly ledger: Ledger;
};

const FOLDER = "deployed";
const NAMES = { index: "index.bin", pieces: "pieces.bin", ledger: "ledger.json" } as const;

/** Copies the present pack. `ledger` is the text of the ledger after the deployment. */
export function keepDeployment(output: string, ledger: string): Promise<Result<void, Problem>> {
  const folder = join(output, FOLDER);
  return writing(output, async () => {
    const pack = await readPackFiles(output);
    if (pack === undefined) return;
    await mkdir(folder, { recursive: true });
    await removeUnfinished(folder);
    await replaceFiles([
      [join(folder, NAMES.index), pack.index],
      [join(folder, NAMES.pieces), pack.pieces],
      [join(folder, NAMES.ledger), ledger],
    ]);
  });
}

/** Reads the last deployment of a site. Returns undefined if there was none, or if its layout is an old one. */
export async function readDeployment(output: string, siteId: string): Promise<Deployment | undefined> {
  const folder = join(output, FOLDER);
  const location = join(folder, NAMES.ledger);
  const [files, text] = [
    await readPackFiles(folder),
    await readFile(location, "utf8").catch(() => undefined),
  ];
  if (files === undefined || text === undefined) return undefined;
  const read = readLedger({ path: location, name: NAMES.ledger, location, text }, siteId, []);
  try {
    const pack = openPack(files.index.buffer as ArrayBuffer, files.pieces.buffer as ArrayBuffer);
    if (read === undefined || pack.site.id !== siteId) return undefined;
    const bytes = files.index.length + files.pieces.length;
    return { pack, bytes, ledgerText: text, ledger: read.ledger };
  } catch {
    return undefined;
  }
}
