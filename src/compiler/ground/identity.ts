/**
 * Makes the lasting names of articles and authors: ids and slugs. They never depend on title, text, date,
 * topics or domain.
 */

import anyAscii from "any-ascii";
import { parse, v5 } from "uuid";
import type { AuthorSlug } from "../../model/address.ts";
import type { ArticleId, Author } from "../../model/article.ts";
import { isIri } from "./iri.ts";
import { remembered } from "./remembered.ts";

/** The id of a site whose settings have no id. It is enough for a trial, but `npm run deploy` refuses it. */
export const UNCLAIMED_SITE_ID = v5("http://localhost:8787", v5.URL);

/** Makes an article's id (RFC 9562 5.5). One name in one site always gives the same id, on every machine. */
export function articleId(siteId: string, name: string): ArticleId {
  return `urn:uuid:${v5(name, bytesOf(siteId))}` as ArticleId;
}

/** The bytes of a UUID. Remembered, because all articles of a site have the same namespace. */
const bytesOf = remembered(parse);

export type Identity = {
  /**
   * The name from which the id is made. It is the first of these that exists: `id` in the front matter, `guid`
   * (an id from another system), the name that comes from the file's path.
   */
  readonly ownId: string;
  readonly id: ArticleId;
  /** The UUID that is made from `ownId`. It equals `id`, unless the article has a guid. */
  readonly ownUuid: ArticleId;
  readonly atomId?: ArticleId;
};

/**
 * Returns an article's ids. A guid is served unchanged, because feed readers compare ids exactly (RFC 4287
 * 4.2.6.1).
 */
export function identityOf(
  { id: written, guid }: { readonly id?: string | undefined; readonly guid?: string | undefined },
  stem: string,
  siteId: string,
): Identity {
  // Some systems and archives write "é" as two characters. NFC makes both spellings the same name.
  const ownId = written?.normalize("NFC") ?? guid ?? stem.normalize("NFC");
  const ownUuid = articleId(siteId, ownId);
  if (guid === undefined) return { ownId, id: ownUuid, ownUuid };
  const id = guid as ArticleId;
  return isIri(guid) ? { ownId, id, ownUuid } : { ownId, id, ownUuid, atomId: ownUuid };
}

/**
 * Makes the id of a notice (a feed entry about an article's correction or withdrawal) from a name of two
 * lines. No article's own id has two lines, so the ids never collide.
 */
export function noticeId(siteId: string, article: ArticleId, name: string): ArticleId {
  return articleId(siteId, `${article}\n${name}`);
}

/**
 * Makes a slug of `[a-z0-9-]` that starts with a letter or digit. Transliterates other scripts. Returns an
 * empty slug for a text without letters and digits.
 */
export function slugify(text: string): string {
  return anyAscii(text.normalize("NFC"))
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * Returns an author's slug: the one that the publisher wrote or, if there is none, one made from the name. A
 * name without letters and digits gets a slug with a hash of the name.
 */
export function authorSlug({ name, slug }: Author): AuthorSlug {
  return (slug ?? slugOfAuthorName(name)) as AuthorSlug;
}

const slugOfAuthorName = remembered((name) => {
  const slug = slugify(name).slice(0, 64).replace(/-+$/, "");
  return slug === "" ? `author-${v5(name, v5.URL).slice(0, 8)}` : slug;
});
