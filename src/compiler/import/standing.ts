/** What the folder of seeds holds already, as far as an import must know: whom readers know, and which names are taken. */

import { posix } from "node:path";
import { articleId, type Identity, identityOf, slugify } from "../identity.ts";
import { splitFrontMatter } from "../parse/front-matter.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";

export type Standing = {
  /** By every id that the build takes for an article's, drafts included: its slug. */
  readonly slugById: Map<string, string>;
  /** Those that an article had before, too. */
  readonly slugs: Set<string>;
  /** Of files, within the folder. */
  readonly names: Set<string>;
};

/** Front matter alone decides; an article whose own cannot be read is known by its name. */
export function standingIn(files: readonly ArticleFile[], siteId: string): Standing {
  const standing: Standing = { slugById: new Map(), slugs: new Set(), names: new Set() };
  for (const file of files) {
    const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
    const { id, guid, slug = slugify(stem), aliases } = writtenIn(file);
    addArticle(standing, { identity: identityOf({ id, guid }, stem, siteId), slug, name: file.name }, siteId);
    for (const alias of aliases) standing.slugs.add(alias);
  }
  return standing;
}

export function addArticle(
  { slugById, slugs, names }: Standing,
  { identity, slug, name }: { readonly identity: Identity; readonly slug: string; readonly name: string },
  siteId: string,
): void {
  // Of an article with a guid, the build keeps the id free that the article would have without it.
  for (const id of [identity.id, articleId(siteId, identity.ownId)]) slugById.set(id, slug);
  slugs.add(slug);
  names.add(name);
}

type WrittenNames = { readonly [Name in "id" | "guid" | "slug"]?: string | undefined } & {
  readonly aliases: readonly string[];
};

function writtenIn(file: ArticleFile): WrittenNames {
  const split = splitFrontMatter(file);
  const frontMatter = split.ok ? split.value.frontMatter : undefined;
  if (frontMatter === undefined) return { aliases: [] };
  const raw = parseYamlFields(frontMatter.text, { path: file.path, line: frontMatter.line });
  if (!raw.ok) return { aliases: [] };
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    id: text(raw.value.values.id),
    guid: text(raw.value.values.guid),
    slug: text(raw.value.values.slug),
    aliases: [raw.value.values.aliases].flat().filter((alias) => typeof alias === "string"),
  };
}
