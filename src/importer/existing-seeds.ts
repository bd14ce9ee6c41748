/** The ids, slugs and file names of the articles in the folder of seeds. */

import { posix } from "node:path";
import { articleId, type Identity, identityOf, slugify } from "../compiler/ground/identity.ts";
import type { ArticleFile } from "../compiler/ground/seeds.ts";
import { splitFrontMatter } from "../compiler/parse/front-matter.ts";
import { readFrontMatter } from "../compiler/parse/read-front-matter.ts";

export type ExistingSeeds = {
  /** Slugs by all ids that the build knows for an article, drafts included. */
  readonly slugById: Map<string, string>;
  /** Includes earlier slugs of articles (`aliases`). */
  readonly slugs: Set<string>;
  /** Names of files, within the folder. */
  readonly names: Set<string>;
};

/** Reads front matter only. An article with unreadable front matter is identified by its file name. */
export function existingSeedsIn(files: readonly ArticleFile[], siteId: string): ExistingSeeds {
  const existing: ExistingSeeds = { slugById: new Map(), slugs: new Set(), names: new Set() };
  for (const file of files) {
    const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
    const { id, guid, slug = slugify(stem), aliases } = writtenIn(file);
    addArticle(existing, { identity: identityOf({ id, guid }, stem, siteId), slug, name: file.name }, siteId);
    for (const alias of aliases) existing.slugs.add(alias);
  }
  return existing;
}

export function addArticle(
  { slugById, slugs, names }: ExistingSeeds,
  { identity, slug, name }: { readonly identity: Identity; readonly slug: string; readonly name: string },
  siteId: string,
): void {
  // An article with a guid also reserves the id that it would have without the guid.
  for (const id of [identity.id, articleId(siteId, identity.ownId)]) slugById.set(id, slug);
  slugs.add(slug);
  names.add(name);
}

type NameFields = { readonly [Name in "id" | "guid" | "slug"]?: string | undefined } & {
  readonly aliases: readonly string[];
};

function writtenIn(file: ArticleFile): NameFields {
  const split = splitFrontMatter(file);
  const frontMatter = split.ok ? split.value.frontMatter : undefined;
  if (frontMatter === undefined) return { aliases: [] };
  const raw = readFrontMatter(frontMatter, file.path);
  if (!raw.ok) return { aliases: [] };
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    id: text(raw.value.values.id),
    guid: text(raw.value.values.guid),
    slug: text(raw.value.values.slug),
    aliases: [raw.value.values.aliases].flat().filter((alias) => typeof alias === "string"),
  };
}
