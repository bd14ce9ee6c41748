/** Takes from a file's path the names that an article gets without fields: those of its id and its slug, and its language. */

import { posix } from "node:path";

/** Returns the file's name without its extension. */
export function stemOf(name: string): string {
  return posix.basename(name).replace(/\.[^.]+$/, "");
}

/**
 * Returns the name from which the id is made. A page bundle has its folder's name: `ice/index.md` gives `ice`, and
 * `ice/index.no.md` gives `ice.no`. Other files have their own, and so has an index directly in the folder of seeds.
 */
export function articleName(name: string): string {
  const stem = stemOf(name);
  const folder = posix.basename(posix.dirname(name));
  return isIndex(name) ? stem.replace(/^index/i, () => folder) : stem;
}

/** Returns true for the article of a page bundle, which lies in a folder with its pictures. */
export function isIndex(name: string): boolean {
  return /^index(?:\.[^.]+)?$/i.test(stemOf(name)) && posix.dirname(name) !== ".";
}

/** Returns the name from which the slug is made. Jekyll's posts have a date in front of it. */
export function slugName(name: string, articleName: string): string {
  const isPost = posix.dirname(name).split("/").includes("_posts");
  return isPost ? articleName.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, "") : articleName;
}

/** Returns the language of a page bundle's variant: `no` for `ice/index.no.md`. */
export function languageOf(name: string): string | undefined {
  const [, language = ""] = isIndex(name) ? stemOf(name).split(".") : [];
  try {
    return NAMES.of(language) === undefined ? undefined : Intl.getCanonicalLocales(language)[0];
  } catch {
    // `of` throws if the text does not have the form of a language tag.
    return undefined;
  }
}

const NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
