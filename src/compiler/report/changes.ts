/** Compares the articles of a build with the pack that it replaces. */

import type { PackEntry, PackIndex } from "../../pack/layout.ts";
import type { Compiled } from "../compile.ts";
import { printable } from "../ground/problem.ts";

export type Change = {
  readonly kind: "new" | "edited" | "gone";
  /** The file within the folder of seeds. An article that is gone has its address alone. */
  readonly name: string;
  readonly title: string;
};

/** In the order of the files; what is gone comes last. */
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

/** Where the fragments lie depends on other articles, and what the ledger adds is no edit. */
function skipPlaces(key: string, value: unknown): unknown {
  return key === "offset" || key === "changed" || key === "added" ? undefined : value;
}
