/**
 * The second thread of a large build. It parses half of the files, and renders the articles, so that the build
 * uses two processors.
 */

import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import type { Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { ParsedFile } from "../parse/cached-seed.ts";
import type { ParseSettings } from "../parse/parsed-seed.ts";
import type { RenderedStory } from "./render-story.ts";

export type ThreadOrders = {
  readonly parse: { readonly files: readonly ArticleFile[]; readonly settings: ParseSettings };
  readonly render: { readonly path: string; readonly article: Article; readonly site: Site };
};

export type ThreadAnswers = {
  readonly parse: readonly (ParsedFile | undefined)[];
  readonly render: { readonly story: RenderedStory | undefined; readonly problems: readonly Problem[] };
};

export type OrderKind = keyof ThreadOrders;

export type SecondThread = {
  /**
   * Gives the thread an order. The first call starts the thread. Returns undefined if the thread has ended, for
   * example because it had no memory left, or if it cannot start. A machine with one processor has no thread.
   */
  readonly ask: <Kind extends OrderKind>(
    kind: Kind,
    order: ThreadOrders[Kind],
  ) => Promise<ThreadAnswers[Kind] | undefined>;
};

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
const MODULE = "records/thread-orders.ts";

/** Ends the thread when `use` has returned or thrown an exception. `entry` is the file of the thread. */
export async function withSecondThread<Result>(
  use: (thread: SecondThread) => Promise<Result>,
  entry = ENTRY,
): Promise<Result> {
  let thread: RunningThread | undefined;
  try {
    return await use({
      async ask(kind, order) {
        thread ??= startThread(entry);
        return (await thread.ask({ kind, ...order })) as never;
      },
    });
  } finally {
    await thread?.end();
  }
}

type RunningThread = {
  readonly ask: (order: unknown) => Promise<unknown>;
  readonly end: () => Promise<unknown>;
};

const NO_THREAD: RunningThread = { ask: async () => undefined, end: async () => undefined };

function startThread(entry: URL): RunningThread {
  setFlagsFromString(HEAP_GROWTH);
  const worker = availableParallelism() === 1 ? undefined : newWorker(entry);
  if (worker === undefined) return NO_THREAD;
  let hasEnded = false;
  /** The orders without an answer, in their sequence. */
  const waiting: PromiseWithResolvers<unknown>[] = [];
  const stop = () => {
    hasEnded = true;
    for (const { resolve } of waiting.splice(0)) resolve(undefined);
  };
  worker.on("error", stop).on("messageerror", stop).on("exit", stop);
  worker.on("message", (answer: unknown) => waiting.shift()?.resolve(answer));
  return {
    ask(order) {
      if (hasEnded) return Promise.resolve(undefined);
      const answer = Promise.withResolvers<unknown>();
      waiting.push(answer);
      worker.postMessage(order);
      return answer.promise;
    },
    end: () => worker.terminate(),
  };
}

/** Returns undefined if the system allows this process no other thread. */
function newWorker(entry: URL): Worker | undefined {
  try {
    return new Worker(entry, {
      workerData: { module: MODULE },
      // Without `execArgv`, the thread would get the options of this process.
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
  } catch {
    return undefined;
  }
}
