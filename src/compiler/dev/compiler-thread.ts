/** Runs the compiler in a thread, so that requests never wait for it. */

import { Worker } from "node:worker_threads";
import type { Progress } from "../articles/understand.ts";
import type { DevBuild, DevSettings } from "./dev-build.ts";

/** The settings that can be sent to a thread. */
export type ThreadSettings = Omit<DevSettings, "now" | "progress" | "cache">;

/** The data with which a thread starts. */
export type ThreadData = {
  /** The folder of builds, which has the results of earlier ones. */
  readonly output: string;
};

export type ThreadMessage =
  | { readonly kind: "progress"; readonly progress: Parameters<Progress> }
  /** `duration` is in milliseconds. */
  | { readonly kind: "build"; readonly build: DevBuild; readonly duration: number };

export type ThreadHandlers = {
  readonly onProgress: Progress;
  /** `changed` are the changed files that caused the build. */
  readonly onBuild: (build: DevBuild, changed: readonly string[], duration: number) => void;
  /** Called if an exception or a lack of memory ended the thread. */
  readonly onCrash: (cause: Error) => void;
};

export type CompilerThread = {
  /**
   * Compiles now. If a compilation is running, compiles again after it. `changed` are the changed files that
   * are the reason.
   */
  readonly compile: (settings: ThreadSettings, changed: readonly string[]) => void;
  /** Ends the thread. The next compilation starts another one, which loads the compiler's present sources. */
  readonly end: () => Promise<void>;
};

type Order = { readonly settings: ThreadSettings; readonly changed: readonly string[] };

const ENTRY = new URL("../thread.js", import.meta.url);
const MODULE = "dev/compile-orders.ts";

export function startThread(
  data: ThreadData,
  { onProgress, onBuild, onCrash }: ThreadHandlers,
): CompilerThread {
  let thread: Worker | undefined;
  /** The present compilation, and the next one. */
  let present: Order | undefined;
  let next: Order | undefined;

  return {
    compile(settings, changed) {
      next = { settings, changed: [...new Set([...(next?.changed ?? []), ...changed])] };
      if (present === undefined) compileNext();
    },
    async end() {
      const ended = thread;
      [thread, present, next] = [undefined, undefined, undefined];
      await ended?.terminate();
    },
  };

  function compileNext(): void {
    [present, next] = [next, undefined];
    if (present === undefined) return;
    thread ??= newThread();
    thread.postMessage(present.settings);
  }

  function newThread(): Worker {
    // Without `execArgv`, the thread would get the options of this process.
    const started = new Worker(ENTRY, { workerData: { module: MODULE, ...data }, execArgv: [] });
    started.on("message", (message: ThreadMessage) => {
      if (started !== thread) return;
      if (message.kind === "progress") return onProgress(...message.progress);
      onBuild(message.build, present?.changed ?? [], message.duration);
      compileNext();
    });
    started.on("error", (cause: Error) => {
      if (started !== thread) return;
      thread = undefined;
      onCrash(cause);
      compileNext();
    });
    return started;
  }
}
