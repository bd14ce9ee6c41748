/** Finds the files of `_public/`, but does not read them. The site serves them at its root, unchanged. */

import { type Dirent, readdirSync } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { formerPath } from "../../model/path-parts.ts";
import { isLeftover } from "../ground/file-names.ts";
import { errorAt, type Finding, type Problem, printable, quote } from "../ground/problem.ts";
import { MAX_BYTES } from "../media/library.ts";
import { isOwnPath } from "./own-paths.ts";

export type PublicFile = {
  /** The path of the file's address, not encoded. */
  readonly path: string;
  /** The path for the file system. */
  readonly location: string;
};

export type PublicFolder = {
  /** The folder of seeds, relative to `cwd`. */
  readonly folder: string;
  readonly cwd?: string;
  /**
   * The paths that files cannot have, as `formerPath` returns them: old paths that the site redirects, and
   * the paths of its pages and files.
   */
  readonly taken: ReadonlySet<string>;
};

const FOLDER = "_public";

/** Returns the files, sorted by path. Returns none if there is no folder `_public`. */
export async function readPublicFiles(
  { folder, cwd = "", taken }: PublicFolder,
  problems: Problem[],
): Promise<PublicFile[]> {
  const top = posix.join(folder.replaceAll("\\", "/"), FOLDER);
  const facts = await lstat(resolve(cwd, top)).catch(() => undefined);
  if (facts === undefined) return [];
  if (!facts.isDirectory()) {
    problems.push(errorAt({ path: printable(top) }, "a file or a link", "a folder"));
    return [];
  }
  const files: PublicFile[] = [];
  await addFilesIn("");
  return files;

  async function addFilesIn(below: string): Promise<void> {
    const items = await readdir(resolve(cwd, top, below), { withFileTypes: true }).catch(() => undefined);
    if (items === undefined) return report(below, { message: "cannot be read", fix: "a readable folder" });
    for (const item of items.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = posix.join(below, item.name);
      if (isPassedOver(item)) continue;
      if (item.isDirectory()) await addFilesIn(name);
      else {
        const location = resolve(cwd, top, name);
        const refusal = refusalOf(item, `/${name}`, taken) ?? (await sizeProblem(location));
        if (refusal === undefined) files.push({ path: `/${name}`, location });
        else report(name, refusal);
      }
    }
  }

  function report(name: string, { message, fix }: Finding): void {
    problems.push(errorAt({ path: printable(posix.join(top, name)) }, message, fix));
  }
}

/** Returns the paths of all files of `_public/`, unchecked and not encoded. */
export function publicPaths(folder: string, cwd = ""): ReadonlySet<string> {
  const top = resolve(cwd, folder, FOLDER);
  try {
    const names = readdirSync(top, { recursive: true, encoding: "utf8" });
    return new Set(names.map((name) => `/${name.replaceAll("\\", "/")}`));
  } catch {
    return new Set();
  }
}

/** Returns true for files of systems, editors and version control. Readers never need such a file. */
function isPassedOver({ name }: Dirent): boolean {
  return isLeftover(name) || /^\.(?:_|git|ds_store$|directory$)/i.test(name);
}

function refusalOf(item: Dirent, path: string, taken: PublicFolder["taken"]): Finding | undefined {
  // A symbolic link is refused, because it could lead to a private file.
  if (!item.isFile()) return { message: "a symbolic link or special file", fix: "a regular file" };
  const cloudflare = CLOUDFLARE.find(([name]) => name.test(path));
  if (cloudflare !== undefined)
    return {
      message: "a file with settings for Cloudflare, which the build writes itself",
      fix: cloudflare[1],
    };
  if (item.name.startsWith("."))
    return {
      message: "a hidden file, which may hold a secret",
      fix: "a name that does not start with a dot",
    };
  if (isOwnPath(path))
    return { message: `${quote(path)} is an address of the site itself`, fix: "another name" };
  if (taken.has(formerPath(path)))
    return {
      message: `${quote(path)} is redirected, or is a page or file of the site`,
      fix: "another name",
    };
  return undefined;
}

/** Files at the root that Cloudflare's Static Assets read as settings, with what to do instead. */
const CLOUDFLARE: readonly (readonly [RegExp, string])[] = [
  [/^\/_redirects$/i, "`redirects` in _site.yaml"],
  [/^\/(?:_headers|\.assetsignore|_routes\.json|_worker\.js.*)$/i, "no such file"],
];

async function sizeProblem(location: string): Promise<Finding | undefined> {
  const size = await stat(location).then(
    (facts) => facts.size,
    () => undefined,
  );
  if (size === undefined) return { message: "cannot be read", fix: "a readable file" };
  return size > MAX_BYTES ? { message: `has ${size} bytes`, fix: `at most ${MAX_BYTES}` } : undefined;
}
