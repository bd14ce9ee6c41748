/** A build with a cache gives the same bytes and messages as one without, after any edits. */

import { rm } from "node:fs/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openCache } from "../../../src/compiler/cache/cache.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { writeLedger } from "../../../src/compiler/ledger/write.ts";
import { concatenate } from "../../../src/model/bytes.ts";
import { at } from "../../support/articles.ts";
import { chooser, editFolder, fillFolder, restorerOf } from "../../support/edits.ts";
import { lastingFolderOf } from "../../support/seeds.ts";

const RUNS = 4;
const EDITS = 50;

it(`is the same after each of ${RUNS * EDITS} random edits`, { timeout: 900_000 }, async () => {
  let published = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.noBias(fc.nat()), { minLength: 40, maxLength: 40 }), {
        minLength: EDITS,
        maxLength: EDITS,
      }),
      async (edits) => {
        const folder = await lastingFolderOf({});
        try {
          fillFolder(folder);
          const last = await compareAll(folder, edits.map(chooser));
          published += last;
        } finally {
          await rm(folder, { recursive: true });
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Most builds must succeed, or the bytes of packs would not be compared.
  expect(published).toBeGreaterThan((RUNS * EDITS) / 2);
});

/** Makes the edits, and compares both builds after each. Returns the number of builds without an error. */
async function compareAll(folder: string, edits: readonly ReturnType<typeof chooser>[]): Promise<number> {
  const log: string[] = [];
  let cache = openCache("test");
  let ledger = "";
  let published = 0;
  let restore = restorerOf(folder);
  let isBroken = false;
  for (const choose of edits) {
    log.push(editFolder(folder, choose, ledger));
    const settings = { folder, now: at("2024-05-10"), stamp: choose(2) === 0, showsDrafts: choose(3) === 0 };
    const clean = await compile(settings);
    expect(outcomeOf(await compile({ ...settings, cache })), log.join("\n")).toEqual(outcomeOf(clean));
    if (clean.ok) {
      published += 1;
      if (clean.value.ledger.next !== undefined) ledger = writeLedger(clean.value.ledger.next);
      restore = restorerOf(folder);
      isBroken = false;
    } else if (isBroken || choose(4) > 0) {
      // Errors are corrected at once or after one more edit, because a random edit rarely corrects them.
      restore();
      log.push("undo all edits since the last good build");
      isBroken = false;
    } else isBroken = true;
    const file = choose(5) === 0 ? cache.toFile() : undefined;
    if (file !== undefined) cache = openCache("test", concatenate([...file]));
  }
  return published;
}

function outcomeOf(compiled: Awaited<ReturnType<typeof compile>>) {
  if (!compiled.ok) return compiled.error.map(describeWithSeverity);
  const { pack, media, publicFiles, warnings, ledger, pages, drafts, articles } = compiled.value;
  return {
    problems: warnings.map(describeWithSeverity),
    index: Buffer.from(pack.index).toString("base64"),
    pieces: Buffer.from(pack.pieces).toString("base64"),
    ...{ media, publicFiles, ledger, drafts },
    pages: pages.map(({ page }) => page),
    articles: articles.map(({ path, name, article, topicsBy, ownId }) => ({
      ...{ path, name, article, topicsBy, ownId },
    })),
  };
}
