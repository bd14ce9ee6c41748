/** Watches the files that `npm run dev` depends on: the seeds (article files), and the sources of the compiler. */

import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type Problem, warningAt } from "../ground/problem.ts";
import { type FolderWatch, watchFolder } from "./watch-folder.ts";

export type WatchedSite = {
  /** The folder of seeds as the user named it, and as an absolute path. */
  readonly folder: string;
  readonly location: string;
};

export type SiteWatchHandlers = {
  /** Gets the paths of changed files within the folder of seeds. Removed files only if no other file changed. */
  readonly onSeeds: (names: readonly string[]) => void;
  readonly onSources: () => void;
  readonly onProblem: (problem: Problem) => void;
};

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Loads the names of files that editors leave. Loading takes a while, because the names are in a YAML file.
 */
export function loadLeftovers(): Promise<{ readonly isLeftover: (name: string) => boolean }> {
  return import("../ground/file-names.ts");
}

export function watchSite(
  { folder, location }: WatchedSite,
  { onSeeds, onSources, onProblem }: SiteWatchHandlers,
): FolderWatch {
  const failed = (shown: string) => (name: string, cause: NodeJS.ErrnoException) =>
    onProblem(unwatched(posix.join(shown, name), cause));
  const watches = [
    watchFolder(location, { isIgnored: isOfPrograms, onChange: reportSeeds, onFailure: failed(folder) }),
    watchFolder(SOURCES, { isIgnored: isOfWorker, onChange: onSources, onFailure: failed("src") }),
  ];
  let isClosed = false;
  return {
    close() {
      isClosed = true;
      for (const one of watches) one.close();
    },
  };

  async function reportSeeds(names: readonly string[]): Promise<void> {
    const { isLeftover } = await loadLeftovers();
    const changed = names.filter((name) => !isLeftover(name));
    // An editor may write a file under another name first. That name is of no interest once it is gone.
    const present = changed.filter((name) => existsSync(join(location, name)));
    if (changed.length > 0 && !isClosed) onSeeds(present.length > 0 ? present : changed);
  }
}

/** Returns true for a folder that belongs to another program. */
function isOfPrograms(name: string): boolean {
  return /(?:^|\/)(?:\.git|\.wrangler|node_modules|bower_components)$/.test(name);
}

/** Returns true for sources that wrangler watches. */
function isOfWorker(name: string): boolean {
  return /^edge(?:\/|$)/.test(name);
}

function unwatched(path: string, { code = "an error" }: NodeJS.ErrnoException): Problem {
  return warningAt(
    { path },
    `changes are not seen, because the system refuses to watch it: ${code}`,
    "fewer folders, or a higher limit of watched files",
  );
}
