/** Parses one file of any kind. */

import { holdMarks } from "../content/html-limits.ts";
import { MAX_FRONT_MATTER_BYTES, MAX_FRONT_MATTER_ENTRIES } from "../ground/file-limits.ts";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { parseYamlFields } from "../ground/yaml.ts";
import type { YamlLimits } from "../ground/yaml-limits.ts";
import { latestRelease, parseBody } from "./body.ts";
import { type Fields, readFields } from "./fields.ts";
import { type NumberedText, splitFrontMatter } from "./front-matter.ts";
import type { ParsedSeed, ParseSettings } from "./parsed-seed.ts";

/**
 * Parses an article. Front matter may precede any kind of text, and overrides the labels of plain text. If
 * several dates hold an article back, the latest counts. If front matter or text cannot be read, the problems
 * of the other part are reported too. A withheld article is not parsed further, unless drafts are shown.
 */
export function parseArticle(
  file: ArticleFile,
  settings: ParseSettings,
  problems: Problem[],
): ParsedSeed | undefined {
  const { path } = file;
  const split = guarded({ path, line: 1 }, problems, () => {
    holdMarks(file.text);
    return splitFrontMatter(file, problems);
  });
  if (split === undefined) return undefined;
  const { frontMatter, body } = split;
  const checked =
    frontMatter === undefined
      ? {}
      : guarded({ path }, problems, () => readFrontMatter(frontMatter, path, settings, problems));
  const fields: Fields = checked ?? {};
  if (fields.withheld !== undefined && settings.showsDrafts !== true) return { ...fields, html: "" };

  const parsed = guarded({ path, line: body.line }, problems, () =>
    parseBody(file, body, settings, fields.title, problems),
  );
  if (parsed === undefined) return undefined;
  const { derivations = [], ...seed } = parsed;
  return {
    ...seed,
    ...fields,
    ...latestRelease(seed, fields),
    lines: { ...seed.lines, ...fields.lines },
    derivations: derivations.filter(({ field }) => !(field in fields)),
    ...(checked === undefined ? { isPartial: true } : {}),
  };
}

const FRONT_MATTER_LIMITS: YamlLimits = { bytes: MAX_FRONT_MATTER_BYTES, entries: MAX_FRONT_MATTER_ENTRIES };

function readFrontMatter(
  { text, line }: NumberedText,
  path: string,
  settings: ParseSettings,
  problems: Problem[],
): Fields | undefined {
  const raw = parseYamlFields(text, { path, line }, problems, FRONT_MATTER_LIMITS);
  return raw && readFields(raw, path, settings, problems);
}
