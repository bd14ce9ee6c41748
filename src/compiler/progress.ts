/** Shows the progress of a long build: a bar on a terminal, else a line for each step. Shows nothing for a short build. */

import type { Progress } from "./understand.ts";

/** The output for progress, such as `process.stderr`. */
export type Screen = {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
};

/** Returns milliseconds since any fixed instant. */
export type StopWatch = () => number;

/** Milliseconds before the bar appears, so that short builds have none. */
const PATIENCE = 500;
/** Milliseconds between two updates of the bar. */
const PACE = 100;
/** The number of articles from which steps are printed without a terminal. Fewer are built at once. */
const MANY = 1000;
const WIDTH = 30;
const CLEAR = "\r\u001b[K";

export type ProgressDisplay = {
  readonly progress: Progress;
  /** Removes the bar, so that other lines can be printed. */
  readonly end: () => void;
};

export function showProgress(screen: Screen, elapsed: StopWatch): ProgressDisplay {
  const started = elapsed();
  let lastStep: string | undefined;
  let drawn: number | undefined;
  return {
    progress(step, done, total) {
      const now = elapsed();
      if (!screen.isTTY) {
        if (step !== lastStep && total >= MANY) screen.write(`${step} ${total} articles\n`);
        lastStep = step;
      } else if (now - started >= PATIENCE && now - (drawn ?? 0) >= PACE) {
        screen.write(CLEAR + barOf(step, done, total));
        drawn = now;
      }
    },
    end() {
      if (drawn !== undefined) screen.write(CLEAR);
    },
  };
}

function barOf(step: string, done: number, total: number): string {
  const full = Math.round((done / Math.max(1, total)) * WIDTH);
  return `${step.padEnd("understanding".length)} [${"#".repeat(full)}${".".repeat(WIDTH - full)}] ${done} of ${total}`;
}
