/**
 * Finds the media files in the folder of seeds (the publisher's files): their types, and their use by
 * articles. Reads a whole file only if an article names it.
 */

import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { posix } from "node:path";
import { mediaPath } from "../../model/address.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { foreignDocuments, isSource } from "../ground/file-names.ts";
import { isHidden } from "../ground/hidden-folders.ts";
import { slugify } from "../ground/identity.ts";
import { type Finding, type Problem, warningAt } from "../ground/problem.ts";
import type { SeedEntry } from "../ground/seeds.ts";
import { documentType, isDocumentName } from "./documents.ts";
import { HEAD_BYTES, type MediaKind, type MediaType, type PixelSize, sizeOf, typeOf } from "./identify.ts";
import { stripperOf } from "./metadata/strip.ts";
import { notThere } from "./missing-file.ts";
import { isSvg, SVG_TYPE } from "./svg.ts";

/** A file that is published with the articles. */
export type MediaFile = Pick<SeedEntry, "path" | "location"> &
  Partial<PixelSize> &
  Pick<MediaType, "mediaType"> & {
    /** The number of served bytes. */
    readonly length: number;
    /** The name under `/media/`: the file's own name and a hash of the served bytes. */
    readonly served: string;
  };

/**
 * The kind of media that an element in an article requires. A `link` may lead to any kind except a drawing.
 */
export type MediaUse = Exclude<MediaKind, "document"> | "link";

/**
 * A problem of a file that does not depend on its use. If the problem has no `fix`, the use decides which
 * files are expected.
 */
type FileProblem = Pick<Problem, "message" | "fix"> & {
  /** The size in bytes, if the file is too large. */
  readonly size?: number;
};

export type FindFile = (name: string, use: MediaUse, from: string) => Result<MediaFile, Finding>;

export type Library = {
  /** Finds a file by its name in the folder, for an article in the folder `from`. Marks the file as used. */
  readonly find: FindFile;
  /** Finds a file as `find` does, for an article that has ended. The file is not served for this article. */
  readonly findUnserved: FindFile;
  /** Finds a file that an article can use in some way. Does not mark it as used. */
  readonly check: (name: string) => Result<MediaFile, Finding>;
  readonly has: (name: string) => boolean;
  /** Returns the only file in the folder with a name without folders. Returns undefined if several have it. */
  readonly only: (base: string) => string | undefined;
  /**
   * Calls `work`, which finds files, and returns its result. If the result is false, the files that `work`
   * found do not count as used.
   */
  readonly rehearse: (work: () => boolean) => boolean;
  /** Returns the names of all files in the folder. */
  readonly names: () => Iterable<string>;
  /** Returns the names without those in folders such as `_private`. Articles only show such a picture on purpose. */
  readonly shownNames: () => Iterable<string>;
  /** Returns the used files, each once, sorted by served name. */
  readonly used: () => MediaFile[];
  /** Returns a warning about each file that no article names. */
  readonly unused: () => Problem[];
};

/**
 * The size in bytes of the largest file that is served. Cloudflare's Static Assets accept no larger file.
 * https://developers.cloudflare.com/workers/platform/limits/#static-assets
 */
export const MAX_BYTES = 25 * 1024 * 1024;

const EXPECTED: Readonly<Record<MediaUse, string>> = {
  image: "a PNG, JPEG, GIF, WebP, AVIF or SVG file",
  sound: "an MP4, WebM, MP3, M4A, Ogg or WAV file",
  track: "a WebVTT file",
  link: "a picture, sound or a film, a PDF, CSV, EPUB, ZIP, docx, xlsx, pptx, odt, ods or odp file, or this file in a ZIP file",
};

export function openLibrary(entries: readonly SeedEntry[]): Library {
  // Some systems and archives write "é" as two characters, so names are compared in NFC.
  const byName = new Map(entries.map((entry) => [entry.name.normalize("NFC"), entry]));
  const read = new Map<SeedEntry, Result<IdentifiedFile, FileProblem>>();
  const used = new Map<SeedEntry, MediaFile>();
  // The files that articles name. If an article cannot use a file, this is already a problem of the article.
  const named = new Set<SeedEntry>();
  let byBase: Map<string, string[]> | undefined;

  function find(name: string, use: MediaUse, from: string): Result<MediaFile, Finding> {
    const found = findUnserved(name, use, from);
    const entry = byName.get(name.normalize("NFC"));
    if (found.ok && entry !== undefined) used.set(entry, found.value);
    return found;
  }

  function findUnserved(name: string, use: MediaUse, from: string): Result<MediaFile, Finding> {
    const entry = byName.get(name.normalize("NFC"));
    if (entry === undefined) return err(notThere(name, [...byName.keys()], from));
    named.add(entry);
    const known = identified(entry, use);
    if (!known.ok) return known;
    const { kind, file } = known.value;
    if (use !== "link" && kind !== use) return err({ message: `is ${file.mediaType}`, fix: EXPECTED[use] });
    if (use === "link" && file.mediaType === SVG_TYPE)
      return err({ message: "is a drawing, which may run scripts as a page", fix: "a picture in the text" });
    return ok(file);
  }

  function check(name: string): Result<MediaFile, Finding> {
    const entry = byName.get(name.normalize("NFC"));
    if (entry === undefined) return err(notThere(name, [...byName.keys()], ""));
    const known = identified(entry, "link");
    return known.ok ? ok(known.value.file) : known;
  }

  function identified(entry: SeedEntry, use: MediaUse): Result<IdentifiedFile, Finding> {
    const known = read.get(entry) ?? readMedia(entry);
    read.set(entry, known);
    if (known.ok) return known;
    const { message, fix = EXPECTED[use], size } = known.error;
    return err({
      message,
      fix: size === undefined || use !== "sound" ? fix : `${fix}, or ${hostElsewhere(entry, size)}`,
    });
  }

  function shownNames(): string[] {
    return [...byName]
      .filter(([name, { isOfTool }]) => isOfTool !== true || !isHidden(name))
      .map(([name]) => name);
  }

  return {
    find,
    findUnserved,
    check,
    has: (name) => byName.has(name.normalize("NFC")),
    only(base) {
      byBase ??= Map.groupBy(shownNames(), (name) => posix.basename(name));
      const names = byBase.get(base.normalize("NFC")) ?? [];
      return names.length === 1 ? names[0] : undefined;
    },
    rehearse(work) {
      const [namedBefore, usedBefore] = [named.size, used.size];
      const result = work();
      if (result) return true;
      for (const entry of [...named].slice(namedBefore)) named.delete(entry);
      for (const entry of [...used.keys()].slice(usedBefore)) used.delete(entry);
      return false;
    },
    names: () => byName.keys(),
    shownNames,
    used: () =>
      [...new Map([...used.values()].map((file) => [file.served, file])).values()].sort((a, b) =>
        a.served < b.served ? -1 : 1,
      ),
    unused: () => {
      const unused = entries.filter((entry) => !named.has(entry) && !entry.isOfTool && !isSource(entry.name));
      const documents = foreignDocuments(unused);
      return unused.map((entry) => documents.get(entry.path) ?? warnUnused(entry));
    },
  };
}

/**
 * Returns a remedy for a recording that is too large. It contains the length and the type, which feeds
 * require.
 */
function hostElsewhere({ location }: SeedEntry, size: number): string {
  const type = typeOf(headOf(location))?.mediaType ?? "audio/mpeg";
  const field = type.startsWith("video/") ? "video" : "audio";
  return `the file on another host and \`${field}: {url: https://..., length: ${size}, type: ${type}}\``;
}

type IdentifiedFile = { readonly kind: MediaKind; readonly file: MediaFile };

function readMedia({ path, name, location }: SeedEntry): Result<IdentifiedFile, FileProblem> {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(location);
    if (size > MAX_BYTES) return err({ message: `has ${size} bytes`, fix: `at most ${MAX_BYTES}`, size });
    // Copies the bytes, because small files share a buffer, and image-size could read past the end of this
    // file.
    bytes = new Uint8Array(readFileSync(location));
  } catch {
    return err({ message: "cannot be read", fix: "a readable file" });
  }
  const type = identify(name, bytes);
  if (!type.ok) return type;
  const { kind, mediaType, extension } = type.value;
  const strip = stripperOf(mediaType);
  const shipped = strip === undefined ? bytes : strip(bytes);
  const size = kind === "image" && shipped !== undefined ? sizeOf(type.value, shipped) : undefined;
  const isWhole = extension === "svg" ? isSvg(bytes) : kind !== "image" || size !== undefined;
  if (shipped === undefined || !isWhole) return err({ message: `is damaged (${mediaType})` });
  const hash = createHash("sha256").update(shipped).digest("hex").slice(0, 16);
  const stem = slugify(posix.basename(name).replace(/\.[^.]+$/, "")).slice(0, 60);
  return ok({
    kind,
    file: {
      path,
      location,
      mediaType,
      length: shipped.length,
      served: `${[stem, hash].filter(Boolean).join("-")}.${extension}`,
      ...size,
    },
  });
}

/** Tries documents first, because the text of a CSV file may start like another file's signature. */
function identify(name: string, bytes: Uint8Array): Result<MediaType, FileProblem> {
  const type = documentType(name, bytes);
  if (type !== undefined) return type;
  const media = typeOf(bytes);
  return media === undefined ? err({ message: "has bytes of no known file type" }) : ok(media);
}

function warnUnused({ path, name, location }: SeedEntry): Problem {
  const isMedia = isDocumentName(name) || typeOf(headOf(location)) !== undefined;
  return isMedia
    ? warningAt(
        { path },
        "used by no article",
        "an article that shows or links it, or a name that starts with _ or .",
      )
    : warningAt({ path }, "not an article", "a .txt, .md or .html file, or a name that starts with _ or .");
}

function headOf(location: string): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  try {
    const file = openSync(location, "r");
    try {
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array();
  }
}

/** Returns the path under which a file is served. */
export function pathOf({ served }: Pick<MediaFile, "served">): string {
  return mediaPath(served);
}
