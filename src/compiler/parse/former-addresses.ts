/** Reads the earlier addresses of an article, in the forms in which publishing tools write them. */

import { slugify } from "../ground/identity.ts";

export type FormerAddress = {
  /** The path of the address. Starts with a slash. */
  readonly path: string;
  /** The last part of the path, without its extension, in the form of slugs. */
  readonly slug: string;
};

export type Aliases = {
  /** Earlier slugs. */
  readonly slugs: readonly string[];
  /** Earlier paths. */
  readonly paths: readonly string[];
  /** False if some aliases are neither a slug nor a path, such as the other titles of a note in Obsidian. */
  readonly areAllRead: boolean;
};

const SLUG = /^[a-z0-9][a-z0-9-]{0,199}$/;

export const ALIASES_LEFT_OUT = "aliases that are neither a path nor a slug are left out";

/**
 * Reads an address or a path. Returns undefined for a template such as `/:year/:title/`, and for a path
 * without a name.
 */
export function readAddress(value: unknown): FormerAddress | undefined {
  const path = pathIn(value);
  if (path === undefined) return undefined;
  const name = path
    .replace(/\/(?:index\.\w+)?$/, "")
    .replace(/^.*\//, "")
    .replace(/\.(?:html?|php|aspx?|md)$/i, "");
  const slug = slugify(decoded(name)).slice(0, 200).replace(/-+$/, "");
  return slug === "" ? undefined : { path, slug };
}

export const SLUG_CHANGED = "a `slug` with capitals or signs is read as small letters, digits and hyphens";

/**
 * Reads a slug of another tool, such as `Ending-OCSP`. In a slug such as `news/ferry`, the last part counts.
 * Returns undefined for a slug that needs no change, and for a value without a letter or digit.
 */
export function readLooseSlug(value: unknown): { slug: string; path?: string } | undefined {
  if (typeof value !== "string" || SLUG.test(value)) return undefined;
  if (value.includes("/")) return readAddress(value);
  const slug = slugify(decoded(value)).slice(0, 200).replace(/-+$/, "");
  return slug === "" ? undefined : { slug };
}

/** Sorts the aliases of an article into slugs and paths. An alias with a slash is a path. */
export function readAliases(value: unknown): Aliases {
  const slugs: string[] = [];
  const paths: string[] = [];
  const aliases = [value].flat();
  for (const alias of aliases) {
    if (typeof alias === "string" && SLUG.test(alias)) slugs.push(alias);
    const path = typeof alias === "string" && alias.includes("/") ? pathIn(alias) : undefined;
    if (path !== undefined) paths.push(path);
  }
  return { slugs, paths, areAllRead: slugs.length + paths.length === aliases.length };
}

function pathIn(value: unknown): string | undefined {
  if (typeof value !== "string" || /[{}*\s]|\/:|^:/.test(value)) return undefined;
  const base = "https://site.invalid/";
  if (!URL.canParse(value, base)) return undefined;
  const { protocol, pathname } = new URL(value, base);
  return /^https?:$/.test(protocol) && pathname !== "/" ? pathname : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
