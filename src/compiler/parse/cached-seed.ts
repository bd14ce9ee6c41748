/**
 * Parses files, unless the cache has the result. The cache does not keep the HTML, so the HTML is made again
 * when it is needed.
 */

import { type BuildCache, keyOf } from "../cache/cache.ts";
import { problemsAt, type StoredProblem, storableProblems } from "../cache/problems.ts";
import { digestOf, digestOfText } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { parseArticle } from "./parse.ts";
import type { ParseSettings, SeedFields } from "./parsed-seed.ts";

export type CachedSeed = {
  readonly seed: SeedFields;
  /** A digest of the file and of the settings with which it was parsed. */
  readonly key: string;
  /** Returns the unsanitised HTML. Only the first call is quick, because the HTML is not kept after it. */
  readonly html: () => string;
};

/** Parses a file. Returns undefined if it cannot be parsed. */
export type ParseFile = (file: ArticleFile, problems: Problem[]) => CachedSeed | undefined;

type StoredSeed = { readonly seed: SeedFields; readonly problems: readonly StoredProblem[] };

export function seedParser(
  {
    timezone,
    showsDrafts = false,
    isJekyll = false,
    isObsidian = false,
    authorKeys = new Map(),
  }: ParseSettings,
  cache: BuildCache,
): ParseFile {
  const settings = { timezone, showsDrafts, isJekyll, isObsidian, authorKeys };
  const settingsKey = digestOfText(JSON.stringify({ ...settings, authorKeys: [...authorKeys] }));
  return (file, problems) => {
    const key = keyOf("seed", [settingsKey, file.name, digestOf(file.bytes)]);
    const htmlAgain = () => parseArticle(file, settings, [])?.html ?? "";
    const found = cache.find(key)?.data as StoredSeed | undefined;
    if (found !== undefined) {
      problems.push(...problemsAt(file.path, found.problems));
      return { seed: found.seed, key, html: htmlAgain };
    }
    const own: Problem[] = [];
    const parsed = parseArticle(file, settings, own);
    problems.push(...own);
    if (parsed === undefined) return undefined;
    const { html, ...seed } = parsed;
    const storable = storableProblems(own, file.path);
    const stored: StoredSeed | undefined = storable && { seed, problems: storable };
    const kept = stored && (cache.keep(key, { data: stored, bytes: NONE }).data as StoredSeed);
    let unread: string | undefined = html;
    return {
      seed: kept?.seed ?? seed,
      key,
      html() {
        const first = unread;
        unread = undefined;
        return first ?? htmlAgain();
      },
    };
  };
}

const NONE = new Uint8Array();
