/** Collects the ids, slugs and file names of the articles in the folder of seeds (article files). */

import { articleName, slugName } from "../compiler/ground/article-name.ts";
import { type Identity, identityOf, slugify } from "../compiler/ground/identity.ts";
import { seedText } from "../compiler/ground/seed-text.ts";
import type { ArticleFile } from "../compiler/ground/seeds.ts";
import { splitFrontMatter } from "../compiler/parse/front-matter.ts";
import { readFrontMatter } from "../compiler/parse/read-front-matter.ts";
import { translateFields } from "../compiler/parse/synonyms.ts";

export type ExistingSeeds = {
  /** Slugs by article id, for all ids that the build knows, also those of drafts. */
  readonly slugById: Map<string, string>;
  /** Files by the same ids. Articles of the current import have no file yet. */
  readonly fileById: Map<string, ArticleFile>;
  /** Includes earlier slugs of articles (`aliases`). */
  readonly slugs: Set<string>;
  /** The slugs of pages (`page: true`). */
  readonly pages: Set<string>;
  /** Names of files, within the folder. */
  readonly names: Set<string>;
};

/**
 * Reads only the front matter of articles. An article with unreadable front matter is identified by its file
 * name.
 */
export function existingSeedsIn(files: readonly ArticleFile[], siteId: string): ExistingSeeds {
  const existing: ExistingSeeds = {
    slugById: new Map(),
    fileById: new Map(),
    slugs: new Set(),
    pages: new Set(),
    names: new Set(),
  };
  for (const file of files) {
    const stem = articleName(file.name);
    const { id, guid, slug = slugify(slugName(file.name, stem)), aliases, isPage } = writtenIn(file);
    const identity = identityOf({ id, guid }, stem, siteId);
    addArticle(existing, { identity, slug, name: file.name, isPage });
    for (const known of idsOf(identity)) existing.fileById.set(known, file);
    for (const alias of aliases) existing.slugs.add(alias);
  }
  return existing;
}

type ImportedSeed = {
  readonly identity: Identity;
  readonly slug: string;
  readonly name: string;
  readonly isPage: boolean;
};

export function addArticle(
  { slugById, slugs, names, pages }: ExistingSeeds,
  { identity, slug, name, isPage }: ImportedSeed,
): void {
  for (const id of idsOf(identity)) slugById.set(id, slug);
  slugs.add(slug);
  if (isPage) pages.add(slug);
  names.add(name);
}

/**
 * Returns the ids that an article uses. An article with a guid also reserves the id that it would have
 * without the guid.
 */
function idsOf(identity: Identity): readonly string[] {
  return [identity.id, identity.ownUuid];
}

type NameFields = { readonly [Name in "id" | "guid" | "slug"]?: string | undefined } & {
  readonly aliases: readonly string[];
  readonly isPage: boolean;
};

const NAMES = ["id", "guid", "slug", "aliases"];

function writtenIn(file: ArticleFile): NameFields {
  // Problems are not collected here, because the build reports those of existing files.
  const { frontMatter } = splitFrontMatter({ ...file, text: seedText(file, []) ?? "" }, []) ?? {};
  const raw = frontMatter && readFrontMatter(frontMatter, file.path, []);
  const translated = raw && translateFields(raw, { knownNames: NAMES, isDated: true, isJekyll: false }).raw;
  const { id, guid, slug, aliases, page } = translated?.values ?? {};
  const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    id: textOf(id),
    guid: textOf(guid),
    slug: textOf(slug),
    aliases: [aliases].flat().filter((alias) => typeof alias === "string"),
    isPage: page === true,
  };
}
