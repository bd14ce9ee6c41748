/**
 * Reads a folder of seeds (the publisher's articles and other files): the list of files, and the articles'
 * bytes. Decodes only the site's own files.
 */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix, resolve } from "node:path";
import { defined } from "./defined.ts";
import {
  type ArticleKind,
  isOutputFolder,
  isRootFolder,
  isSectionPage,
  isSkippedFile,
  isSkippedFolder,
  isUnreadPage,
  kindOf,
  pageNote,
  toolFolders,
} from "./file-names.ts";
import { isPictureName, mayHoldPictures } from "./hidden-folders.ts";
import { markOfArticleName, markOfName } from "./known-marks.ts";
import { errorAt, noteAt, type Problem, printable, warningAt } from "./problem.ts";
import { seedText } from "./seed-text.ts";

/** A file below the folder, not opened yet. */
export type SeedEntry = {
  /** The path that problems show: the folder as the user named it, then the path within it. */
  readonly path: string;
  /** The path within the folder, with forward slashes. */
  readonly name: string;
  /** The path for git and the file system. */
  readonly location: string;
  /**
   * True for a file in a folder, such as `static`, that a publishing tool copies to its site. Such files are
   * no articles, and many are never used.
   */
  readonly isOfTool?: true;
};

/** One of the site's own files. */
export type SeedFile = SeedEntry & { readonly text: string };

/** An article. `seed-text.ts` decodes it when its text is needed. An article in the cache needs no text. */
export type ArticleFile = SeedEntry & {
  readonly bytes: Uint8Array;
  readonly kind: ArticleKind;
  /** The mark in the path that keeps the file from publication: `draft in drafts/`. */
  readonly withheld?: string;
};

export type SeedFolder = {
  readonly site?: SeedFile;
  readonly topics?: SeedFile;
  readonly ledger?: SeedFile;
  /** Sorted by name, by code unit. */
  readonly articles: readonly ArticleFile[];
  /** All other files. The media library decides which of them articles can show. */
  readonly others: readonly SeedEntry[];
  /** The other files in folders of drafts. They are as private as the drafts. */
  readonly besideDrafts: readonly SeedEntry[];
  /** Hugo's pages of folders, such as `_index.md`. */
  readonly sectionPages: readonly SeedEntry[];
};

type OwnFile = "site" | "topics" | "ledger";

/** The name of the ledger, the file that records the published entries. The publisher commits it to git. */
export const LEDGER_NAME = "_ledger.json";

/** The site's own files, which are at the top of the folder. They are read, but are not articles. */
const OWN_FILES: ReadonlyMap<string, OwnFile> = new Map([
  ["_site.yaml", "site"],
  ["_topics.yaml", "topics"],
  [LEDGER_NAME, "ledger"],
]);

/**
 * The size in bytes of the largest article that is read. A larger file is a mistake, because feed readers
 * refuse such large entries.
 */
export const MAX_ARTICLE_BYTES = 2 * 1024 * 1024;
/**
 * The size in bytes of the largest ledger that is read. A ledger has about 500 bytes for each entry. So this
 * limit allows 200,000 entries, more than fit into a Worker.
 */
const MAX_LEDGER_BYTES = 100 * 1024 * 1024;

/**
 * Reads all files below `folder`, which is relative to `cwd`. For an unreadable file it adds a problem and
 * throws no exception. Reads synchronously, because this is much faster for thousands of small files.
 */
export function readSeeds(folder: string, problems: Problem[], cwd = ""): SeedFolder {
  const articles: ArticleFile[] = [];
  const others: SeedEntry[] = [];
  const besideDrafts: SeedEntry[] = [];
  const sectionPages: SeedEntry[] = [];
  const settings: { -readonly [Name in OwnFile]?: SeedFile } = {};

  const { names, ofTools } = listFiles(folder, cwd, "", problems);
  const placeOf = (name: string) => ({
    path: printable(posix.join(folder.replaceAll("\\", "/"), name)),
    location: resolve(cwd, folder, name),
  });
  for (const name of ofTools) others.push({ ...placeOf(name), name, isOfTool: true });
  for (const name of names.sort()) {
    const { path, location } = placeOf(name);
    const role = OWN_FILES.get(name) ?? kindOf(name);
    const withheld = markOfName(name) ?? (role && markOfArticleName(name));
    if (withheld === undefined && isUnreadPage(name)) {
      problems.push(pageNote(path));
      if (isSectionPage(name)) sectionPages.push({ path, name, location });
      continue;
    }
    if (role === undefined) {
      (withheld === undefined ? others : besideDrafts).push({ path, name, location });
      continue;
    }
    const maxBytes = role === "ledger" ? MAX_LEDGER_BYTES : MAX_ARTICLE_BYTES;
    // Problems of a withheld article are dropped, because an unfinished draft must not stop the build.
    const bytes = readBytes(location, path, maxBytes, withheld === undefined ? problems : []);
    if (bytes === undefined && withheld === undefined) continue;
    const file = { path, name, location, bytes: bytes ?? new Uint8Array() };
    if (role === "site" || role === "topics" || role === "ledger") {
      const text = seedText(file, problems);
      if (text !== undefined) settings[role] = { path, name, location, text };
    } else articles.push({ ...file, kind: role, ...defined({ withheld }) });
  }
  return { ...settings, articles, others, besideDrafts, sectionPages };
}

type FileNames = {
  readonly names: string[];
  /**
   * Files in folders that a tool copies to its site, except files with an article's extension. Pictures in folders
   * such as `_img`.
   */
  readonly ofTools: string[];
};

/**
 * Returns file names below `folder`. Skips the names that `files.yaml` lists, and names that start with `_`
 * or `.`, except the site's own files at the top.
 */
function listFiles(folder: string, cwd: string, below: string, problems: Problem[]): FileNames {
  const path = printable(posix.join(folder.replaceAll("\\", "/"), below));
  const items = attempt(() => readdirSync(resolve(cwd, folder, below), { withFileTypes: true }));
  if (items === undefined) {
    problems.push(errorAt({ path }, "cannot be read", "a folder of articles"));
    return { names: [], ofTools: [] };
  }
  const names: string[] = [];
  const ofTools: string[] = [];
  const has = (name: string) => existsSync(resolve(cwd, folder, name));
  const skipped = below === "" ? toolFolders(has) : new Set();
  for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = posix.join(below, item.name);
    const at = { path: printable(posix.join(path, item.name)) };
    const isSettings = OWN_FILES.has(name);
    if (/^_(?:site|topics)\.(?:yml|json|toml)$/.test(name)) {
      problems.push(warningAt(at, "not read", `the name ${name.replace(/\.\w+$/, ".yaml")}`));
    }
    const isSkipped = item.isDirectory() ? skipped.has(name) || isSkippedFolder(name) : isSkippedFile(name);
    if (isSkipped && !isSettings) {
      if (item.isDirectory() && isRootFolder(name)) {
        const inside = listFiles(folder, cwd, name, []).names;
        ofTools.push(...inside.filter((one) => !kindOf(one)));
        const count = inside.filter((one) => kindOf(one) === "md").length;
        if (count > 0 && isOutputFolder(name)) problems.push(outputNote(at.path, count));
      } else if (item.isDirectory() && mayHoldPictures(name))
        ofTools.push(...listFiles(folder, cwd, name, []).names.filter(isShownPicture));
      continue;
    }
    if (isSettings && item.isDirectory()) problems.push(errorAt(at, "a folder", "a file of settings"));
    else if (item.isDirectory()) {
      const inside = listFiles(folder, cwd, name, problems);
      names.push(...inside.names);
      ofTools.push(...inside.ofTools);
    } else if (item.isFile()) names.push(name);
    // Links are not followed, because they could lead to private files.
    else problems.push(warningAt(at, "a symbolic link or special file", "a regular file"));
  }
  return { names, ofTools };
}

function isShownPicture(name: string): boolean {
  return isPictureName(name) && markOfName(name) === undefined;
}

/** Returns the note on Markdown in a folder where tools write their output. It may hold articles instead. */
function outputNote(path: string, count: number): Problem {
  const found = `a folder of output, not published, with ${count} Markdown ${count === 1 ? "file" : "files"}`;
  return noteAt({ path }, `${found}; if these are articles, rename the folder or name it in SEEDS_DIR`);
}

/** Reads a file. Adds a problem and returns undefined if the file is too large or cannot be read. */
export function readBytes(
  location: string,
  path: string,
  maxBytes: number,
  problems: Problem[],
): Uint8Array | undefined {
  const size = attempt(() => statSync(location).size);
  if (size !== undefined && size > maxBytes) {
    problems.push(errorAt({ path }, `${size} bytes`, `at most ${maxBytes} bytes`));
    return undefined;
  }
  const bytes = size === undefined ? undefined : attempt(() => readFileSync(location));
  // Node decodes a name that is not UTF-8 to another name, which does not exist.
  const fix = path.includes("\uFFFD") ? "a file name in UTF-8" : "a readable file";
  if (bytes === undefined) problems.push(errorAt({ path }, "cannot be read", fix));
  return bytes;
}

/** Returns undefined if the file system refuses. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
