/** Reports which keys of other tools were read in a folder, in one note for all files. */

import { noteAt, type Problem } from "../ground/problem.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";

/** Returns the note: "`tags` in 21 files, read as `topics`". The most frequent keys come first. */
export function reportTranslations(
  folder: string,
  seeds: readonly Pick<SeedFields, "translations">[],
): Problem[] {
  const files = new Map<string, number>();
  for (const { translations = [] } of seeds) {
    const kinds = translations.map(({ key, field, passedOverFor }) =>
      JSON.stringify([
        key,
        passedOverFor === undefined ? `read as \`${field}\`` : `left out because of \`${passedOverFor}\``,
      ]),
    );
    for (const kind of new Set(kinds)) files.set(kind, (files.get(kind) ?? 0) + 1);
  }
  if (files.size === 0) return [];
  const parts = [...files]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([kind, number]) => {
      const [key, outcome] = JSON.parse(kind);
      return `\`${key}\` in ${number} ${number === 1 ? "file" : "files"}, ${outcome}`;
    });
  return [noteAt({ path: folder }, parts.join("; "))];
}
