/**
 * Finds translations by the paths of files. Hugo has them in folders with the names of languages:
 * `content/en/posts/ice.md` and `content/de/posts/ice.md`.
 */

import { posix } from "node:path";
import { languageNamed, stemOf } from "../ground/article-name.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";

export type FileLanguage = {
  /** The language of the folder, as a BCP 47 tag. */
  readonly language: string;
  /**
   * The end of the name for the id and the slug: `.de`. Empty for a file in the site's language, and for one
   * without a translation.
   */
  readonly suffix: string;
};

type TranslatedFile = {
  readonly name: string;
  /** The path of the folder of the language. */
  readonly folder: string;
  readonly language: string;
};

/**
 * Returns the languages of files by their names. A folder counts as one of a language only if a folder beside it
 * has another language and a file of the same name. Adds a note that lists these folders.
 */
export function languagesOfFiles(
  files: readonly ArticleFile[],
  siteLanguage: string,
  problems: Problem[],
): ReadonlyMap<string, FileLanguage> {
  const translations = [...Map.groupBy(files.flatMap(readingsOf), ({ key }) => key).values()].filter(
    (group) => new Set(group.map(({ language }) => language)).size > 1,
  );
  const folders = new Map(translations.flat().map(({ folder, language }) => [folder, language]));
  const languages = new Map<string, FileLanguage>();
  for (const { name, folder } of files.flatMap(readingsOf)) {
    const language = folders.get(folder);
    if (language !== undefined) languages.set(name, { language, suffix: "" });
  }
  for (const group of translations) {
    const own = group.find(({ language }) => isSame(language, siteLanguage));
    for (const { name, folder, language } of group)
      languages.set(name, { language, suffix: name === own?.name ? "" : `.${posix.basename(folder)}` });
  }
  const [first] = files.filter(({ name }) => languages.has(name));
  if (first !== undefined) {
    const list = [...folders].map(([folder, language]) => `${folder}/ (${language})`).join(", ");
    problems.push(
      noteAt({ path: first.path.slice(0, -first.name.length - 1) }, `folders of translations: ${list}`),
    );
  }
  return languages;
}

/** Returns a reading for each folder in a file's path that has the name of a language. */
function readingsOf({ name }: ArticleFile): (TranslatedFile & { readonly key: string })[] {
  const folders = posix.dirname(name).split("/");
  return folders.flatMap((folder, at) => {
    const language = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(folder)
      ? languageNamed(folder.replace("_", "-"))
      : undefined;
    if (language === undefined) return [];
    const key = [...folders.slice(0, at), "*", ...folders.slice(at + 1), stemOf(name)].join("/");
    return [{ name, folder: folders.slice(0, at + 1).join("/"), language, key }];
  });
}

/** Returns true for `de` and `de`, and for `de` and `de-AT`. */
function isSame(a: string, b: string): boolean {
  const [one] = a.toLowerCase().split("-");
  const [other] = b.toLowerCase().split("-");
  return one === other;
}
