/** Makes the names for an article's id and slug from the path of its file. Front matter may replace both. */

import { posix } from "node:path";

/** Returns the file's name without its extension. */
export function stemOf(name: string): string {
  return posix.basename(name).replace(/\.[^.]+$/, "");
}

/**
 * Returns the name for the id. A page bundle (an index file in a folder with its pictures) has the name of
 * its folder: `ice/index.md` gives `ice`, and `ice/index.no.md` gives `ice.no`. Other files, and an index at
 * the top of the seeds, have the name of the file.
 */
export function articleName(name: string): string {
  const stem = stemOf(name);
  const folder = posix.basename(posix.dirname(name));
  return isIndex(name) ? stem.replace(/^index/i, () => folder) : stem;
}

/** Returns true for the article of a page bundle, which is in a folder with its pictures. */
export function isIndex(name: string): boolean {
  return /^index(?:\.[^.]+)?$/i.test(stemOf(name)) && posix.dirname(name) !== ".";
}

/** Returns true for a page with the name of its folder. In Eleventy such a page is a list: `blog/blog.md`. */
export function isNamedAsFolder(name: string): boolean {
  return posix.basename(posix.dirname(name)) === posix.basename(name).replace(/\..*$/, "");
}

/** Returns the name for the slug. Drops the date at the start of a Jekyll post's name. */
export function slugName(name: string, articleName: string): string {
  const isPost = posix.dirname(name).split("/").includes("_posts");
  return isPost ? articleName.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, "") : articleName;
}

/** Returns the language of a page bundle's variant: `no` for `ice/index.no.md`. */
export function languageOf(name: string): string | undefined {
  const [, language = ""] = isIndex(name) ? stemOf(name).split(".") : [];
  return language === "" ? undefined : languageNamed(language);
}

/** Returns the language of a tag in its usual spelling: `pt-BR` for `pt-br`. Returns undefined for other words. */
export function languageNamed(language: string): string | undefined {
  // Made at the first use. Making it takes longer than naming all articles of a small site.
  languages ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  try {
    return languages.of(language) === undefined ? undefined : Intl.getCanonicalLocales(language)[0];
  } catch {
    // `of` throws if the text does not have the form of a language tag.
    return undefined;
  }
}

let languages: Intl.DisplayNames | undefined;
