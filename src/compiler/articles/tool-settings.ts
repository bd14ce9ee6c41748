/**
 * Finds the files with the settings of other tools: in the folder of seeds, and in the folders above it that
 * belong to the same site. `tool-settings.yaml` lists the files.
 */

import { type Dirent, existsSync, globSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { z } from "zod";
import { anyOfInAnyCase, readDataFile } from "../ground/data-file.ts";
import { isSectionPage, isSkippedFolder } from "../ground/file-names.ts";
import { isDirectoryData } from "../ground/folder-data.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import { seedText } from "../ground/seed-text.ts";
import { MAX_ARTICLE_BYTES, readBytes, type SeedEntry } from "../ground/seeds.ts";

const list = z.array(z.string()).default([]);

const KIND = z.enum(["path", "expression", "gitignore"]);

const TOOL = z.strictObject({
  tool: z.string(),
  files: z.array(z.string()),
  /** The file counts only if one of these files is beside it. */
  beside: list,
  root: z.enum(["site", "file"]).default("site"),
  marks: list,
  stops: list,
  ignored: z.record(z.string(), KIND).default({}),
  lines: KIND.optional(),
  code: z.string().optional(),
  code_stops: z.string().optional(),
  from: list,
  articles_only: z.boolean().default(false),
  folders: list,
  content: list,
  content_keys: list,
  site_keys: list,
});

export type Tool = z.output<typeof TOOL>;

const TOOLS = readDataFile(new URL("./tool-settings.yaml", import.meta.url), z.array(TOOL));

/** A file with settings of a tool. */
export type SettingsFile = SeedEntry & {
  readonly tool: Tool;
  /** The folder where the paths of its patterns start, an absolute path. */
  readonly root: string;
  /** The path from `root` to the folder of seeds. It is empty for settings in this folder, and below it. */
  readonly below: string;
};

export type SiteFolders = {
  /** The folder of seeds first, then the folders above it. Absolute paths. */
  readonly folders: readonly string[];
  /** Returns the path of a file as problems show it. */
  readonly shown: (location: string) => string;
};

/**
 * The maximum number of folders above the folder of seeds that are searched. Astro's usual `src/content/blog`
 * is three folders below the settings.
 */
const MAX_FOLDERS_ABOVE = 3;

/**
 * Returns the folder of seeds and the folders above it. The search ends at the root of a git repository, and
 * at the home folder, because other folders belong to other projects. `home` is an absolute path.
 */
export function siteFolders(folder: string, cwd = "", home?: string): SiteFolders {
  const seeds = resolve(cwd, folder);
  const folders = [seeds];
  for (let at = seeds; folders.length <= MAX_FOLDERS_ABOVE; folders.push(at)) {
    const above = dirname(at);
    if (existsSync(join(at, ".git")) || at === home || above === home || above === at) break;
    at = above;
  }
  return {
    folders,
    shown: (location) => posix.join(slashed(folder), pathFrom(seeds, location)),
  };
}

/** Returns the files with settings in these folders, and in the folders directly below the seeds. */
export function toolSettings({ folders: [seeds = "", ...above], shown }: SiteFolders): SettingsFile[] {
  return [seeds, ...above, ...sitesIn(seeds)].flatMap((folder) =>
    TOOLS.flatMap((tool) => {
      const files = filesIn(folder, tool.files);
      const counts =
        files.length > 0 && (tool.beside.length === 0 || filesIn(folder, tool.beside).length > 0);
      if (!counts || !files.some((name) => isOfTool(join(folder, name), tool))) return [];
      return files.flatMap((name) => {
        const location = join(folder, name);
        const root = tool.root === "file" ? dirname(location) : folder;
        const below = pathFrom(root, seeds);
        const isBeside = below.startsWith("..");
        // Above the seeds, such a file concerns other folders alone.
        if (isBeside && above.includes(folder)) return [];
        return {
          ...{ tool, name: isBeside ? pathFrom(seeds, location) : slashed(name) },
          ...{ location, root, path: shown(location) },
          below: isBeside ? "" : below,
        };
      });
    }),
  );
}

/**
 * Returns the folders directly below the seeds that may have settings: the site is often in a folder of a repository.
 * Searches by names, because a site may have thousands of folders, and a glob for each takes seconds.
 */
function sitesIn(seeds: string): string[] {
  const folders = namesIn(seeds, (item) => item.isDirectory()).filter((name) => !isSkippedFolder(name));
  return folders.map((name) => join(seeds, name)).filter((folder) => namesIn(folder, isSign).length > 0);
}

/** The parts of globs, as regular expressions have them. */
const SIGNS: Readonly<Record<string, string>> = { "{": "(?:", "}": ")", ",": "|", "*": ".*" };

/** Matches the files of settings, and the folders in which they are, by the first part of their globs. */
const SIGN = new RegExp(
  `^(?:${TOOLS.flatMap(({ files }) => files)
    .map((file) => file.replace(/\/.*$/, ""))
    .filter((name) => name !== "*" && name !== ".gitignore")
    .map((name) => name.replaceAll(".", "\\.").replace(/[{},*]/g, (sign) => SIGNS[sign] ?? sign))
    .join("|")})$`,
);

function isSign({ name }: Dirent): boolean {
  return SIGN.test(name);
}

/** Returns the names of files and folders, or nothing for a folder that cannot be read. */
function namesIn(folder: string, fits: (item: Dirent) => boolean): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(fits)
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Returns false for a file that may belong to another program, such as `config.yaml`. */
function isOfTool(location: string, { tool, site_keys: keys }: Tool): boolean {
  if (keys.length === 0 || posix.basename(slashed(location)).includes(tool.toLowerCase())) return true;
  const text = roughText({ path: location, name: location, location });
  const key = anyOfInAnyCase(keys);
  return new RegExp(`(?:^|[{,])[^\\S\\n]*["']?${key}["']?\\s*[:=]|^[^\\S\\n]*\\[+${key}[.\\]]`, "m").test(
    text,
  );
}

/** The files that give values to other files: in Hugo and Zola, Eleventy, Lume and Quarto. */
const FOLDER_DATA = ["_index.*", "*.11tydata.*", "_{data,metadata}.*"];

/**
 * Returns the files above the folder of seeds that give values to the files below: Hugo's `_index.md` and
 * Eleventy's `posts/posts.json`. The folder of seeds itself may have a file of this second kind.
 */
export function pagesAbove({ folders, shown }: SiteFolders): SeedEntry[] {
  return folders.flatMap((folder, height) =>
    filesIn(folder, [`${posix.basename(slashed(folder))}.json`, ...(height === 0 ? [] : FOLDER_DATA)])
      .map((name) => join(folder, name))
      .map((location) => ({ location, name: slashed(location), path: shown(location) }))
      .filter(({ name }) => isSectionPage(name) || isDirectoryData(name)),
  );
}

/** Returns a note for each folder above with settings, because the build reads a part of them. */
export function noteSettingsAbove(settings: readonly SettingsFile[]): Problem[] {
  const above = settings.filter(({ below }) => below !== "");
  const byRoot = Map.groupBy(above, ({ root }) => root);
  return [...byRoot.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const { path, tool, name } = first;
    const root = path.slice(0, -name.length - 1) || ".";
    const found = `settings of ${tool.tool} above the folder of seeds, read only for files that they keep private`;
    return noteAt(
      { path },
      `${found}; pictures and authors above are not read, but SEEDS_DIR=${root} has them`,
    );
  });
}

/** Returns the text of a file, or undefined if it cannot be read. */
export function settingsText({ path, location }: SeedEntry, problems: Problem[] = []): string | undefined {
  const bytes = readBytes(location, path, MAX_ARTICLE_BYTES, problems);
  return bytes && seedText({ path, bytes }, problems);
}

/**
 * Returns the text of a file in any encoding, for a first look. Letters outside of ASCII may be wrong. The text is
 * empty for a file that cannot be read, and for one that is too large to be settings.
 */
export function roughText({ path, location }: SeedEntry): string {
  return new TextDecoder().decode(readBytes(location, path, MAX_ARTICLE_BYTES, []));
}

/** Returns the path from a folder to a file, with forward slashes. */
export function pathFrom(folder: string, location: string): string {
  return slashed(relative(folder, location));
}

/**
 * Returns the names of files that fit one of the patterns. Finds nothing in a folder that cannot be read. Follows
 * symbolic links, because tools do so.
 */
function filesIn(folder: string, patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: folder, withFileTypes: true })
    .filter((one) => one.isFile() || one.isSymbolicLink())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}

/** Returns a path with forward slashes. */
export function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
