/** What the folder of seeds holds already, as far as an import must know: whom readers know, and which names are taken. */

import { posix } from "node:path";
import { identityOf, slugify } from "../identity.ts";
import { splitFrontMatter } from "../parse/front-matter.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";

export type Standing = {
  /** By every id that an article is served under, drafts included: its slug. */
  readonly slugById: Map<string, string>;
  readonly slugs: Set<string>;
  /** Of files, within the folder. */
  readonly names: Set<string>;
};

/** Front matter alone decides; an article whose own cannot be read is known by its name. */
export function standingIn(files: readonly ArticleFile[], siteId: string): Standing {
  const standing: Standing = { slugById: new Map(), slugs: new Set(), names: new Set() };
  for (const file of files) {
    const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
    const { id, guid, slug = slugify(stem) } = writtenIn(file);
    const identity = identityOf({ id, guid }, stem, siteId);
    for (const one of [identity.id, identity.atomId]) if (one !== undefined) standing.slugById.set(one, slug);
    standing.slugs.add(slug);
    standing.names.add(file.name);
  }
  return standing;
}

function writtenIn(file: ArticleFile): { readonly [Name in "id" | "guid" | "slug"]?: string | undefined } {
  const split = splitFrontMatter(file);
  const frontMatter = split.ok ? split.value.frontMatter : undefined;
  if (frontMatter === undefined) return {};
  const raw = parseYamlFields(frontMatter.text, { path: file.path, line: frontMatter.line });
  if (!raw.ok) return {};
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    id: text(raw.value.values.id),
    guid: text(raw.value.values.guid),
    slug: text(raw.value.values.slug),
  };
}
