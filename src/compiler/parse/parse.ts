/** Turns one file into a draft, whatever its kind. */

import { ok, type Result } from "../../model/result.ts";
import { holdDepth, holdMarks } from "../content/html-limits.ts";
import { guarded } from "../guard.ts";
import type { SeedProblem } from "../problem.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";
import type { YamlLimits } from "../yaml-limits.ts";
import { placeIn } from "./derivation.ts";
import type { Draft, ParsedArticle, ParseSettings, ReadBody } from "./draft.ts";
import { type CheckedFields, readFields } from "./fields.ts";
import { type NumberedText, splitFrontMatter } from "./front-matter.ts";
import { readHtml } from "./html.ts";
import { MAX_FRONT_MATTER_BYTES, MAX_FRONT_MATTER_ENTRIES } from "./limits.ts";
import { readMarkdown } from "./markdown.ts";
import { parseWireCopy } from "./wire/wire.ts";

/**
 * Front matter may stand before any kind of text; before plain copy it wins over what the copy itself says. Where one of the
 * two cannot be read, the problems of the other are reported all the same.
 */
export function parseArticle(file: ArticleFile, settings: ParseSettings): ParsedArticle {
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
  const parsed = guarded({ path, line: body.line }, () => ok(parseBody(file, body, settings, fields.title)));
  if (!parsed.ok) return { problems: [...warnings, ...parsed.error] };
  const problems = [...warnings, ...parsed.value.problems];
  if (parsed.value.draft === undefined) return { problems };
  const { derivations = [], ...draft } = parsed.value.draft;
  return {
    draft: {
      ...draft,
      ...fields,
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
): Result<CheckedFields, SeedProblem[]> {
  const raw = parseYamlFields(text, { path, line }, FRONT_MATTER_LIMITS);
  return raw.ok ? readFields(raw.value, path, timezone) : raw;
}

function parseBody(
  { kind, path }: ArticleFile,
  body: NumberedText,
  settings: ParseSettings,
  written: string | undefined,
): ParsedArticle {
  switch (kind) {
    case "txt":
      return parseWireCopy({ path, ...body }, settings);
    case "md":
      return { draft: bodyAsDraft(readMarkdown, body, written), problems: [] };
    case "html":
      holdDepth(body.text);
      return { draft: bodyAsDraft(readHtml, body, written), problems: [] };
    default:
      return kind satisfies never;
  }
}

function bodyAsDraft(
  read: ReadBody,
  { text, line: first }: NumberedText,
  written: string | undefined,
): Draft {
  const { title, html } = read(text, written);
  if (title === undefined) return { html };
  const lines = text.split("\n");
  const at = text.slice(0, title.at).split("\n").length - 1;
  const place = placeIn({ lines, first }, at, lines[at] ?? "");
  return {
    title: title.text,
    html,
    derivations: [{ field: "title", value: title.text, rule: title.rule, ...place }],
  };
}
