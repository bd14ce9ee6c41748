/**
 * Finds files that the ledger (the record of published entries) knows under another name: page bundles that were
 * published as `index`, and articles that were published before they had a translation.
 */

import { articleName, isIndex, stemOf } from "../ground/article-name.ts";
import type { SeedFile } from "../ground/seeds.ts";

/**
 * Returns a function that gives the recorded name of a file. Its second argument is the file's usual name, which it
 * returns for all other files. If the ledger cannot be read, it always returns the usual name, and the ledger's
 * problems are reported later.
 */
export function recordedNames(ledger: SeedFile | undefined): (name: string, usual: string) => string {
  let ownIds: ReadonlyMap<unknown, unknown> | undefined;
  return (name, usual) => {
    const earlier = isIndex(name) ? [stemOf(name), articleName(name)] : [articleName(name)];
    if (ledger === undefined || earlier.every((one) => one === usual)) return usual;
    ownIds ??= ownIdsIn(ledger.text);
    return earlier.find((one) => one === ownIds?.get(name)) ?? usual;
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
