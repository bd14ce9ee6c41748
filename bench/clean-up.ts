/** Cleans up when this process ends, also after a failure or an interruption. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const undos: (() => void)[] = [];

/** Calls `undo` at the end. `undo` must be synchronous, because the process is already ending. */
export function atEnd(undo: () => void): void {
  undos.push(undo);
}

process.once("exit", () => {
  for (const undo of undos) undo();
});

/** Makes an empty folder that is removed at the end, and returns its path. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "seedcast-bench-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Without these handlers, a signal ends the process without its "exit" event.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
