/**
 * Makes and reads addresses such as `seed:Ice#age`, which have a file's name without its path. Parsers make
 * them from links without a path, such as Obsidian's, and `links.ts` resolves them.
 */

import { posix } from "node:path";

const SCHEME = "seed:";

/** A file's name, with or without folders and extension, and a place in it. */
export type SeedName = { readonly name: string; readonly hash: string };

/** Makes the address of a file. `hash` starts with `#`, or is empty. */
export function seedAddress({ name, hash }: SeedName): string {
  const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return `${SCHEME}${encodeURIComponent(name).replace(/[!'()*]/g, escaped)}${hash}`;
}

/** Reads an address that starts with `seed:`. Returns undefined for other addresses. */
export function readSeedAddress(address: string): SeedName | undefined {
  if (!address.startsWith(SCHEME)) return undefined;
  const [, name = "", hash = ""] = /^([^#]*)(.*)$/s.exec(address.slice(SCHEME.length)) ?? [];
  try {
    return { name: decodeURIComponent(name), hash };
  } catch {
    return { name, hash };
  }
}

/** Finds a name in the folder. Returns the path, or undefined. `from` is the folder of the article. */
export type FindByName = (name: string, from: string) => string | undefined;

/** Returns the function that finds a name among `names`. `owner` has the names. Each owner gets one function. */
export function finderFor(owner: object, names: () => Iterable<string>): FindByName {
  const finder = FINDERS.get(owner) ?? finderOf(names());
  FINDERS.set(owner, finder);
  return finder;
}

/** The functions are kept, because each has an index of all names, and many articles have links by name. */
const FINDERS = new WeakMap<object, FindByName>();

/**
 * Makes the function that finds a name. Upper and lower case do not matter. The file whose path shares the most
 * folders with the article's path comes first, then the shortest path. So a file beside the article comes first.
 */
function finderOf(paths: Iterable<string>): FindByName {
  const byStem = new Map<string, string[]>();
  for (const path of [...paths].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const base = posix.basename(path);
    for (const key of new Set([keyOf(base), keyOf(withoutExtension(base))])) {
      const known = byStem.get(key);
      if (known === undefined) byStem.set(key, [path]);
      else known.push(path);
    }
  }
  return (name, from) => {
    const wanted = keyOf(posix.normalize(name).replace(/^(?:\.{0,2}\/)+|\/$/g, ""));
    const candidates = (byStem.get(posix.basename(wanted)) ?? []).filter((path) =>
      [keyOf(path), keyOf(withoutExtension(path))].some(
        (one) => one === wanted || one.endsWith(`/${wanted}`),
      ),
    );
    const near = (path: string) => sharedFolders(posix.dirname(path), from);
    return candidates.toSorted((a, b) => near(b) - near(a))[0];
  };
}

/** Returns the number of folders with which both paths start. */
function sharedFolders(a: string, b: string): number {
  const others = b.split("/");
  const folders = a.split("/");
  const end = folders.findIndex((folder, at) => folder !== others[at]);
  return end < 0 ? folders.length : end;
}

function keyOf(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, "");
}
