/**
 * Keeps values that take long to make, such as parsed files. The key of a value is a digest of everything
 * that the value was made from, so an entry is never out of date. Does no input or output.
 */

import { crc32 } from "node:zlib";
import { digestOfText } from "../ground/digest.ts";
import { type TermNumbers, termNumbers } from "./term-numbers.ts";

/** A value: data that JSON can write, and bytes. */
export type CachedValue = { readonly data: unknown; readonly bytes: Uint8Array };

export type BuildCache = {
  readonly find: (key: string) => CachedValue | undefined;
  /** Returns true if there is a value, which may turn out to be damaged. */
  readonly has: (key: string) => boolean;
  /**
   * Keeps a value, and returns a copy of it as `find` would. Use the copy, because a part of a text can hold
   * the whole text in memory. The copy's texts are not such parts.
   */
  readonly keep: (key: string, value: CachedValue) => CachedValue;
  /** The numbers of search terms. Values refer to them. */
  readonly terms: TermNumbers;
  /** Removes all values that were neither found nor kept since the last call. */
  readonly removeUnused: () => void;
  /** Returns the bytes to write to the cache's file, in parts. Returns undefined if nothing has changed. */
  readonly toFile: () => Iterable<Uint8Array> | undefined;
};

/** A value in the file that was not read yet. */
type StoredValue = { readonly json: Uint8Array; readonly bytes: Uint8Array; readonly crc: number };

type CacheEntry = { value?: CachedValue | undefined; readonly stored?: StoredValue; isUsed: boolean };

/** Returns the key of a value that was made from `sources` by the step `step`. */
export function keyOf(step: string, sources: readonly unknown[]): string {
  return digestOfText(JSON.stringify([step, ...sources]));
}

/**
 * Makes a cache. `version` identifies the compiler. `file` is the content of the cache's file, if there is
 * one. A file that is damaged, or that another version wrote, counts as no file.
 */
export function openCache(version: string, file?: Uint8Array): BuildCache {
  const read = file === undefined ? undefined : readFile(version, file);
  const entries = read?.entries ?? new Map<string, CacheEntry>();
  const terms = termNumbers(read?.terms);
  let isChanged = read === undefined;

  return {
    terms,
    find(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entry.value ??= valueIn(entry.stored);
      if (entry.value !== undefined) entry.isUsed = true;
      return entry.value;
    },
    has: (key) => entries.has(key),
    keep(key, { data, bytes }) {
      const value = { data: JSON.parse(JSON.stringify(data)), bytes };
      entries.set(key, { value, isUsed: true });
      isChanged = true;
      return value;
    },
    removeUnused() {
      for (const [key, entry] of entries) {
        if (!entry.isUsed) {
          entries.delete(key);
          isChanged = true;
        }
        entry.isUsed = false;
      }
    },
    toFile() {
      if (!isChanged) return undefined;
      isChanged = false;
      return blocksOf(writeFile(version, terms.all, entries));
    },
  };
}

/** Returns undefined for a damaged value. */
function valueIn(stored: StoredValue | undefined): CachedValue | undefined {
  if (stored === undefined || crc32(stored.bytes, crc32(stored.json)) !== stored.crc) return undefined;
  return { data: JSON.parse(decoder.decode(stored.json)), bytes: stored.bytes };
}

function storedFrom({ value, stored }: CacheEntry): StoredValue | undefined {
  if (stored !== undefined || value === undefined) return stored;
  const json = encoder.encode(JSON.stringify(value.data));
  return { json, bytes: value.bytes, crc: crc32(value.bytes, crc32(json)) };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The file starts with four numbers: this count, a mark, and the length and the CRC-32 of the table. */
const START = 4;
const MAGIC = 0x48434353;

type FileTable = {
  readonly version: string;
  readonly terms: readonly string[];
  /** The values, in the order of the file: key, length of the JSON, length of the bytes, CRC-32 of both. */
  readonly values: readonly (readonly [key: string, json: number, bytes: number, crc: number])[];
};

function* writeFile(
  version: string,
  terms: readonly string[],
  entries: ReadonlyMap<string, CacheEntry>,
): Iterable<Uint8Array> {
  const stored = [...entries].flatMap(([key, entry]) => {
    const value = storedFrom(entry);
    return value === undefined ? [] : [[key, value] as const];
  });
  const values = stored.map(([key, { json, bytes, crc }]) => [key, json.length, bytes.length, crc] as const);
  const table = encoder.encode(JSON.stringify({ version, terms, values } satisfies FileTable));
  yield new Uint8Array(Uint32Array.of(START, MAGIC, table.length, crc32(table)).buffer);
  yield table;
  for (const [, { json, bytes }] of stored) {
    yield json;
    yield bytes;
  }
}

function readFile(
  version: string,
  file: Uint8Array,
): { readonly entries: Map<string, CacheEntry>; readonly terms: readonly string[] } | undefined {
  if (file.length < 4 * START) return undefined;
  const [start, magic, length = 0, crc] = new Uint32Array(new Uint8Array(file.subarray(0, 4 * START)).buffer);
  let at = 4 * START;
  const take = (bytes: number) => {
    at += bytes;
    return file.subarray(at - bytes, at);
  };
  const text = take(length);
  if (start !== START || magic !== MAGIC || text.length !== length || crc32(text) !== crc) return undefined;
  const table: FileTable = JSON.parse(decoder.decode(text));
  if (table.version !== version) return undefined;
  const entries = new Map<string, CacheEntry>();
  for (const [key, json, bytes, sum] of table.values)
    entries.set(key, { stored: { json: take(json), bytes: take(bytes), crc: sum }, isUsed: false });
  return at === file.length ? { entries, terms: table.terms } : undefined;
}

/** The size of the blocks in which the file is written. */
const BLOCK = 1024 * 1024;

/** Joins small parts, because each write takes a while. */
function* blocksOf(parts: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let block = new Uint8Array(BLOCK);
  let length = 0;
  for (const part of parts) {
    if (length + part.length > BLOCK) {
      yield block.subarray(0, length);
      block = new Uint8Array(Math.max(BLOCK, part.length));
      length = 0;
    }
    block.set(part, length);
    length += part.length;
  }
  yield block.subarray(0, length);
}
