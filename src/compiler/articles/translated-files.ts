/**
 * Finds translations by the paths of files. Hugo has them in folders with the names of languages
 * (`content/en/posts/ice.md` and `content/de/posts/ice.md`), or beside each other (`ice.md` and `ice.de.md`).
 */

import { posix } from "node:path";
import { isIndex, languageNamed, stemOf } from "../ground/article-name.ts";
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
 * has another language and a file of the same name. The end of a name counts only if a file of the same name has
 * no such end, or another one. Adds notes that list these folders and ends.
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
  const languages = languagesOfNames(files, problems);
  for (const { name, folder } of files.flatMap(readingsOf)) {
    const language = folders.get(folder);
    if (language !== undefined) languages.set(name, { language, suffix: "" });
  }
  for (const group of translations) {
    const own = group.find(({ language }) => isSame(language, siteLanguage));
    for (const { name, folder, language } of group)
      languages.set(name, { language, suffix: name === own?.name ? "" : `.${posix.basename(folder)}` });
  }
  const list = [...folders].map(([folder, language]) => `${folder}/ (${language})`);
  noteList("folders of translations", list, files, problems);
  return languages;
}

/** Returns the languages that the names of files end with: `de` for `ice.de.md`. */
function languagesOfNames(files: readonly ArticleFile[], problems: Problem[]): Map<string, FileLanguage> {
  const names = files.flatMap(({ name }) => {
    const [, stem, end = ""] = /^(.*)\.([^./]+)$/.exec(posix.join(posix.dirname(name), stemOf(name))) ?? [];
    const language = stem === undefined || isIndex(name) ? undefined : languageIn(end);
    return stem === undefined || language === undefined ? [] : [{ name, stem, end, language }];
  });
  const plain = new Set(files.map(({ name }) => posix.join(posix.dirname(name), stemOf(name))));
  const byStem = Map.groupBy(names, ({ stem }) => stem);
  const translated = names.filter(
    ({ stem, language }) => plain.has(stem) || byStem.get(stem)?.some((other) => other.language !== language),
  );
  const ends = new Map(translated.map(({ end, language }) => [end, language]));
  const list = [...ends].map(([end, language]) => `.${end} (${language})`).sort();
  noteList("names of translations end in", list, files, problems);
  return new Map(
    names.flatMap(({ name, end, language }) => (ends.has(end) ? [[name, { language, suffix: "" }]] : [])),
  );
}

/** Adds a note on the folder of seeds, unless the list is empty. */
function noteList(
  text: string,
  list: readonly string[],
  [first]: readonly ArticleFile[],
  problems: Problem[],
): void {
  if (first === undefined || list.length === 0) return;
  problems.push(noteAt({ path: first.path.slice(0, -first.name.length - 1) }, `${text}: ${list.join(", ")}`));
}

/** Returns a reading for each folder in a file's path that has the name of a language. */
function readingsOf({ name }: ArticleFile): (TranslatedFile & { readonly key: string })[] {
  const folders = posix.dirname(name).split("/");
  return folders.flatMap((folder, at) => {
    const language = languageIn(folder);
    if (language === undefined) return [];
    const key = [...folders.slice(0, at), "*", ...folders.slice(at + 1), stemOf(name)].join("/");
    return [{ name, folder: folders.slice(0, at + 1).join("/"), language, key }];
  });
}

/** Returns the language for `de`, `pt-br` and `pt_BR`. */
function languageIn(name: string): string | undefined {
  return /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(name) ? languageNamed(name.replace("_", "-")) : undefined;
}

/** Returns true for `de` and `de`, and for `de` and `de-AT`. */
function isSame(a: string, b: string): boolean {
  const [one] = a.toLowerCase().split("-");
  const [other] = b.toLowerCase().split("-");
  return one === other;
}
