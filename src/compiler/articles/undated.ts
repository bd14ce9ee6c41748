/** Finds dates for articles without one, if the site chose git or the file system as the source. */

import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";
import { type Instant, wholeSecond } from "../../model/instant.ts";

const run = promisify(execFile);

export async function dateFrom(source: "git" | "mtime", location: string): Promise<Instant | undefined> {
  return source === "git" ? firstCommit(location) : wholeSecond((await stat(location)).mtimeMs);
}

/**
 * Returns the time when git first had the file, also under earlier names. Returns undefined in a shallow
 * clone, and for a file outside git.
 */
async function firstCommit(location: string): Promise<Instant | undefined> {
  if ((await git(location, "rev-parse", "--is-shallow-repository")) !== "false") return undefined;
  const seconds = (
    await git(location, "log", "--follow", "--diff-filter=A", "--format=%at", "--", basename(location))
  )
    .split("\n")
    .at(-1);
  return seconds ? Number(seconds) * 1000 : undefined;
}

async function git(location: string, ...args: string[]): Promise<string> {
  return run("git", args, { cwd: dirname(location) }).then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
}
