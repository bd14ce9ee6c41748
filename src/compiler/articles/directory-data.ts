/**
 * Reports the data files of Eleventy, which give values to other files: those of a folder, or of one file. The
 * build does not read them, because they may be programs.
 */

import { readFileSync } from "node:fs";
import { isDirectoryData } from "../ground/file-names.ts";
import { obeyMarks } from "../ground/marks.ts";
import { errorAt, type Problem, warningAt } from "../ground/problem.ts";
import type { SeedEntry } from "../ground/seeds.ts";

/** Reports an error for a value that would keep the other files private, because they would be published. */
export function reportDirectoryData(files: readonly SeedEntry[]): Problem[] {
  return files
    .filter(({ name }) => isDirectoryData(name))
    .map(({ path, location }) => {
      const mark = markIn(location);
      return mark === undefined
        ? warningAt(
            { path },
            "data of Eleventy for other files, not read",
            "values such as `author` and `tags` in the front matter of these files",
          )
        : errorAt(
            { path },
            `${mark} for other files (data of Eleventy), not read`,
            "this line in the front matter of these files",
          );
    });
}

const MARK =
  /\b(draft|permalink|published|eleventyExcludeFromCollections)["']?\s{0,9}:\s{0,9}(true|false)\b/g;

/** Returns the first mark in a file that would keep other files private, such as `permalink: false`. */
function markIn(location: string): string | undefined {
  const marks = [...textOf(location).matchAll(MARK)].map(([, key = "", value]) => ({
    written: `\`${key}: ${value}\``,
    values: { [key]: value === "true" },
  }));
  const settings = { knownNames: [], path: location, timezone: "UTC" };
  const isPrivate = ({ values }: (typeof marks)[number]) =>
    obeyMarks({ values, lineOf: () => undefined }, settings, []).withheld !== undefined;
  return marks.find(isPrivate)?.written;
}

function textOf(location: string): string {
  try {
    return readFileSync(location, "utf8");
  } catch {
    return "";
  }
}
