/** Adds the durations of recordings (sounds and films) to articles. */

import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { durationOf } from "../media/duration.ts";
import { type Library, pathOf } from "../media/library.ts";
import { wholeSeconds } from "./written-recording.ts";

/**
 * Returns the articles with the durations of recordings that are files in the folder. A recording without a
 * measured duration keeps the written one, if there is one.
 */
export async function withDurations<Compiled extends { readonly article: Article }>(
  compiled: readonly Compiled[],
  { url }: Pick<Site, "url">,
  library: Library,
): Promise<Compiled[]> {
  const files = new Map(library.used().map((file) => [new URL(url + pathOf(file)).href, file]));
  const measured = new Map<string, number | undefined>();
  const complete: Compiled[] = [];
  for (const one of compiled) {
    const { recording } = one.article;
    const file = recording && files.get(recording.url);
    if (recording === undefined || file === undefined) {
      complete.push(one);
      continue;
    }
    if (!measured.has(recording.url)) measured.set(recording.url, wholeSeconds(await durationOf(file)));
    const duration = measured.get(recording.url);
    complete.push(
      duration === undefined
        ? one
        : { ...one, article: { ...one.article, recording: { ...recording, duration } } },
    );
  }
  return complete;
}
