/**
 * Copies files of other sites into the folder of seeds (article files): each address once, each content once.
 * Never overwrites a file.
 */

import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { errorAt, type Finding, type Problem } from "../../compiler/ground/problem.ts";
import type { SeedEntry } from "../../compiler/ground/seeds.ts";
import { typeOf } from "../../compiler/media/identify.ts";
import { MAX_BYTES, openLibrary } from "../../compiler/media/library.ts";
import { err, ok, type Result } from "../../model/result.ts";
import type { Print } from "../gather.ts";
import { codeOf, reasonOf } from "../reason.ts";
import { writeNew } from "../write-seeds.ts";
import { hasExtension, hashedStem, MEDIA_FOLDER, plainName } from "./copy-name.ts";
import { fetchFile, type Network } from "./fetch-file.ts";

export type CopySettings = {
  /** The folder of seeds. */
  readonly folder: string;
  /** The files that are already in the folder, beside the articles. */
  readonly others: readonly SeedEntry[];
  readonly network: Network;
  readonly print: Print;
  /** The maximum number of seconds for one file. */
  readonly seconds?: number;
  /** The maximum number of bytes of all fetched files together. */
  readonly totalBytes?: number;
};

export type Copies = {
  /** The copies in the folder, by the original address. */
  readonly files: ReadonlyMap<string, SeedEntry>;
  readonly fetched: number;
  /** Addresses without a copy, with reasons. */
  readonly failures: readonly Problem[];
};

const MAX_AT_ONCE = 6;
const MAX_SECONDS = 30;
const GIB = 1024 ** 3;
const MAX_TOTAL_BYTES = 2 * GIB;

/**
 * The maximum number of files. Cloudflare allows no more for a Worker.
 * https://developers.cloudflare.com/workers/platform/limits/#static-assets
 */
const MAX_FILES = 20_000;

/** The number of files after which a line reports the progress. */
const PROGRESS_STEP = 50;

/**
 * The number of consecutive timeouts after which no more files of a host are fetched. Without this limit,
 * each file would take the whole time limit.
 */
const MAX_SILENCES = 3;

/** Returns the copies that an earlier import made, by address. */
export function findCopies(
  urls: Iterable<string>,
  others: readonly SeedEntry[],
): ReadonlyMap<string, SeedEntry> {
  const library = openLibrary(others);
  const inFolder = others.filter(({ name }) => name.startsWith(`${MEDIA_FOLDER}/`));
  const byName = new Map(inFolder.map((entry) => [entry.name, entry]));
  const byStem = new Map(inFolder.map((entry) => [entry.name.replace(/\.[^./]*$/, ""), entry]));
  const found = new Map<string, SeedEntry>();
  for (const url of urls) {
    const entry = byName.get(plainName(url) ?? "") ?? byStem.get(hashedStem(url));
    // Ignores a copy that the build refuses. Such a file was damaged later, or is left from an import that
    // was stopped.
    if (entry !== undefined && library.check(entry.name).ok) found.set(url, entry);
  }
  return found;
}

export async function copyFiles(urls: readonly string[], settings: CopySettings): Promise<Copies> {
  const { folder, others, network, print, seconds = MAX_SECONDS, totalBytes = MAX_TOTAL_BYTES } = settings;
  const files = new Map<string, SeedEntry>();
  const failures = new Map<string, Problem>();
  const silences = new Map<string, number>();
  const byContent = contentsOf(others);
  let fetched = 0;
  let total = 0;

  const copy = async (url: string): Promise<Result<SeedEntry, Finding>> => {
    const { host } = new URL(url);
    if ((silences.get(host) ?? 0) >= MAX_SILENCES)
      return err({ message: `${host} did not answer ${MAX_SILENCES} times`, fix: "an answer" });
    const answer = await fetchFile(url, network, { bytes: MAX_BYTES, seconds });
    if (!answer.ok) {
      if (answer.error.isSilence) silences.set(host, (silences.get(host) ?? 0) + 1);
      return answer;
    }
    silences.delete(host);
    const bytes = answer.value;
    fetched += 1;
    total += bytes.length;
    return byContent(bytes, () => writeCopy(url, bytes, folder));
  };

  if (urls.length > 0) print(`fetching ${urls.length} pictures and recordings`);
  const waiting = urls.slice(0, MAX_FILES);
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      if (total >= totalBytes) {
        waiting.unshift(url);
        return;
      }
      const copied = await copy(url);
      const done = files.size + failures.size + 1;
      if (done % PROGRESS_STEP === 0) print(`${done} of ${urls.length} done`);
      if (copied.ok) files.set(url, copied.value);
      else failures.set(url, errorAt({ path: url }, copied.error.message, copied.error.fix));
    }
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, work));
  const rest = waiting.length + Math.max(0, urls.length - MAX_FILES);
  const unfetched =
    rest === 0
      ? []
      : [
          errorAt(
            { path: join(folder, MEDIA_FOLDER) },
            `${total} bytes fetched, and ${rest} more files to fetch`,
            `at most ${totalBytes} bytes and ${MAX_FILES} files in one import; run it again for the others`,
          ),
        ];
  // Failures are in the order of the articles, not in the order of the answers.
  return { files, fetched, failures: [...urls.flatMap((url) => failures.get(url) ?? []), ...unfetched] };
}

type MakeFile = () => Promise<Result<SeedEntry, Finding>>;

/**
 * Returns a function that finds the file with given bytes, or makes one if there is none. Files that are
 * already in the folder are compared too.
 */
function contentsOf(
  others: readonly SeedEntry[],
): (bytes: Uint8Array, make: MakeFile) => ReturnType<MakeFile> {
  const bySize = Map.groupBy(others, ({ location }) => statSync(location, { throwIfNoEntry: false })?.size);
  const made = new Map<string, ReturnType<MakeFile>>();
  return (bytes, make) => {
    const digest = createHash("sha256").update(bytes).digest("hex");
    const known = made.get(digest);
    if (known !== undefined) return known;
    const same = bySize.get(bytes.length)?.find(({ location }) => holds(location, bytes));
    const file = same === undefined ? make() : Promise.resolve(ok(same));
    made.set(digest, file);
    return file;
  };
}

function holds(location: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(location).equals(bytes);
  } catch {
    return false;
  }
}

/**
 * Writes a file under its plain name. If a file has that name already, uses a name with a hash. Removes the
 * file if the build would refuse it.
 */
async function writeCopy(
  url: string,
  bytes: Uint8Array,
  folder: string,
): Promise<Result<SeedEntry, Finding>> {
  const type = typeOf(bytes);
  if (type === undefined) return err({ message: "has bytes of no known file type", fix: FORMATS });
  const plain = plainName(url);
  const names = [
    ...(plain !== undefined && hasExtension(plain, type.extension) ? [plain] : []),
    `${hashedStem(url)}.${type.extension}`,
  ];
  let failure: unknown;
  for (const name of names) {
    const entry = {
      path: posix.join(folder.replaceAll("\\", "/"), name),
      name,
      location: join(folder, name),
    };
    try {
      await writeNew(entry.location, bytes);
    } catch (cause) {
      failure = cause;
      if (codeOf(cause) === "ENOSPC") break;
      continue;
    }
    const accepted = openLibrary([entry]).check(name);
    if (accepted.ok) return ok(entry);
    rmSync(entry.location, { force: true });
    return err({ message: accepted.error.message, fix: FORMATS });
  }
  return err({ message: `cannot be written (${reasonOf(failure)})`, fix: "a writable folder" });
}

const FORMATS = "a whole picture or recording in a format that seedcast serves";
