/** Compares the articles of a build with the pack that it replaces. */

import type { PackEntry, PackIndex } from "../../pack/layout.ts";
import type { Compiled } from "../compile.ts";
import { printable } from "../ground/problem.ts";

export type Change = {
  readonly kind: "new" | "edited" | "gone";
  /** The file in the folder of seeds. A removed article only has its address. */
  readonly name: string;
  readonly title: string;
};

/** Returns the changes in the order of the files. Removed articles come last. */
export function changesSince(before: PackIndex, { articles, pack }: Compiled): Change[] {
  const old = fingerprints(before);
  const present = fingerprints(pack.index);
  const changed = articles.flatMap(({ name, article: { id, title } }) => {
    const was = old.get(id);
    if (was?.fingerprint === present.get(id)?.fingerprint) return [];
    return [
      { kind: was === undefined ? ("new" as const) : ("edited" as const), name: printable(name), title },
    ];
  });
  const gone = [...old].flatMap(([id, { slug, title }]) =>
    present.has(id) ? [] : [{ kind: "gone" as const, name: `/articles/${slug}`, title }],
  );
  return [...changed, ...gone];
}

type Known = Pick<PackEntry, "slug" | "title"> & { readonly fingerprint: string };

function fingerprints({ entries, unlisted }: PackIndex): Map<string, Known> {
  return new Map(
    [...entries, ...unlisted].map((entry) => {
      const { id, slug, title } = entry;
      return [id, { slug, title, fingerprint: JSON.stringify(entry, skipPlaces) }] as const;
    }),
  );
}

/**
 * Leaves out the places of fragments, which depend on other articles, and the ledger's dates, which are no
 * edits.
 */
function skipPlaces(key: string, value: unknown): unknown {
  return key === "offset" || key === "changed" || key === "added" ? undefined : value;
}
