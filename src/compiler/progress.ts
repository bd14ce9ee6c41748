/** Shows how far a long build has come: a bar on a terminal, a line a step elsewhere, nothing for a short one. */

import type { Progress } from "./understand.ts";

/** Where it is shown; `process.stderr` is one. */
export type Screen = {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
};

/** Milliseconds, from any start. */
export type StopWatch = () => number;

/** Whoever waits so long wants to know what for. Milliseconds. */
const PATIENCE = 500;
/** Between two looks of the bar. Milliseconds. */
const PACE = 100;
/** Where there is no terminal: fewer articles take no time that is worth a line. */
const MANY = 1000;
const WIDTH = 30;
const CLEAR = "\r\u001b[K";

export type ShownProgress = {
  readonly progress: Progress;
  /** Takes the bar away, before anything else is printed. */
  readonly end: () => void;
};

export function showProgress(screen: Screen, elapsed: StopWatch): ShownProgress {
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
