/** Writes new articles into the folder of seeds. Never over a file that is there, and never half of one. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { errorAt, type SeedProblem } from "../problem.ts";
import { codeOf, reasonOf } from "./reason.ts";
import type { Seed } from "./to-seed.ts";

export type WrittenSeeds = {
  /** As problems name files. */
  readonly written: readonly string[];
  readonly problems: readonly SeedProblem[];
};

/** A full disk or a folder that is not writable fails for every file alike, so it ends the writing. */
export async function writeSeeds(
  seeds: readonly Seed[],
  folder: string,
  dryRun: boolean,
): Promise<WrittenSeeds> {
  const written: string[] = [];
  const problems: SeedProblem[] = [];
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
        errorAt({ path }, `cannot be written (${reasonOf(cause)})${rest}`, "room for a new file in a folder"),
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
    // A part of an article would be published, and the next import would take it for all of it.
    if (!isTaken(cause)) await rm(location, { force: true }).catch(() => undefined);
    throw cause;
  }
}

/** A file of that name is there, perhaps in other capitals. A file in the place of a folder is another matter. */
function isTaken(cause: unknown): boolean {
  return codeOf(cause) === "EEXIST" && (cause as NodeJS.ErrnoException).syscall === "open";
}
