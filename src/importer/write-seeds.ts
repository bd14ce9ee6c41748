/**
 * Writes new articles into the folder of seeds (article files). Never overwrites a file, and never leaves a
 * partial one.
 */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import { errorAt, type Problem } from "../compiler/ground/problem.ts";
import { codeOf, reasonOf } from "./reason.ts";
import type { Seed } from "./to-seed.ts";

/**
 * Returns the paths of the files, as problems name them. Stops at a full disk or a folder that is not
 * writable, because every further file would fail too.
 */
export async function writeSeeds(
  seeds: readonly Seed[],
  {
    folder,
    cwd,
    dryRun,
  }: { readonly folder: string; readonly cwd: string | undefined; readonly dryRun: boolean },
  failures: Problem[],
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [at, { name, text }] of seeds.entries()) {
    const location = resolve(cwd ?? "", folder, name);
    const path = posix.join(folder.replaceAll("\\", "/"), name);
    try {
      if (!dryRun) await writeNew(location, text);
      written.push(path);
    } catch (cause) {
      const others = seeds.length - at - 1;
      const isThere = isTaken(cause);
      const rest = isThere || others === 0 ? "" : `, and ${others} more`;
      failures.push(
        errorAt(
          { path },
          `cannot be written (${reasonOf(cause)})${rest}`,
          "a writable folder with room for a new file",
        ),
      );
      if (!isThere) break;
    }
  }
  return written;
}

/** Writes a file with its folder. Throws if the file exists, and never leaves a partial one. */
export async function writeNew(location: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(location, ".."), { recursive: true });
  try {
    await writeFile(location, content, { flag: "wx" });
  } catch (cause) {
    // A partial file is removed, because it would be published, and the next import would treat it as
    // complete.
    if (!isTaken(cause)) await rm(location, { force: true }).catch(() => undefined);
    throw cause;
  }
}

/** Returns true if the file exists, in any capitals. Returns false if a file is in the place of a folder. */
function isTaken(cause: unknown): boolean {
  return codeOf(cause) === "EEXIST" && (cause as NodeJS.ErrnoException).syscall === "open";
}
