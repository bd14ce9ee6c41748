/** Reports the builds of `npm run dev` in few lines, because there is one after each save. */

import { posix } from "node:path";
import { isError, printable } from "../ground/problem.ts";
import { count } from "../report/count.ts";
import { reportDrafts } from "../report/drafts.ts";
import { describeAll, describeErrors } from "../report/problems.ts";
import { countScheduled } from "../report/stage.ts";
import type { DevBuild } from "./dev-build.ts";

export type DevReporter = (build: DevBuild, circumstances: Circumstances) => string[];

type Circumstances = {
  /** The changed files, as paths within the folder of seeds. Empty for a first build. */
  readonly changed: readonly string[];
  /** The milliseconds from the change to the end of the build. */
  readonly duration: number;
  /** The address of the dev server, if it shows drafts. */
  readonly localUrl: string | undefined;
};

/** The maximum numbers of named files, and of warnings and notes. */
const [MOST_FILES, MOST_LINES] = [3, 20];

/**
 * Returns a function that reports one build after another. Errors are printed at every build. Other lines are
 * printed only if the build before did not have them.
 */
export function devReporter(folder: string): DevReporter {
  let isGood = false;
  let printed: ReadonlySet<string> = new Set();
  return ({ site, problems }, { changed, duration, localUrl }) => {
    const others = describeAll(problems.filter((problem) => !isError(problem)));
    const drafts =
      site === undefined || localUrl === undefined || site.drafts.length === 0
        ? []
        : [reportDrafts(site.drafts, localUrl)];
    const news = [...others, ...drafts].filter((line) => !printed.has(line));
    printed = new Set([...others, ...drafts]);
    isGood ||= site !== undefined;
    return [
      ...capped(news),
      ...describeErrors(problems),
      site === undefined
        ? `${described(changed)}${count(problems.filter(isError).length, "error")}; ${isGood ? "the last good build is still served" : "the dev server shows this until it is fixed"}`
        : described(changed) +
          [count(site.articles, "article"), ...countScheduled(site.scheduled), seconds(duration)].join(", "),
    ];
  };

  function described(changed: readonly string[]): string {
    if (changed.length === 0) return "";
    const named = changed.slice(0, MOST_FILES).map((name) => printable(posix.join(folder, name)));
    const more = changed.length - named.length;
    return `${named.join(", ")}${more === 0 ? "" : ` and ${count(more, "more file")}`}: `;
  }
}

function capped(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more <= 0
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `and ${count(more, "more line")}; npm run check:seeds prints all`];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
