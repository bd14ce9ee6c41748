/**
 * Finds translations by the paths of files. Hugo has them in folders with the names of languages
 * (`content/en/posts/ice.md` and `content/de/posts/ice.md`), or beside each other (`ice.md` and `ice.de.md`).
 */

import { posix } from "node:path";
import { articleName, isIndex, languageNamed, stemOf } from "../ground/article-name.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { RecordedName } from "./recorded-names.ts";

export type FileLanguage = {
  /** The language of the folder, as a BCP 47 tag. */
  readonly language: string;
  /** The name for the id and the slug, if the language is part of it: `ice.de`. */
  readonly translatedName?: string;
};

type LanguageFolder = {
  /** The path of the folder. */
  readonly folder: string;
  readonly language: string;
  /** The path of the file without the language. All translations of a file have the same one. */
  readonly key: string;
};

/**
 * Returns the languages of files, by file name. Adds notes that list the folders and the endings of names by
 * which translations were found.
 *
 * A folder such as `de` counts as a language if a folder of another language beside it has a file of the same
 * name. It also counts if the ledger has one of its files as a translation.
 *
 * An ending such as `.de` counts if a file of the same name has no ending, or that of another language.
 */
export function languagesOfFiles(
  files: readonly ArticleFile[],
  siteLanguage: string,
  recorded: RecordedName,
  problems: Problem[],
): ReadonlyMap<string, FileLanguage> {
  const readings = files.flatMap(({ name }) => languageFolders(name).map((folder) => ({ name, ...folder })));
  const translations = [...Map.groupBy(readings, ({ key }) => key).values()].filter(
    (group) => new Set(group.map(({ language }) => language)).size > 1,
  );
  const published = readings.filter(({ name, folder }) => recorded(name) === translatedName(name, folder));
  const folders = new Map([...translations.flat(), ...published].map((one) => [one.folder, one.language]));
  const languages = languagesOfNames(files, problems);
  for (const { name, folder } of readings) {
    const language = folders.get(folder);
    if (language !== undefined) languages.set(name, { language });
  }
  for (const group of translations) {
    const own = group.find(({ language }) => isSame(language, siteLanguage))?.name;
    // A translation that was published alone has the plain name, and keeps it.
    const isFree = !group.some(({ name }) => name !== own && recorded(name) === articleName(name));
    for (const { name, folder, language } of group) {
      const isPlain = name === own && isFree;
      languages.set(
        name,
        isPlain ? { language } : { language, translatedName: translatedName(name, folder) },
      );
    }
  }
  const list = [...folders].map(([folder, language]) => `${folder}/ (${language})`).sort();
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
  return new Map(names.flatMap(({ name, end, language }) => (ends.has(end) ? [[name, { language }]] : [])));
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

/** Returns the folders in a file's path that have the name of a language. */
export function languageFolders(name: string): LanguageFolder[] {
  const folders = posix.dirname(name).split("/");
  return folders.flatMap((folder, at) => {
    const language = languageIn(folder);
    if (language === undefined) return [];
    const key = [...folders.slice(0, at), "*", ...folders.slice(at + 1), stemOf(name)].join("/");
    return [{ folder: folders.slice(0, at + 1).join("/"), language, key }];
  });
}

/** Returns the name with the folder of the language: `ice.de`. */
export function translatedName(name: string, folder: string): string {
  return `${articleName(name)}.${posix.basename(folder)}`;
}

/** Returns the language for `de`, `pt-br` and `pt_BR`. */
function languageIn(name: string): string | undefined {
  return /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(name) ? languageNamed(name.replace("_", "-")) : undefined;
}

/** Returns true if two tags have the same language, even in different regions: `de` and `de-AT`. */
function isSame(a: string, b: string): boolean {
  const [one] = a.toLowerCase().split("-");
  const [other] = b.toLowerCase().split("-");
  return one === other;
}
