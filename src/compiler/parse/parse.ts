/** Parses one file of any kind. */

import { ok, type Result } from "../../model/result.ts";
import { holdMarks } from "../content/html-limits.ts";
import { MAX_FRONT_MATTER_BYTES, MAX_FRONT_MATTER_ENTRIES } from "../ground/file-limits.ts";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { parseYamlFields } from "../ground/yaml.ts";
import type { YamlLimits } from "../ground/yaml-limits.ts";
import { latestRelease, parseBody } from "./body.ts";
import { type CheckedFields, readFields } from "./fields.ts";
import { type NumberedText, splitFrontMatter } from "./front-matter.ts";
import type { ParseOutcome, ParseSettings } from "./parsed-seed.ts";

/**
 * Parses an article. Front matter may precede any kind of text, and overrides the labels of plain text. If
 * several dates hold an article back, the latest counts. If front matter or text cannot be read, the problems
 * of the other part are reported too. A withheld article is not parsed further.
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
      : guarded({ path }, () => readFrontMatter(frontMatter, path, settings));
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

const FRONT_MATTER_LIMITS: YamlLimits = { bytes: MAX_FRONT_MATTER_BYTES, entries: MAX_FRONT_MATTER_ENTRIES };

function readFrontMatter(
  { text, line }: NumberedText,
  path: string,
  { timezone }: ParseSettings,
): Result<CheckedFields, Problem[]> {
  const raw = parseYamlFields(text, { path, line }, FRONT_MATTER_LIMITS);
  return raw.ok ? readFields(raw.value, path, timezone) : raw;
}
