/**
 * Finds the names under which the ledger (the record of published entries) knows files. A page bundle may
 * have been published as `index`. An article may have been published when it had no translation, or when it
 * had one, and before or after another one of its name.
 */

import { articleName, isIndex, stemOf } from "../ground/article-name.ts";
import type { SeedFile } from "../ground/seeds.ts";
import { datedName } from "./dated-names.ts";
import { languageFolders, translatedName } from "./translated-files.ts";

/** Returns the recorded name of a file if it is one that the file's path can give. */
export type RecordedName = (name: string) => string | undefined;

/**
 * Returns a function that finds no name if the ledger cannot be read. The ledger's problems are reported
 * later.
 */
export function recordedNames(ledger: SeedFile | undefined): RecordedName {
  let ownIds: ReadonlyMap<unknown, unknown> | undefined;
  return (name) => {
    const others = languageFolders(name).map(({ folder }) => translatedName(name, folder));
    if (isIndex(name)) others.push(stemOf(name));
    const dated = datedName(name);
    if (dated !== undefined) others.push(dated);
    // Most files can have one name only, and need no ledger.
    if (ledger === undefined || others.length === 0) return undefined;
    ownIds ??= ownIdsIn(ledger.text);
    return [articleName(name), ...others].find((one) => one === ownIds?.get(name));
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
