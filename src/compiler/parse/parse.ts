/** Parses one file of any kind. */

import { ok, type Result } from "../../model/result.ts";
import { holdMarks } from "../content/html-limits.ts";
import { guarded } from "../ground/guard.ts";
import type { SeedProblem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { latestRelease, parseBody } from "./body.ts";
import { type CheckedFields, readFields } from "./fields.ts";
import { type FrontMatter, splitFrontMatter } from "./front-matter.ts";
import type { ParseOutcome, ParseSettings } from "./parsed-seed.ts";
import { readFrontMatter } from "./read-front-matter.ts";

/**
 * Front matter may stand before any kind of text; before plain copy it wins over the copy's own labels. Of dates that hold an
 * article back the latest counts, wherever it is written. If one of front matter and text cannot be read, the problems of the
 * other are reported too. A withheld article is not parsed further.
 */
export function parseArticle(file: ArticleFile, settings: ParseSettings): ParseOutcome {
  const { path } = file;
  const split = guarded({ path, line: 1 }, () => {
    holdMarks(file.text);
    return splitFrontMatter(file);
  });
  if (!split.ok) return { problems: split.error };
  const { frontMatter, body } = split.value;
  const checked =
    frontMatter === undefined
      ? ok(NO_FIELDS)
      : guarded({ path }, () => readFieldsOf(frontMatter, path, settings));
  const { fields, warnings } = checked.ok ? checked.value : { ...NO_FIELDS, warnings: checked.error };
  if (fields.withheld !== undefined) return { seed: { ...fields, html: "" }, problems: warnings };

  const parsed = guarded({ path, line: body.line }, () => ok(parseBody(file, body, settings, fields.title)));
  if (!parsed.ok) return { problems: [...warnings, ...parsed.error] };
  const problems = [...warnings, ...parsed.value.problems];
  if (parsed.value.seed === undefined) return { problems };
  const { derivations = [], ...seed } = parsed.value.seed;
  return {
    seed: {
      ...seed,
      ...fields,
      ...latestRelease(seed, fields),
      derivations: derivations.filter(({ field }) => !(field in fields)),
      ...(checked.ok ? {} : { isPartial: true }),
    },
    problems,
  };
}

const NO_FIELDS: CheckedFields = { fields: {}, warnings: [] };

function readFieldsOf(
  frontMatter: FrontMatter,
  path: string,
  { timezone }: ParseSettings,
): Result<CheckedFields, SeedProblem[]> {
  const raw = readFrontMatter(frontMatter, path);
  return raw.ok ? readFields(raw.value, path, timezone) : raw;
}
