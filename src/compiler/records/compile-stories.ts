/** Makes the record of each story, unless the cache has it. */

import {
  type AssembledArticle,
  type AssemblyContext,
  linkContextOf,
  type Story,
} from "../articles/assemble.ts";
import type { CompiledArticle, StoryRecord } from "../articles/compiled-article.ts";
import { assembleMeasured } from "../articles/durations.ts";
import type { FolderContents, Progress } from "../articles/understand.ts";
import { type BuildCache, keyOf } from "../cache/cache.ts";
import { problemsAt, storableProblems } from "../cache/problems.ts";
import type { TermNumbers } from "../cache/term-numbers.ts";
import { hasSameOutcome } from "../content/link-trace.ts";
import { linksFrom } from "../content/links.ts";
import { digestOfText } from "../ground/digest.ts";
import { capped, guarded, problemFrom } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { searchTerms } from "../output/search-terms.ts";
import { articleRenderer, type RenderArticle } from "./renderer.ts";
import type { SecondThread } from "./second-thread.ts";
import { type RecordData, recordFrom, storedFrom } from "./stored-record.ts";

/**
 * The maximum number of articles that wait for the renderer, so that few texts are in memory. When it is
 * reached, half of them are awaited. So the renderer always has work.
 */
const MAX_WAITING = 64;

/** Returns the articles that have no error. */
export async function compileStories(
  { stories, flawed, context }: Pick<FolderContents, "stories" | "flawed" | "context">,
  cache: BuildCache,
  thread: SecondThread,
  progress: Progress,
  problems: Problem[],
): Promise<CompiledArticle[]> {
  const total = stories.length + flawed.length;
  const contextKey = contextKeyOf(context);
  const render = articleRenderer(context.site, thread);
  const waiting: Promise<CompiledStory>[] = [];
  const compiled: CompiledStory[] = [];
  for (const [at, story] of stories.entries()) {
    progress("rendering", at, total, story.file.path);
    const key = storyKeyOf(story, contextKey);
    const kept = keptStory(key, story, context, cache);
    // Only one text is prepared at a time, because its recording may be large.
    waiting.push(
      kept === undefined
        ? renderAndKeep(key, story, await prepare(story, context), cache, render)
        : Promise.resolve(kept),
    );
    if (waiting.length === MAX_WAITING)
      compiled.push(...(await Promise.all(waiting.splice(0, MAX_WAITING / 2))));
  }
  compiled.push(...(await Promise.all(waiting)));
  problems.push(...compiled.flatMap((one) => one.problems));
  for (const [at, one] of flawed.entries()) {
    progress("rendering", stories.length + at, total, one.file.path);
    // Prepares the text to find its other problems, but does not render it. Without a title or a date, the
    // read-back would report differences that mean nothing.
    const prepared = await prepare({ ...one, earlier: [], formerIds: [], aliases: [] }, context);
    problems.push(...capped(one.file.path, prepared.problems));
  }
  progress("rendering", total, total);
  return compiled.flatMap(({ article }) => article ?? []);
}

/** A story, and its problems in the order in which they were found. */
type CompiledStory = { readonly article: CompiledArticle | undefined; readonly problems: readonly Problem[] };

/** Returns the story as the cache has it. */
function keptStory(
  key: string,
  story: Story,
  context: AssemblyContext,
  cache: BuildCache,
): CompiledStory | undefined {
  const found = cache.find(key);
  if (found === undefined) return undefined;
  const data = found.data as RecordData;
  if (!leadsToTheSame(data, story, context)) return undefined;
  return {
    article: compiledArticle(story, recordFrom(data, found.bytes)),
    problems: problemsAt(story.file.path, data.problems),
  };
}

type PreparedStory = { readonly assembled: AssembledArticle | undefined; readonly problems: Problem[] };

/** Prepares the text. An exception becomes a problem of the file. */
async function prepare(story: Story, context: AssemblyContext): Promise<PreparedStory> {
  const problems: Problem[] = [];
  try {
    return { assembled: await assembleMeasured(story, context, problems), problems };
  } catch (cause) {
    problems.push(problemFrom({ path: story.file.path }, cause));
    return { assembled: undefined, problems };
  }
}

/** Renders a prepared text. Keeps the record for later builds, unless it has an error. */
async function renderAndKeep(
  key: string,
  story: Story,
  { assembled, problems }: PreparedStory,
  cache: BuildCache,
  render: RenderArticle,
): Promise<CompiledStory> {
  const { path } = story.file;
  const record = await recordOf(path, assembled, cache.terms, render, problems);
  const shown = capped(path, problems);
  if (record === undefined || assembled === undefined) return { article: undefined, problems: shown };
  const storable = storableProblems(shown, path);
  if (storable === undefined) return { article: compiledArticle(story, record), problems: shown };
  const { data, bytes } = cache.keep(key, storedFrom(record, { problems: storable, trace: assembled.trace }));
  return { article: compiledArticle(story, recordFrom(data as RecordData, bytes)), problems: shown };
}

async function recordOf(
  path: string,
  assembled: AssembledArticle | undefined,
  terms: TermNumbers,
  render: RenderArticle,
  problems: Problem[],
): Promise<StoryRecord | undefined> {
  if (assembled?.article === undefined) return undefined;
  const { article, topicsBy } = assembled;
  const rendering = render(path, article, problems);
  // The terms are found here, because both threads would give them other numbers.
  const found = guarded({ path }, problems, () =>
    Uint32Array.from([...searchTerms(article)], terms.numberOf),
  );
  const rendered = await rendering;
  return rendered && found && { ...rendered, terms: found, topicsBy };
}

function compiledArticle(
  { file: { path, name }, seed, ownId, earlier, formerIds }: Story,
  record: StoryRecord,
): CompiledArticle {
  return { path, name, seed, ownId, earlier, formerIds, ...record };
}

/** Returns true if the links in the story have the same targets as when its record was made. */
function leadsToTheSame({ trace }: RecordData, story: Story, context: AssemblyContext): boolean {
  if (trace.calls.length === 0) return true;
  // If a target differs, the story is compiled again and may use other files. In this case, no file is marked
  // as used here.
  return context.library.rehearse(() => hasSameOutcome(trace, linksFrom(linkContextOf(story, context))));
}

/** Returns a digest of everything that all records depend on, except for the compiler itself. */
function contextKeyOf({ site, vocabulary: { topics, open, openToFolders } }: AssemblyContext): string {
  return digestOfText(JSON.stringify([site, [...topics], open, openToFolders]));
}

function storyKeyOf({ key, id, atomId, slug, published, aliases }: Story, contextKey: string): string {
  return keyOf("story", [contextKey, key, id, atomId, slug, published, aliases]);
}
