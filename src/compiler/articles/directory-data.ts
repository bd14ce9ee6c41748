/**
 * Reports data files of Eleventy, Lume and Quarto. Such a file gives values to the articles of a folder, or to one article. The
 * build does not read these values, because data files may be programs.
 */

import { dirname } from "node:path";
import { dataToolOf } from "../ground/folder-data.ts";
import { obeyMarks } from "../ground/marks.ts";
import { errorAt, type Problem, warningAt } from "../ground/problem.ts";
import type { SeedEntry, SeedFolder } from "../ground/seeds.ts";
import { pathFrom, roughText } from "./tool-settings.ts";

/**
 * Returns a warning for each data file. Returns an error for a value that would keep the other files private,
 * because they would be published. A file counts as such data only if articles are in its folder or below.
 * JSON must be an object, because a list is data of another kind.
 */
export function reportDirectoryData({
  articles,
  others,
}: Pick<SeedFolder, "articles" | "others">): Problem[] {
  return others.flatMap((entry) => {
    const { name, path } = entry;
    const tool = dataToolOf(name);
    if (tool === undefined || !articles.some((article) => isBeside(entry, article))) return [];
    const text = roughText(entry);
    if (/\.json$/i.test(name) && !/^\s*\{/.test(text)) return [];
    const mark = markIn(text, path);
    return mark === undefined
      ? warningAt(
          { path },
          `data of ${tool} for other files, not read`,
          "values such as `author` and `tags` in the front matter of these files",
        )
      : errorAt(
          { path },
          `${mark} for other files (data of ${tool}), not read`,
          "this line in the front matter of these files",
        );
  });
}

/** Returns true for an article in the folder of the data or below. */
function isBeside(data: SeedEntry, article: SeedEntry): boolean {
  return !pathFrom(dirname(data.location), article.location).startsWith("../");
}

const MARK =
  /\b(draft|permalink|url|published|eleventyExcludeFromCollections)["']?\s{0,9}[:=]\s{0,9}(true|false)\b/g;

/** Returns the first mark in a file that would keep other files private, such as `permalink: false`. */
function markIn(text: string, path: string): string | undefined {
  const marks = [...text.matchAll(MARK)].map(([, key = "", value]) => ({
    written: `\`${key}: ${value}\``,
    values: { [key]: value === "true" },
  }));
  const settings = { knownNames: [], path, timezone: "UTC" };
  const isPrivate = ({ values }: (typeof marks)[number]) =>
    obeyMarks({ values, lineOf: () => undefined }, settings, []).withheld !== undefined;
  return marks.find(isPrivate)?.written;
}
