/** Compiles the seeds (article files) for `npm run dev`. The result can be sent from a thread to another. */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { type CompileSettings, compile } from "../compile.ts";
import type { Problem } from "../ground/problem.ts";
import { shipMedia } from "../media/ship.ts";
import { onDisk } from "../output/disk.ts";
import type { StaticAssets } from "../output/static-assets.ts";
import { scheduledIn } from "../report/stage.ts";

/** A pack, and all files that are served with it. */
export type DevSite = StaticAssets & {
  /** Identifies the pack by its bytes. */
  readonly digest: string;
  readonly index: ArrayBuffer;
  readonly pieces: ArrayBuffer;
  readonly articles: number;
  /** The number of articles that are not shown yet. */
  readonly scheduled: number;
  /** The paths of the drafts' pages. */
  readonly drafts: readonly string[];
};

export type DevBuild = {
  /** Absent if the seeds have errors. */
  readonly site?: DevSite;
  readonly problems: readonly Problem[];
};

export type DevSettings = CompileSettings & {
  /** The folder where the dev server keeps copies of media files. Absolute. */
  readonly mediaFolder: string;
};

/**
 * Compiles, and copies the media files that `mediaFolder` lacks. The last good pack needs these copies if the
 * publisher changes or removes a picture.
 */
export async function buildForDev({ mediaFolder, ...settings }: DevSettings): Promise<DevBuild> {
  const compiled = await compile(settings);
  if (!compiled.ok) return { problems: compiled.error };
  const { pack, media, publicFiles, pageFiles, articles, drafts, warnings } = compiled.value;
  const copied = await onDisk(mediaFolder, settings.cwd ?? "", () =>
    shipMedia(media, mediaFolder, join(mediaFolder, ".unfinished")),
  );
  if (!copied.ok) return { problems: [...warnings, copied.error] };
  const digest = createHash("sha256").update(pack.index).update(pack.pieces).digest("base64url");
  return {
    site: {
      ...{ digest, media, publicFiles, pageFiles },
      index: ownBuffer(pack.index),
      pieces: ownBuffer(pack.pieces),
      articles: articles.length,
      scheduled: scheduledIn(compiled.value),
      drafts: drafts.map(({ path }) => path),
    },
    problems: warnings,
  };
}

/** Returns the bytes in a buffer without other bytes, so that they can be sent without a copy. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : bytes.slice().buffer;
}
