/**
 * Finds page bundles that the ledger (the record of published entries) knows as `index`, because they were
 * published before bundles had the name of their folder.
 */

import { isIndex, stemOf } from "../ground/article-name.ts";
import type { SeedFile } from "../ground/seeds.ts";

/**
 * Returns a function that gives the recorded name of a file, or undefined for a file with its usual name. If
 * the ledger cannot be read, the function always gives undefined, and the ledger's problems are reported
 * later.
 */
export function recordedNames(ledger: SeedFile | undefined): (name: string) => string | undefined {
  let ownIds: ReadonlyMap<unknown, unknown> | undefined;
  return (name) => {
    if (ledger === undefined || !isIndex(name)) return undefined;
    ownIds ??= ownIdsIn(ledger.text);
    return ownIds.get(name) === stemOf(name) ? stemOf(name) : undefined;
  };
}

/** Returns the own ids of entries by the paths of their files. */
function ownIdsIn(text: string): ReadonlyMap<unknown, unknown> {
  try {
    const { entries }: { entries: readonly { file: unknown; ownId: unknown }[] } = JSON.parse(text);
    return new Map(entries.map(({ file, ownId }) => [file, ownId]));
  } catch {
    return new Map();
  }
}
