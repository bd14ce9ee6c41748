/** Turns an error of the file system, such as a full disk, into a problem of one line. */

import { relative } from "node:path";
import { getSystemErrorMessage } from "node:util";
import { err, ok, type Result } from "../../model/result.ts";
import { errorAt, type Problem } from "../ground/problem.ts";

/**
 * Calls `work`, which writes to `place`. If the file system fails, returns a problem. The problem names the
 * file of the system's error if that file is in `place`. If not, it names `place`. Paths are shown relative
 * to `cwd`.
 */
export async function onDisk<Value>(
  place: string,
  cwd: string,
  work: () => Promise<Value>,
): Promise<Result<Value, Problem>> {
  try {
    return ok(await work());
  } catch (cause) {
    const { errno, path = place, dest = path } = cause as NodeJS.ErrnoException & { dest?: string };
    if (errno === undefined) throw cause;
    const named = (dest.startsWith(place) ? dest : place).replace(/\.\d+\.unfinished$/, "");
    return err(
      errorAt(
        { path: relative(cwd, named) },
        `cannot be written: ${getSystemErrorMessage(errno)}`,
        "a writable place on a disk with free space",
      ),
    );
  }
}
