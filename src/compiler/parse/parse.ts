/** Parses one file of any kind. */

import { holdMarks } from "../content/html-limits.ts";
import { isIndex, stemOf } from "../ground/article-name.ts";
import { withAuthorsOfKeys } from "../ground/author-keys.ts";
import { dateOfPath } from "../ground/date.ts";
import { guarded } from "../ground/guard.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import { seedText } from "../ground/seed-text.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { latestRelease, parseBody } from "./body.ts";
import { FIELD_NAMES, type Fields, readFields } from "./fields.ts";
import { type FrontMatter, splitFrontMatter } from "./front-matter.ts";
import { reportMembersPart } from "./members-part.ts";
import type { ParsedSeed, ParseSettings } from "./parsed-seed.ts";
import { readFrontMatter } from "./read-front-matter.ts";
import { translateFields } from "./synonyms.ts";

/**
 * Parses an article. Front matter may precede any kind of text, and overrides the labels of plain text. If
 * several dates hold an article back, the latest counts. If front matter or text cannot be read, the problems
 * of the other part are reported too. The text of a withheld article (`draft: true`) is not parsed, unless
 * drafts are shown.
 */
export function parseArticle(
  file: ArticleFile,
  settings: ParseSettings,
  problems: Problem[],
): ParsedSeed | undefined {
  const { path } = file;
  const split = guarded({ path, line: 1 }, problems, () => {
    const text = seedText(file, problems);
    if (text === undefined) return undefined;
    holdMarks(text);
    return splitFrontMatter({ ...file, text }, problems);
  });
  if (split === undefined) return undefined;
  const { frontMatter, body } = split;
  const checked =
    frontMatter === undefined
      ? {}
      : guarded({ path }, problems, () => readFieldsOf(frontMatter, file, settings, problems));
  const fields: Fields = checked ?? {};
  if (fields.withheld !== undefined && settings.showsDrafts !== true) return { ...fields, html: "" };

  const parsed = guarded({ path, line: body.line }, problems, () => {
    reportMembersPart(file, body, problems);
    return parseBody(file, body, settings, fields.title, problems);
  });
  if (parsed === undefined) return checked && { ...fields, html: "", isPartial: true, unreadBody: true };
  const { derivations = [], ...seed } = { ...parsed, ...titleOfNote(file, settings, parsed) };
  return {
    ...seed,
    ...fields,
    ...latestRelease(seed, fields),
    lines: { ...seed.lines, ...fields.lines },
    derivations: derivations.filter(({ field }) => !(field in fields)),
    ...(checked === undefined ? { isPartial: true } : {}),
  };
}

/**
 * Returns the title of a note of Obsidian without a heading: the name of its file. A date at the start of the
 * name is the date of the note, not part of the title.
 */
function titleOfNote(
  { name, kind }: ArticleFile,
  { isObsidian = false }: ParseSettings,
  { title, derivations = [] }: ParsedSeed,
): Pick<ParsedSeed, "title" | "derivations"> {
  const value = stemOf(name)
    .replace(/^\d{4}-?\d{2}-?\d{2}(?!\d)[\s_-]*/, "")
    .trim();
  if (!isObsidian || kind !== "md" || title !== undefined || isIndex(name) || value === "") return {};
  const derivation = {
    field: "title",
    value,
    rule: "the name of the note",
    line: 1,
    column: 1,
    excerpt: value,
  };
  return { title: value, derivations: [...derivations, derivation] };
}

/**
 * Translates the field names of other tools, then reads the fields. Reports no notes on a withheld article.
 */
function readFieldsOf(
  frontMatter: FrontMatter,
  { path, name }: ArticleFile,
  settings: ParseSettings,
  problems: Problem[],
): Fields | undefined {
  const { timezone, isJekyll = false, authorKeys = new Map() } = settings;
  const written = readFrontMatter(frontMatter, path, problems);
  if (written === undefined) return undefined;
  const isDated = dateOfPath(name, timezone) !== undefined;
  const { raw, remarks, translations, formerPaths } = translateFields(written, {
    knownNames: FIELD_NAMES,
    isDated,
    isJekyll,
  });
  const named =
    raw.values.authors === undefined
      ? raw
      : { ...raw, values: { ...raw.values, authors: withAuthorsOfKeys(raw.values.authors, authorKeys) } };
  const fields = readFields(named, path, settings, problems);
  if (fields?.withheld === undefined)
    problems.push(...remarks.map(({ text, line }) => noteAt({ path, line }, text)));
  return (
    fields && {
      ...fields,
      ...(translations.length === 0 ? {} : { translations }),
      ...(formerPaths.length === 0 ? {} : { formerPaths }),
    }
  );
}
