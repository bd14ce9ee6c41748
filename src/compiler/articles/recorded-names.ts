/** Reads from the ledger which page bundles are known under their file's name, `index`, from before bundles had their folder's name. */

import { isIndex, stemOf } from "../ground/article-name.ts";
import type { SeedFile } from "../ground/seeds.ts";

/** Returns the recorded name of a file, or undefined for a file that has its usual name. A ledger that cannot be read has no names; its problems are reported later. */
export function recordedNames(ledger: SeedFile | undefined): (name: string) => string | undefined {
  let ownIds: ReadonlyMap<unknown, unknown> | undefined;
  return (name) => {
    if (ledger === undefined || !isIndex(name)) return undefined;
    ownIds ??= ownIdsIn(ledger.text);
    return ownIds.get(name) === stemOf(name) ? stemOf(name) : undefined;
  };
}

/** Returns the own ids by the paths of the files. */
function ownIdsIn(text: string): ReadonlyMap<unknown, unknown> {
  try {
    const { entries }: { entries: readonly { file: unknown; ownId: unknown }[] } = JSON.parse(text);
    return new Map(entries.map(({ file, ownId }) => [file, ownId]));
  } catch {
    return new Map();
  }
}
