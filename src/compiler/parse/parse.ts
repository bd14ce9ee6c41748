/** Parses one file of any kind. */

import { posix } from "node:path";
import { err, ok, type Result } from "../../model/result.ts";
import { holdMarks } from "../content/html-limits.ts";
import { dateOfFileName } from "../ground/date.ts";
import { guarded } from "../ground/guard.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { latestRelease, parseBody } from "./body.ts";
import { type CheckedFields, FIELD_NAMES, type Fields, readFields } from "./fields.ts";
import { type FrontMatter, splitFrontMatter } from "./front-matter.ts";
import type { ParsedSeed, ParseOutcome, ParseSettings } from "./parsed-seed.ts";
import { readFrontMatter } from "./read-front-matter.ts";
import { translateFields } from "./synonyms.ts";

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
      : guarded({ path }, () => readFieldsOf(frontMatter, file, settings));
  const { fields, warnings } = checked.ok ? checked.value : { ...NO_FIELDS, warnings: checked.error };
  if (fields.withheld !== undefined) return { seed: { ...fields, html: "" }, problems: warnings };

  const parsed = guarded({ path, line: body.line }, () => ok(parseBody(file, body, settings, fields.title)));
  if (!parsed.ok) return { problems: [...warnings, ...parsed.error] };
  const problems = [...warnings, ...parsed.value.problems];
  if (parsed.value.seed === undefined) return { problems };
  const { derivations = [], ...seed } = parsed.value.seed;
  return {
    seed: {
      ...withoutEarlyUpdate(seed, fields),
      ...fields,
      ...latestRelease(seed, fields),
      derivations: derivations.filter(({ field }) => !(field in fields)),
      ...(checked.ok ? {} : { isPartial: true }),
    },
    problems,
  };
}

/** Removes the update that a saved page gives, if it is before the article's date. The page's clock was wrong. */
function withoutEarlyUpdate<Parsed extends Pick<ParsedSeed, "updated" | "published">>(
  seed: Parsed,
  fields: Fields,
): Omit<Parsed, "updated"> {
  const { updated, ...rest } = seed;
  const published = fields.published ?? seed.published;
  const isEarly = updated !== undefined && published !== undefined && updated < published;
  return isEarly ? rest : seed;
}

const NO_FIELDS: CheckedFields = { fields: {}, warnings: [] };

/** Translates the names of other tools, then reads the fields. Nothing is reported of a withheld article. */
function readFieldsOf(
  frontMatter: FrontMatter,
  { path, name }: ArticleFile,
  { timezone, isJekyll = false }: ParseSettings,
): Result<CheckedFields, Problem[]> {
  const raw = readFrontMatter(frontMatter, path);
  if (!raw.ok) return raw;
  const { remarks, translations, formerPaths, ...translated } = translateFields(raw.value, {
    knownNames: FIELD_NAMES,
    isDated: dateOfFileName(posix.basename(name), timezone) !== undefined,
    isJekyll,
  });
  const checked = readFields(translated.raw, path, timezone);
  const notes = remarks.map(({ text, line }) => noteAt({ path, line }, text));
  if (!checked.ok) return err([...checked.error, ...notes]);
  const { fields, warnings } = checked.value;
  if (fields.withheld !== undefined) return checked;
  return ok({
    fields: {
      ...fields,
      ...(translations.length === 0 ? {} : { translations }),
      ...(formerPaths.length === 0 ? {} : { formerPaths }),
    },
    warnings: [...warnings, ...notes],
  });
}
