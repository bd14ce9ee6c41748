/**
 * Reports changes of files in a folder and in all folders below it. Follows no symbolic link, because a link
 * can lead out of the folder: to private files, or to `/proc`.
 */

import { type FSWatcher, lstatSync, readdirSync, statSync, watch } from "node:fs";
import { join, posix } from "node:path";

export type FolderWatch = { readonly close: () => void };

export type WatchSettings = {
  /** Returns true for a file or folder whose changes are not reported. `name` is its path within the folder. */
  readonly isIgnored: (name: string) => boolean;
  /** Called with the paths of changed files within the folder. `""` stands for the folder itself. */
  readonly onChange: (names: readonly string[]) => void;
  /** Called if the system refuses to watch a folder, for example because it watches too many already. */
  readonly onFailure: (name: string, cause: NodeJS.ErrnoException) => void;
};

/** The milliseconds without a change before the report, because an editor writes a file in several steps. */
const DEBOUNCE = 15;

/** The milliseconds between two checks if the folder itself was created, removed or replaced. */
const PACE = 500;

/**
 * Watches a folder, even if it does not exist yet. Each folder has a separate watcher. Node's recursive
 * watcher would watch each file on Linux, and can miss the files of a new folder.
 */
export function watchFolder(folder: string, settings: WatchSettings): FolderWatch {
  const { isIgnored, onChange, onFailure } = settings;
  const watchers = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let report: NodeJS.Timeout | undefined;
  let known = identityOf(folder);
  if (known !== undefined) add("");
  const look = setInterval(() => {
    const present = identityOf(folder);
    if (present === known) return;
    known = present;
    remove("");
    if (present !== undefined) add("");
    note("");
  }, PACE);

  return {
    close() {
      clearInterval(look);
      clearTimeout(report);
      remove("");
    },
  };

  function add(name: string): void {
    try {
      const watcher = watch(join(folder, name), (event, file) => {
        if (file === null) return note(name);
        const path = posix.join(name, file);
        if (isIgnored(path)) return;
        // This event also comes for folders that are new, removed or replaced.
        if (event === "rename") renew(path);
        note(path);
      });
      watchers.set(name, watcher);
      watcher.on("error", () => remove(name));
      for (const item of readdirSync(join(folder, name), { withFileTypes: true })) {
        const path = posix.join(name, item.name);
        if (item.isDirectory() && !isIgnored(path)) add(path);
      }
    } catch (cause) {
      // If the folder was removed in the meantime, this is no failure.
      if (identityOf(join(folder, name)) !== undefined) onFailure(name, cause as NodeJS.ErrnoException);
    }
  }

  function renew(name: string): void {
    remove(name);
    if (isFolder(join(folder, name))) add(name);
  }

  /** Ends the watchers of a folder and of all folders below it. */
  function remove(name: string): void {
    for (const [path, watcher] of watchers) {
      if (name !== "" && path !== name && !path.startsWith(`${name}/`)) continue;
      watchers.delete(path);
      watcher.close();
    }
  }

  function note(name: string): void {
    changed.add(name);
    clearTimeout(report);
    report = setTimeout(() => {
      const names = [...changed].sort();
      changed.clear();
      onChange(names);
    }, DEBOUNCE);
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Identifies a folder on its disk, because another folder may get the same name. */
function identityOf(path: string): string | undefined {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts?.isDirectory() ? `${facts.dev}:${facts.ino}` : undefined;
}
