/** The names by which articles are known for ever: ids and slugs. Nothing here depends on title, text, date, topics or domain. */

import anyAscii from "any-ascii";
import { v5 } from "uuid";
import type { AuthorSlug } from "../model/address.ts";
import type { ArticleId, Author } from "../model/article.ts";
import { isIri } from "./iri.ts";

/** The id of a site that has not chosen one yet. Good for a look; `npm run deploy` asks for a real one. */
export const UNCLAIMED_SITE_ID = v5("http://localhost:8787", v5.URL);

/** RFC 9562 5.5: the same name in the same site is the same id, on every machine and in every year. */
export function articleId(siteId: string, name: string): ArticleId {
  return `urn:uuid:${v5(name, siteId)}` as ArticleId;
}

export type Identity = {
  /** Front matter `id`, else the guid, else the file's name without its extension. */
  readonly ownId: string;
  readonly id: ArticleId;
  readonly atomId?: ArticleId;
};

/** A guid is served as it is: readers compare ids character by character (RFC 4287 4.2.6.1). */
export function identityOf(
  { id: written, guid }: { readonly id?: string | undefined; readonly guid?: string | undefined },
  stem: string,
  siteId: string,
): Identity {
  // Some systems and archives write "é" as two characters: the same name all the same.
  const ownId = written?.normalize("NFC") ?? guid ?? stem.normalize("NFC");
  const minted = articleId(siteId, ownId);
  if (guid === undefined) return { ownId, id: minted };
  const id = guid as ArticleId;
  return isIri(guid) ? { ownId, id } : { ownId, id, atomId: minted };
}

/** No article's own name starts with a urn and goes on in another line, so a notice has no article's id. */
export function noticeId(siteId: string, article: ArticleId, name: string): ArticleId {
  return articleId(siteId, `${article}\n${name}`);
}

/** `[a-z0-9-]`, starting with a letter or digit; empty where the text holds neither. Other scripts are transliterated. */
export function slugify(text: string): string {
  return anyAscii(text.normalize("NFC"))
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** An author's slug is the one written, else the name's; a name without a letter or digit of any script gets a digest of it. */
export function authorSlug({ name, slug: written }: Author): AuthorSlug {
  const slug = written ?? slugify(name).slice(0, 64).replace(/-+$/, "");
  return (slug === "" ? `author-${v5(name, v5.URL).slice(0, 8)}` : slug) as AuthorSlug;
}
