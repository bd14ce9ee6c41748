/**
 * Gives files of the same name in folders of dates names of their own: `2024/05/ice.md` is `2024-05-ice` beside
 * `2023/ice.md`. Other tools have the date in the addresses of such articles.
 */

import { articleName } from "../ground/article-name.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { RecordedName } from "./recorded-names.ts";

/**
 * Returns the names with dates, by file name. One file keeps the plain name: the one that the ledger (the record of
 * published entries) has under it, else one without a date in its folders, else the oldest. So a newer article never
 * changes the names of others.
 */
export function datedNames(
  files: readonly Pick<ArticleFile, "name">[],
  recorded: RecordedName,
): ReadonlyMap<string, string> {
  const groups = [...Map.groupBy(files, ({ name }) => articleName(name))];
  return new Map(
    groups
      .filter(([, { length }]) => length > 1)
      .flatMap(([plain, group]) => {
        const dated = group.map(({ name }) => ({ name, datedName: datedName(name) ?? "" }));
        dated.sort((a, b) => (a.datedName < b.datedName ? -1 : Number(a.datedName > b.datedName)));
        const [first] = dated;
        const owner = dated.find(({ name }) => recorded(name) === plain) ?? first;
        return dated.flatMap((one) =>
          one.datedName === owner?.datedName || one.datedName === ""
            ? []
            : [[one.name, one.datedName] as const],
        );
      }),
  );
}

/** Returns the name with the date of the folders: `2024-05-ice` for `posts/2024/05/ice.md`. */
export function datedName(name: string): string | undefined {
  const [, ...date] = /(?:^|\/)(\d{4})(?:\/(\d{2})(?:\/(\d{2}))?)?\//.exec(name) ?? [];
  const parts = date.filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : [...parts, articleName(name)].join("-");
}
