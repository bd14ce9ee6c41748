/** Makes the record of each story, unless the cache has it. */

import { type AssemblyContext, linkContextOf, type Story } from "../articles/assemble.ts";
import type { CompiledArticle, StoryRecord } from "../articles/compiled-article.ts";
import { assembleMeasured } from "../articles/durations.ts";
import type { Progress, Understood } from "../articles/understand.ts";
import { type BuildCache, keyOf } from "../cache/cache.ts";
import { problemsAt, storableProblems } from "../cache/problems.ts";
import { hasSameOutcome } from "../content/link-trace.ts";
import { linksFrom } from "../content/links.ts";
import { digestOfText } from "../ground/digest.ts";
import { capped, problemFrom } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { makeRecord } from "./make-record.ts";
import { openRenderer, type Renderer } from "./renderer.ts";
import { type RecordData, recordFrom, storedFrom } from "./stored-record.ts";

/** The maximum number of articles that are under way, so that few texts are in memory. */
const AHEAD = 64;

/** Returns the articles that have no error. */
export async function compileStories(
  { stories, flawed, context }: Pick<Understood, "stories" | "flawed" | "context">,
  cache: BuildCache,
  progress: Progress,
  problems: Problem[],
): Promise<CompiledArticle[]> {
  const total = stories.length + flawed.length;
  const contextKey = contextKeyOf(context);
  const renderer = openRenderer(context.site, cache.terms);
  const underWay: Promise<CompiledStory>[] = [];
  const compiled: CompiledStory[] = [];
  try {
    for (const [at, story] of stories.entries()) {
      progress("rendering", at, total, story.file.path);
      underWay.push(compileStory(story, contextKey, context, cache, renderer));
      if (underWay.length === AHEAD) compiled.push(...(await Promise.all(underWay.splice(0, AHEAD / 2))));
    }
    compiled.push(...(await Promise.all(underWay)));
  } finally {
    await renderer.end();
  }
  problems.push(...compiled.flatMap((one) => one.problems));
  for (const [at, one] of flawed.entries()) {
    progress("rendering", stories.length + at, total, one.file.path);
    // It is not rendered, because a text without its title or date gives differences that mean nothing.
    const story = { ...one, earlier: [], formerIds: [], aliases: [] };
    await guardedStep(one.file.path, problems, (own) => assembleMeasured(story, context, own));
  }
  progress("rendering", total, total);
  return compiled.flatMap(({ article }) => article ?? []);
}

type CompiledStory = { readonly article: CompiledArticle | undefined; readonly problems: readonly Problem[] };

async function compileStory(
  story: Story,
  contextKey: string,
  context: AssemblyContext,
  cache: BuildCache,
  renderer: Renderer,
): Promise<CompiledStory> {
  const { file, seed, ownId, earlier, formerIds } = story;
  const { path, name } = file;
  const problems: Problem[] = [];
  const record = await recordOf(story, contextKey, context, cache, renderer, problems);
  const article = record && { path, name, seed, ownId, earlier, formerIds, ...record };
  return { article, problems };
}

async function recordOf(
  story: Story,
  contextKey: string,
  context: AssemblyContext,
  cache: BuildCache,
  renderer: Renderer,
  problems: Problem[],
): Promise<StoryRecord | undefined> {
  const key = storyKeyOf(story, contextKey);
  const found = cache.find(key);
  if (found !== undefined) {
    const data = found.data as RecordData;
    if (leadsToTheSame(data, story, context)) {
      problems.push(...problemsAt(story.file.path, data.problems));
      return recordFrom(data, found.bytes);
    }
  }
  const own: Problem[] = [];
  const made = await guardedStep(story.file.path, own, (found) =>
    makeRecord(story, context, renderer, found),
  );
  problems.push(...own);
  if (made === undefined) return undefined;
  const storable = storableProblems(own, story.file.path);
  if (storable === undefined) return made.record;
  const { data, bytes } = cache.keep(key, storedFrom(made.record, { problems: storable, trace: made.trace }));
  return recordFrom(data as RecordData, bytes);
}

/** Does a step for a file. An exception becomes a problem of the file. */
async function guardedStep<Value>(
  path: string,
  problems: Problem[],
  step: (own: Problem[]) => Promise<Value>,
): Promise<Value | undefined> {
  const own: Problem[] = [];
  let value: Value | undefined;
  try {
    value = await step(own);
  } catch (cause) {
    own.push(problemFrom({ path }, cause));
  }
  problems.push(...capped(path, own));
  return value;
}

/** Returns true if the addresses in the story have the same results as when its record was made. */
function leadsToTheSame({ trace }: RecordData, story: Story, context: AssemblyContext): boolean {
  if (trace.calls.length === 0) return true;
  // A different result must not mark files as used, because the story may then not use them.
  return context.library.rehearse(() => hasSameOutcome(trace, linksFrom(linkContextOf(story, context))));
}

/** Returns a digest of everything that all records depend on, except for the compiler itself. */
function contextKeyOf({ site, vocabulary: { topics, open, openToFolders } }: AssemblyContext): string {
  return digestOfText(JSON.stringify([site, [...topics], open, openToFolders]));
}

function storyKeyOf({ key, id, atomId, slug, published, aliases }: Story, contextKey: string): string {
  return keyOf("story", [contextKey, key, id, atomId, slug, published, aliases]);
}
