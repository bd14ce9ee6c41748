/** Adds the duration of its recording (a sound or a film) to an article. */

import type { Problem } from "../ground/problem.ts";
import { durationOf } from "../media/duration.ts";
import { type AssembledArticle, type AssemblyContext, assemble, type Story } from "./assemble.ts";
import { wholeSeconds } from "./written-recording.ts";

/**
 * Assembles a story. If its recording is a file in the folder, measures the duration. A recording without a
 * measured duration keeps the written one, if there is one.
 */
export async function assembleMeasured(
  story: Story,
  context: AssemblyContext,
  problems: Problem[],
): Promise<AssembledArticle> {
  const assembled = assemble(story, context, problems);
  const { article, fileAt } = assembled;
  const file = article?.recording && fileAt(article.recording.url);
  if (article?.recording === undefined || file === undefined) return assembled;
  const duration = wholeSeconds(await durationOf(file));
  if (duration === undefined) return assembled;
  return { ...assembled, article: { ...article, recording: { ...article.recording, duration } } };
}
