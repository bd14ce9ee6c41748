/** Leaves nothing behind: what is begun is undone when this process ends, be it done, failed or interrupted. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** `undo` may not wait for anything: the process is already ending. */
export function atEnd(undo: () => void): void {
  process.once("exit", undo);
}

/** The path of a new, empty folder, removed at the end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "seedcast-bench-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// A signal would otherwise end the process without its "exit" event.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
