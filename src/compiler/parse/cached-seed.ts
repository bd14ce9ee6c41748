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
import type { ParsedSeed, ParseSettings, SeedFields } from "./parsed-seed.ts";

export type CachedSeed = {
  readonly seed: SeedFields;
  /** A digest of the file and of the settings with which it was parsed. */
  readonly key: string;
  /** Returns the unsanitised HTML. Only the first call is quick, because the HTML is not kept after it. */
  readonly html: () => string;
};

/** A parsed file with its own problems. `seed` is absent if the file cannot be parsed. */
export type ParsedFile = { readonly seed: ParsedSeed | undefined; readonly problems: readonly Problem[] };

/** Parses files in another thread. A result is absent if the thread has ended. */
export type ParseElsewhere = (
  files: readonly ArticleFile[],
  settings: ParseSettings,
) => Promise<readonly (ParsedFile | undefined)[]>;

export type SeedParser = {
  /** Parses a file. Returns undefined if it cannot be parsed. */
  readonly parse: (file: ArticleFile, problems: Problem[]) => Promise<CachedSeed | undefined>;
  /** Lets the other thread parse half of the files that the cache does not have, if they are many. */
  readonly parseAhead: (files: readonly ArticleFile[]) => void;
};

type StoredSeed = { readonly seed: SeedFields; readonly problems: readonly StoredProblem[] };

/** The minimum number of files for which the start of another thread pays. */
const MANY = 500;
/** The number of files that the other thread gets at once. */
const BATCH = 100;

export function seedParser(
  {
    timezone,
    showsDrafts = false,
    isJekyll = false,
    isObsidian = false,
    authorKeys = new Map(),
  }: ParseSettings,
  cache: BuildCache,
  elsewhere?: ParseElsewhere,
): SeedParser {
  const settings = { timezone, showsDrafts, isJekyll, isObsidian, authorKeys };
  const settingsKey = digestOfText(JSON.stringify({ ...settings, authorKeys: [...authorKeys] }));
  const keys = new Map<ArticleFile, string>();
  const keyFor = (file: ArticleFile) => {
    const key = keys.get(file) ?? keyOf("seed", [settingsKey, file.name, digestOf(file.bytes)]);
    keys.set(file, key);
    return key;
  };
  const ahead = new Map<ArticleFile, Promise<ParsedFile | undefined>>();
  // Each result is taken only once, because the map would keep its HTML in memory.
  const takeAhead = (file: ArticleFile) => {
    const parsed = ahead.get(file);
    ahead.delete(file);
    return parsed;
  };
  return {
    parseAhead(files) {
      if (elsewhere === undefined) return;
      const unknown = files.filter((file) => !cache.has(keyFor(file)));
      if (unknown.length < MANY) return;
      for (let at = Math.floor(unknown.length / 2); at < unknown.length; at += BATCH) {
        const batch = unknown.slice(at, at + BATCH);
        const parsed = elsewhere(batch, settings);
        for (const [place, file] of batch.entries())
          ahead.set(
            file,
            parsed.then((files) => files[place]),
          );
      }
    },
    async parse(file, problems) {
      const key = keyFor(file);
      const htmlAgain = () => parseArticle(file, settings, [])?.html ?? "";
      const found = cache.find(key)?.data as StoredSeed | undefined;
      if (found !== undefined) {
        problems.push(...problemsAt(file.path, found.problems));
        return { seed: found.seed, key, html: htmlAgain };
      }
      const parsed = (await takeAhead(file)) ?? parseFile(file, settings);
      problems.push(...parsed.problems);
      if (parsed.seed === undefined) return undefined;
      const { html, ...seed } = parsed.seed;
      const storable = storableProblems(parsed.problems, file.path);
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
    },
  };
}

/** Parses a file. */
export function parseFile(file: ArticleFile, settings: ParseSettings): ParsedFile {
  const problems: Problem[] = [];
  return { seed: parseArticle(file, settings, problems), problems };
}

const NONE = new Uint8Array();
