/** Does all work on a story that does not depend on other stories. The result has no text. */

import type { AssemblyContext, Story } from "../articles/assemble.ts";
import type { StoryRecord } from "../articles/compiled-article.ts";
import { assembleMeasured } from "../articles/durations.ts";
import type { LinkTrace } from "../content/link-trace.ts";
import type { Problem } from "../ground/problem.ts";
import type { Renderer } from "./renderer.ts";

export type MadeRecord = { readonly record: StoryRecord; readonly trace: LinkTrace };

/** Returns the record of a story, or undefined if the story has an error. */
export async function makeRecord(
  story: Story,
  context: AssemblyContext,
  renderer: Renderer,
  problems: Problem[],
): Promise<MadeRecord | undefined> {
  const { article, topicsBy, trace } = await assembleMeasured(story, context, problems);
  if (article === undefined) return undefined;
  const rendered = await renderer.render(story.file.path, article, problems);
  return { record: { ...rendered, topicsBy }, trace };
}
