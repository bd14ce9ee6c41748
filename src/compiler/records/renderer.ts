/**
 * Renders articles in a thread, so that a large build uses two processors: one prepares the texts, the other
 * renders them and reads them back. Each takes about half of the time.
 */

import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { type RenderedStory, renderStory } from "./render-story.ts";

export type Renderer = {
  /** Returns undefined if the article cannot be rendered. Then the reason is among the problems. */
  readonly render: (
    path: string,
    article: Article,
    problems: Problem[],
  ) => Promise<RenderedStory | undefined>;
  readonly end: () => Promise<unknown>;
};

export type RenderThreadData = {
  readonly module: string;
  readonly site: Site;
};

export type RenderOrder = { readonly path: string; readonly article: Article };

export type RenderAnswer = {
  readonly story: RenderedStory | undefined;
  readonly problems: readonly Problem[];
};

/**
 * The number of articles that are rendered before the thread starts. Rendering them takes about as long as
 * its start.
 */
const FIRST_ARTICLES = 100;

/**
 * The size in megabytes of the thread's memory for new objects. With V8's own choice, the thread needs 70 MB
 * more and a thirtieth less time.
 */
const YOUNG_GENERATION = 8;

/**
 * Lets the heap grow by two fifths between two garbage collections. By default it grows to four times the size,
 * so a large build would take much more memory than it uses. Smaller builds are faster without this limit.
 */
const HEAP_GROWTH = "--heap-growing-percent=40";

const ENTRY = new URL("../thread.js", import.meta.url);
const MODULE = "records/render-orders.ts";

/** Opens a renderer, which the caller must end. `entry` is the file of the thread. */
export function openRenderer(site: Site, entry = ENTRY): Renderer {
  const first = availableParallelism() > 1 ? FIRST_ARTICLES : Number.POSITIVE_INFINITY;
  let rendered = 0;
  let thread: RenderThread | undefined;
  return {
    async render(path, article, problems) {
      rendered += 1;
      if (rendered > first) {
        thread ??= startThread(entry, site);
        const answer = await thread.ask({ path, article });
        if (answer !== undefined) {
          problems.push(...answer.problems);
          return answer.story;
        }
      }
      return guarded({ path }, problems, () => renderStory(path, article, site, problems));
    },
    end: async () => thread?.end(),
  };
}

type RenderThread = {
  /** Returns undefined if the thread has ended, for example because it had no memory left. */
  readonly ask: (order: RenderOrder) => Promise<RenderAnswer | undefined>;
  readonly end: () => Promise<unknown>;
};

function startThread(entry: URL, site: Site): RenderThread {
  setFlagsFromString(HEAP_GROWTH);
  const worker = new Worker(entry, {
    workerData: { module: MODULE, site } satisfies RenderThreadData,
    // Without `execArgv`, the thread would get the options of this process.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
  });
  let hasEnded = false;
  /** The orders without an answer, in their sequence. */
  const waiting: PromiseWithResolvers<RenderAnswer | undefined>[] = [];
  const stop = () => {
    hasEnded = true;
    for (const { resolve } of waiting.splice(0)) resolve(undefined);
  };
  worker.on("error", stop).on("messageerror", stop).on("exit", stop);
  worker.on("message", (answer: RenderAnswer) => waiting.shift()?.resolve(answer));
  return {
    ask(order) {
      if (hasEnded) return Promise.resolve(undefined);
      const answer = Promise.withResolvers<RenderAnswer | undefined>();
      waiting.push(answer);
      worker.postMessage(order);
      return answer.promise;
    },
    end: () => worker.terminate(),
  };
}
