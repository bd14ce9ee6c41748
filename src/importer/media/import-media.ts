/**
 * Brings the pictures and recordings of imported articles into the folder of seeds, or counts those that stay
 * elsewhere.
 */

import { posix } from "node:path";
import type { Problem } from "../../compiler/ground/problem.ts";
import { errorAt } from "../../compiler/ground/problem.ts";
import type { SeedEntry, SeedFile } from "../../compiler/ground/seeds.ts";
import { MAX_BYTES, openLibrary } from "../../compiler/media/library.ts";
import { replaceFiles } from "../../compiler/output/replace-files.ts";
import type { ForeignEntry } from "../foreign-feed.ts";
import { reasonOf } from "../reason.ts";
import type { Seed } from "../to-seed.ts";
import { type CopySettings, copyFiles, findCopies } from "./copy-files.ts";
import {
  type CopyOf,
  type MediaKind,
  type MediaReference,
  type OldSite,
  referencesIn,
  withCopies,
} from "./references.ts";

export type ArticlesWithMedia = {
  /** Articles that are not written yet. */
  readonly seeds: readonly Seed[];
  /** Articles of the same feed that an earlier import wrote. */
  readonly present: readonly SeedFile[];
  readonly site: OldSite;
};

/** The files that are still at addresses of other sites. */
export type RemoteMedia = {
  readonly counts: ReadonlyMap<MediaKind, number>;
  /** The hosts of these files, the host with the most files first. */
  readonly hosts: readonly string[];
};

export type MediaImport = {
  readonly seeds: readonly Seed[];
  readonly remote: RemoteMedia;
  /** Absent if no files were to be copied. */
  readonly copied?: {
    /** The number of addresses with a copy. Several may share one file. */
    readonly linked: number;
    readonly fetched: number;
    /** Paths of articles that were here before and now link to copies. */
    readonly edited: readonly string[];
    readonly failures: readonly Problem[];
  };
};

/**
 * Counts the files to fetch, and fetches none. If `others` is given, files that have a copy among these are
 * not counted.
 */
export function countMedia(
  { seeds, present, site }: ArticlesWithMedia,
  others: readonly SeedEntry[] = [],
): MediaImport {
  const references = referencesByUrl([...seeds, ...present], site);
  const copies = findCopies(references.keys(), others);
  return { seeds, remote: remoteOf([...references].filter(([url]) => !copies.has(url))) };
}

/**
 * Copies the files, and replaces addresses in the articles by the copies. An address without a copy stays
 * unchanged.
 */
export async function importMedia(
  { seeds, present, site }: ArticlesWithMedia,
  settings: CopySettings,
): Promise<MediaImport> {
  const { others } = settings;
  const references = referencesByUrl([...seeds, ...present], site);
  const known = findCopies(references.keys(), others);
  const { files, fetched, failures } = await copyFiles(
    [...references].flatMap(([url, { length = 0 }]) => (known.has(url) || length > MAX_BYTES ? [] : [url])),
    settings,
  );
  const copies = new Map([...known, ...files]);
  const library = openLibrary([...others, ...files.values()]);
  const unsuitable = new Map<string, Problem>();
  const copiesFor =
    (article: string): CopyOf =>
    ({ url, use }) => {
      const copy = copies.get(url);
      if (copy === undefined) return undefined;
      const found = library.find(copy.name, use, "");
      if (found.ok) return relativeAddress(article, copy.name);
      unsuitable.set(url, errorAt({ path: url }, found.error.message, found.error.fix));
      return undefined;
    };

  const rewritten = seeds.map(({ name, text }) => ({ name, text: withCopies(text, site, copiesFor(name)) }));
  const edits = present.flatMap((file) => {
    const text = withCopies(file.text, site, copiesFor(file.name));
    return text === file.text ? [] : [{ ...file, text }];
  });
  const { edited, problems } = await writeEdits(edits);
  return {
    seeds: rewritten,
    remote: remoteOf([...references].filter(([url]) => !copies.has(url) || unsuitable.has(url))),
    copied: {
      linked: [...references.keys()].filter((url) => copies.has(url) && !unsuitable.has(url)).length,
      fetched,
      edited,
      failures: [...failures, ...unsuitable.values(), ...problems],
    },
  };
}

/** Returns the facts that identify files of the old site: the hosts and enclosures of a feed's entries. */
export function oldSiteOf(entries: readonly ForeignEntry[]): OldSite {
  const urls = entries.flatMap(({ link = "" }) => (URL.canParse(link) ? [new URL(link).host] : []));
  const media = entries.flatMap(({ attachments }) =>
    attachments.filter(({ type = "" }) => /^(?:audio|image|video)\//i.test(type)),
  );
  return { hosts: new Set(urls), enclosures: new Set(media.map(({ url }) => url)) };
}

/** Returns each address once, with its first use. */
function referencesByUrl(
  articles: readonly { readonly text: string }[],
  site: OldSite,
): ReadonlyMap<string, MediaReference> {
  const references = new Map<string, MediaReference>();
  for (const { text } of articles)
    for (const one of referencesIn(text, site)) if (!references.has(one.url)) references.set(one.url, one);
  return references;
}

function remoteOf(files: readonly (readonly [url: string, reference: MediaReference])[]): RemoteMedia {
  const counts = new Map<MediaKind, number>();
  const hosts = new Map<string, number>();
  for (const [url, { kind }] of files) {
    const { host } = new URL(url);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
  }
  return { counts, hosts: [...hosts].sort(([, a], [, b]) => b - a).map(([host]) => host) };
}

function relativeAddress(article: string, name: string): string {
  return posix.relative(posix.dirname(article), name).split("/").map(encodeURIComponent).join("/");
}

async function writeEdits(
  files: readonly SeedFile[],
): Promise<{ readonly edited: string[]; readonly problems: Problem[] }> {
  const edited: string[] = [];
  const problems: Problem[] = [];
  for (const { path, location, text } of files) {
    try {
      await replaceFiles([[location, text]]);
      edited.push(path);
    } catch (cause) {
      problems.push(errorAt({ path }, `cannot be written (${reasonOf(cause)})`, "a writable file"));
    }
  }
  return { edited, problems };
}
