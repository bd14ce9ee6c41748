/** Writes new articles into the folder of seeds. Never overwrites a file, and never leaves a partial one. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { errorAt, type Problem } from "../compiler/ground/problem.ts";
import { codeOf, reasonOf } from "./reason.ts";
import type { Seed } from "./to-seed.ts";

export type WrittenSeeds = {
  /** The paths of the files, as problems name them. */
  readonly written: readonly string[];
  readonly problems: readonly Problem[];
};

/** Stops at a full disk or a folder that is not writable, because every further file would fail too. */
export async function writeSeeds(
  seeds: readonly Seed[],
  folder: string,
  dryRun: boolean,
): Promise<WrittenSeeds> {
  const written: string[] = [];
  const problems: Problem[] = [];
  for (const { name, text } of seeds) {
    const location = join(folder, name);
    const path = posix.join(folder.replaceAll("\\", "/"), name);
    try {
      if (!dryRun) await write(location, text);
      written.push(path);
    } catch (cause) {
      const others = seeds.length - written.length - problems.length - 1;
      const isThere = isTaken(cause);
      const rest = isThere || others === 0 ? "" : `, and ${others} more`;
      problems.push(
        errorAt(
          { path },
          `cannot be written (${reasonOf(cause)})${rest}`,
          "a writable folder with room for a new file",
        ),
      );
      if (!isThere) break;
    }
  }
  return { written, problems };
}

async function write(location: string, text: string): Promise<void> {
  await mkdir(join(location, ".."), { recursive: true });
  try {
    await writeFile(location, text, { flag: "wx" });
  } catch (cause) {
    // A partial article would be published, and the next import would treat it as complete.
    if (!isTaken(cause)) await rm(location, { force: true }).catch(() => undefined);
    throw cause;
  }
}

/** Returns true if the file exists, in any capitals. Returns false if a file is in the place of a folder. */
function isTaken(cause: unknown): boolean {
  return codeOf(cause) === "EEXIST" && (cause as NodeJS.ErrnoException).syscall === "open";
}
