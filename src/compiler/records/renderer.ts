/**
 * Renders articles in a thread, so that a large build uses two processors: one prepares the texts, the other
 * renders them and reads them back. Each takes about half of the time.
 */

import { getCompileCacheDir } from "node:module";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import type { TermNumbers } from "../cache/term-numbers.ts";
import type { Problem } from "../ground/problem.ts";
import { type RenderedStory, renderStory } from "./render-story.ts";

export type Renderer = {
  readonly render: (path: string, article: Article, problems: Problem[]) => Promise<RenderedStory>;
  readonly end: () => Promise<unknown>;
};

export type RenderThreadData = {
  readonly site: Site;
  /** The folder where Node keeps compiled code. */
  readonly compileCache: string | undefined;
};

export type RenderOrder = { readonly path: string; readonly article: Article };

/** `newTerms` are the search terms that the thread met for the first time. It numbers them from 0. */
export type RenderAnswer = { readonly newTerms: readonly string[] } & (
  | { readonly kind: "rendered"; readonly story: RenderedStory; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly cause: unknown }
);

/**
 * The number of articles after which the thread starts. It renders about as many in the time that its start
 * takes.
 */
const FIRST_ARTICLES = 100;

/**
 * The size in megabytes of the thread's memory for new objects. V8's own choice takes 70 MB more, and saves a
 * thirtieth of the thread's time.
 */
const YOUNG_GENERATION = 8;

const ENTRY = new URL("./render-thread.ts", import.meta.url);

/** The caller ends the renderer. `terms` numbers the search terms of the site. */
export function openRenderer(site: Site, terms: TermNumbers): Renderer {
  const first = availableParallelism() > 1 ? FIRST_ARTICLES : Number.POSITIVE_INFINITY;
  let rendered = 0;
  let thread: Renderer | undefined;
  return {
    async render(path, article, problems) {
      rendered += 1;
      if (rendered <= first) return renderStory(path, article, site, terms, problems);
      thread ??= startThread(site, terms);
      return thread.render(path, article, problems);
    },
    end: async () => thread?.end(),
  };
}

function startThread(site: Site, terms: TermNumbers): Renderer {
  // Node names the folder of its own version, which is in the folder to enable.
  const versionFolder = getCompileCacheDir();
  const workerData: RenderThreadData = { site, compileCache: versionFolder && dirname(versionFolder) };
  const worker = new Worker(ENTRY, {
    workerData,
    // Without its own `execArgv`, the thread would get the options of this process.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
  });
  /** The orders without an answer, in their sequence. */
  const waiting: PromiseWithResolvers<RenderAnswer>[] = [];
  /** The site's numbers of the thread's terms. */
  const numbers: number[] = [];
  worker.on("message", (answer: RenderAnswer) => {
    for (const term of answer.newTerms) numbers.push(terms.numberOf(term));
    waiting.shift()?.resolve(answer);
  });
  worker.on("error", (cause) => {
    for (const { reject } of waiting.splice(0)) reject(cause);
  });
  return {
    async render(path, article, problems) {
      const answer = Promise.withResolvers<RenderAnswer>();
      waiting.push(answer);
      worker.postMessage({ path, article } satisfies RenderOrder);
      const result = await answer.promise;
      if (result.kind === "failed") throw result.cause;
      problems.push(...result.problems);
      return { ...result.story, terms: result.story.terms.map((number) => numbers[number] ?? 0) };
    },
    end: () => worker.terminate(),
  };
}
