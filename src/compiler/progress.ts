/**
 * Shows how far a long build has come: a bar on a terminal, a line for each step elsewhere, nothing for a short build. A file that takes
 * long is named in both places, once it is done: the work on one file is never interrupted.
 */

import type { Progress } from "./understand.ts";

/** Where it is shown; `process.stderr` is one. */
export type Screen = {
  readonly isTTY?: boolean | undefined;
  /** Of characters in a line. */
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
};

/** Milliseconds, from any start. */
export type StopWatch = () => number;

/** A shorter build shows no bar. Milliseconds. */
const PATIENCE = 500;
/** A file that takes longer is named. Milliseconds. */
const LONG = 2_000;
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
  let current: { readonly step: string; readonly path: string; readonly since: number } | undefined;
  const clear = () => {
    if (drawn !== undefined) screen.write(CLEAR);
  };
  const nameIfSlow = (now: number) => {
    if (current === undefined || now - current.since < LONG) return;
    clear();
    screen.write(
      `${current.step} ${current.path} took ${Math.round((now - current.since) / 1000)} seconds\n`,
    );
  };
  return {
    progress(step, done, total, path) {
      const now = elapsed();
      nameIfSlow(now);
      current = path === undefined ? undefined : { step, path, since: now };
      if (!screen.isTTY) {
        if (step !== lastStep && total >= MANY) screen.write(`${step} ${total} articles\n`);
        lastStep = step;
      } else if (now - started >= PATIENCE && now - (drawn ?? 0) >= PACE) {
        screen.write(CLEAR + barOf(step, done, total, path, screen.columns));
        drawn = now;
      }
    },
    end() {
      nameIfSlow(elapsed());
      clear();
    },
  };
}

function barOf(step: string, done: number, total: number, path = "", columns = 80): string {
  const full = Math.round((done / Math.max(1, total)) * WIDTH);
  const bar = `${step.padEnd("understanding".length)} [${"#".repeat(full)}${".".repeat(WIDTH - full)}] ${done} of ${total}`;
  // A bar that is wider than the terminal could not be taken away again.
  const room = Math.max(0, columns - 2 - bar.length);
  const name = path.length <= room ? path : `…${path.slice(path.length - room + 1)}`;
  return room < 2 ? bar : `${bar} ${name}`;
}
