/** Decides by names alone how the build treats folders and files. `files.yaml` lists the names. */

import { posix } from "node:path";
import { z } from "zod";
import { isIndex } from "./article-name.ts";
import { readDataFile } from "./data-file.ts";
import { isDirectoryData } from "./folder-data.ts";
import { markOfName } from "./known-marks.ts";
import { monthNumber } from "./months.ts";
import { noteAt, type Problem, warningAt } from "./problem.ts";

export type ArticleKind = "txt" | "md" | "html";

const names = z.array(z.union([z.string(), z.number()])).transform((list) => list.map(String));

const FILE = z.strictObject({
  articles: z.strictObject({ md: names, html: names, txt: names }),
  read: names,
  skipped: z.strictObject({
    folders: names,
    top_folders: names,
    files: names,
    top_files: names,
    endings: names,
    beginnings: names,
  }),
  sources: names,
  roots: names,
  tools: z.array(z.strictObject({ name: z.string(), signs: names, folders: names })),
  authors: names,
  pages: names,
  page_folders: names,
  places: names,
  documents: z.record(z.string(), z.strictObject({ name: z.string(), command: z.string() })),
});

const DATA = readDataFile(new URL("./files.yaml", import.meta.url), FILE);

const KINDS = new Map(
  (["md", "html", "txt"] as const).flatMap((kind) =>
    DATA.articles[kind].map((extension) => [extension, kind] as const),
  ),
);

/**
 * The names of files with the settings of tools, and of files with the authors of a site. Such files are at
 * the top of the seeds, or in a folder of the tool.
 */
const SETTINGS = new Set([
  ...DATA.skipped.top_files,
  ...DATA.authors,
  ...DATA.tools.flatMap(({ signs }) => signs.filter((sign) => sign.includes("."))),
]);

const DOCUMENTS = new Map(Object.entries(DATA.documents));

/** Returns the way in which a file is read as an article, or undefined if it is no article. */
export function kindOf(name: string): ArticleKind | undefined {
  return KINDS.get(extensionOf(name));
}

/** Returns the names that an article may have whose page has this name: `fog`, `fog.md`, `fog.html`. */
export function articleNames(page: string): string[] {
  return ["", ...KINDS.keys()].map((extension) => page + extension);
}

/** Returns true for a folder that is skipped without a message. `name` is its path within the seeds. */
export function isSkippedFolder(name: string): boolean {
  const base = posix.basename(name).toLowerCase();
  if (DATA.skipped.folders.includes(base) || isOutputFolder(name)) return true;
  const isDrafts = markOfName(posix.join(name, "x")) !== undefined;
  return /^[_.]/.test(base) && !DATA.read.includes(base) && !isDrafts;
}

/** Returns true for the folder at the top of the seeds where many tools write their output. */
export function isOutputFolder(name: string): boolean {
  return DATA.skipped.top_folders.includes(name.toLowerCase());
}

/**
 * Returns the files in the seeds to which a path from the root of a site may lead. For `/img/a.png`, the
 * first is `img/a.png`. Files such as `static/img/a.png` follow, in folders whose files a tool serves at the
 * root.
 */
export function namesOfRootPath(path: string): string[] {
  return ["", ...DATA.roots].map((root) => posix.join(root, path));
}

/** Returns true for a folder whose files a tool serves at the root of the site. */
export function isRootFolder(name: string): boolean {
  return DATA.roots.includes(name.toLowerCase());
}

/**
 * Returns the folders of the tools that the site uses, at the top of the seeds. `has` returns true for the
 * path of a file or folder in the seeds, because some of them show which tool is used.
 */
export function toolFolders(has: (name: string) => boolean): ReadonlySet<string> {
  const tools = DATA.tools.filter(({ signs }) => signs.some(has));
  return new Set(tools.flatMap(({ folders }) => folders));
}

/**
 * Returns true for a file that is skipped without a message. A system or an editor has left it, it has the
 * settings of a tool, or its name starts with `_` or `.`.
 */
export function isSkippedFile(name: string): boolean {
  return (
    isLeftover(name) ||
    SETTINGS.has(name.toLowerCase()) ||
    (/^[_.]/.test(posix.basename(name)) && !isSectionPage(name) && !isDirectoryData(name))
  );
}

/** Returns true for a template, a style or a script, and for data of a folder. Such a file is no article. */
export function isSource(name: string): boolean {
  return DATA.sources.includes(extensionOf(name)) || isDirectoryData(name);
}

/** Returns true for a file that a system or an editor has left, such as `Thumbs.db` or a backup. */
export function isLeftover(name: string): boolean {
  const base = posix.basename(name).toLowerCase();
  const { files, endings, beginnings } = DATA.skipped;
  return (
    files.includes(base) ||
    endings.some((ending) => base.endsWith(ending)) ||
    beginnings.some((beginning) => base.startsWith(beginning))
  );
}

/**
 * Returns true for a page that is not read at all, because it is about the site or a folder: `_index.md`,
 * `LICENSE`.
 */
export function isUnreadPage(name: string): boolean {
  if (isSectionPage(name)) return true;
  const extension = extensionOf(name);
  return (extension === "" || DOCUMENTS.has(extension)) && isPageName(posix.basename(name));
}

/** Returns true for the usual name of a page about a site: `README`, `about.no`. */
export function isPageName(name: string): boolean {
  const [first = ""] = name.toLowerCase().split(".");
  return DATA.pages.includes(first.replaceAll(/[_ ]/g, "-"));
}

/** Returns true for a name in capitals at the top of the seeds, as files about a repository have: `GOVERNANCE.md`. */
export function isInCapitals(name: string): boolean {
  return /^[A-Z][A-Z0-9_-]{3,}\.\w+$/.test(name);
}

/** Returns true for a file in a folder of pages: `pages/prices.md`, `tags/tides.md`. */
export function isInPageFolder(name: string): boolean {
  return posix
    .dirname(name)
    .toLowerCase()
    .split("/")
    .some((folder) => DATA.page_folders.includes(folder));
}

/**
 * Returns true for a file in a folder `pages`: `pages/prices.md`, `pages/prices/index.md`. A file further below
 * may be an article, because Astro has articles in `pages/posts`.
 */
export function isInPages(name: string): boolean {
  const folder = posix.dirname(name);
  const around = isIndex(name) ? [folder, posix.dirname(folder)] : [folder];
  return around.some((one) => posix.basename(one).toLowerCase() === "pages");
}

/** Returns the note on a dated file in a folder `pages`. All such notes have the same words. */
export function datedPageNote(path: string): Problem {
  return noteAt({ path }, "in a folder `pages`, so a page of the site; `page: false` makes it an article");
}

/**
 * Returns true if the name of a folder may be a topic. Years, months and general names such as `posts` may
 * not.
 */
export function mayNameTopic(folder: string): boolean {
  const isTime = /^[\d_-]+$/.test(folder) || monthNumber(folder.replace(/^\d+[-_ ]/, "")) > 0;
  return !isTime && !folder.startsWith("_") && !DATA.places.includes(folder.toLowerCase());
}

/**
 * Returns the names of files in which tools keep the authors of a site, in the order in which they are tried.
 */
export function authorFiles(): readonly string[] {
  return DATA.authors;
}

/**
 * Returns the note that a page about the site or a folder is not published. All such notes have the same
 * words, so they share one printed line.
 */
export function pageNote(path: string): Problem {
  const found = "a page about the site or its folder, not published";
  const ways = "`page: true` makes it a page of the site, and `date: YYYY-MM-DD` an article";
  return noteAt({ path }, `${found}; in the front matter of a file such as about.md, ${ways}`);
}

/**
 * Returns a warning, by path, for each document that is not read, such as a Word file. The command in the
 * warning names the first document of a kind, so that all documents of the kind share one printed line.
 */
export function foreignDocuments(files: readonly { readonly path: string }[]): ReadonlyMap<string, Problem> {
  const commands = new Map<string, string>();
  const warnings = new Map<string, Problem>();
  for (const { path } of files) {
    const extension = extensionOf(path);
    const document = DOCUMENTS.get(extension);
    if (document === undefined) continue;
    const command = commands.get(extension) ?? commandFor(document.command, path);
    commands.set(extension, command);
    warnings.set(path, warningAt({ path }, `${document.name}, not read`, `Markdown or HTML: ${command}`));
  }
  return warnings;
}

function commandFor(command: string, path: string): string {
  const values: Readonly<Record<string, string>> = {
    IN: path,
    OUT: path.slice(0, -posix.extname(path).length),
    FOLDER: posix.dirname(path),
  };
  return command.replace(/\b(IN|OUT|FOLDER)\b(\.\w+)?/g, (_, name: string, extension = "") =>
    forShell(`${values[name]}${extension}`),
  );
}

/** Puts a path between quotes where a shell would split or change it. */
export function forShell(path: string): string {
  if (/^[\w./@%+=:,-]+$/.test(path)) return path;
  return /["$`\\!]/.test(path) ? `'${path.replaceAll("'", "'\\''")}'` : `"${path}"`;
}

/** Returns true for `_index.md` and its variants, which are Hugo's pages of folders. */
export function isSectionPage(name: string): boolean {
  return /^_index\./i.test(posix.basename(name)) && kindOf(name) !== undefined;
}

function extensionOf(name: string): string {
  return posix.extname(name).toLowerCase();
}
