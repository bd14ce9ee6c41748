/**
 * Shows the progress of a long build: a bar on a terminal, or a line for each step if the output is no
 * terminal. Shows nothing for a short build. The name of a slow file appears only after the file is finished,
 * because nothing interrupts the work on a file.
 */

import type { Progress } from "../articles/understand.ts";

/** The output for progress, such as `process.stderr`. */
export type Screen = {
  readonly isTTY?: boolean | undefined;
  /** The number of characters in a line. */
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
};

/** Returns the milliseconds since any fixed instant. */
export type StopWatch = () => number;

/** The milliseconds before the bar appears. Short builds have none. */
const PATIENCE = 500;
/**
 * If a file takes longer than this many milliseconds, its name is shown. The first file of a step waits for
 * the start of the compiler, which takes two seconds on a busy machine.
 */
const LONG = 5_000;
/** The milliseconds between two updates of the bar. */
const PACE = 100;
/**
 * If the output is no terminal, steps are printed only for this number of articles or more. A smaller build
 * ends within seconds.
 */
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
  const bar = `${step.padEnd("rendering".length)} [${"#".repeat(full)}${".".repeat(WIDTH - full)}] ${done} of ${total}`;
  // A bar that is wider than the terminal would fill two lines, and only one of them could be removed.
  const room = Math.max(0, columns - 2 - bar.length);
  const name = path.length <= room ? path : `…${path.slice(path.length - room + 1)}`;
  return room < 2 ? bar : `${bar} ${name}`;
}
