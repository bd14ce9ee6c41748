/** Turns one file into a draft, whatever its kind. */

import { ok, type Result } from "../../model/result.ts";
import type { SeedProblem } from "../problem.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";
import { placeIn } from "./derivation.ts";
import type { Draft, ParsedArticle, ParseSettings, ReadBody } from "./draft.ts";
import { type CheckedFields, readFields } from "./fields.ts";
import { type NumberedText, splitFrontMatter } from "./front-matter.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { parseWireCopy } from "./wire/wire.ts";

/** Front matter may stand before any kind of text; before plain copy it wins over what the copy itself says. */
export function parseArticle(
  file: ArticleFile,
  settings: ParseSettings,
): Result<ParsedArticle, SeedProblem[]> {
  const split = splitFrontMatter(file);
  if (!split.ok) return split;
  const { frontMatter, body } = split.value;
  const checked =
    frontMatter === undefined ? ok(NO_FIELDS) : readFrontMatter(frontMatter, file.path, settings);
  if (!checked.ok) return checked;
  const parsed = parseBody(file, body, settings, checked.value.fields.title);
  if (!parsed.ok) return parsed;
  const { derivations = [], ...draft } = parsed.value.draft;
  return ok({
    draft: {
      ...draft,
      ...checked.value.fields,
      derivations: derivations.filter(({ field }) => !(field in checked.value.fields)),
    },
    warnings: [...checked.value.warnings, ...parsed.value.warnings],
  });
}

const NO_FIELDS: CheckedFields = { fields: {}, warnings: [] };

function readFrontMatter(
  { text, line }: NumberedText,
  path: string,
  { timezone }: ParseSettings,
): Result<CheckedFields, SeedProblem[]> {
  const raw = parseYamlFields(text, { path, line });
  return raw.ok ? readFields(raw.value, path, timezone) : raw;
}

function parseBody(
  { kind, path }: ArticleFile,
  body: NumberedText,
  settings: ParseSettings,
  written: string | undefined,
): Result<ParsedArticle, SeedProblem[]> {
  switch (kind) {
    case "txt":
      return parseWireCopy({ path, ...body }, settings);
    case "md":
      return ok({ draft: bodyAsDraft(readMarkdown, body, written), warnings: [] });
    case "html":
      return ok({ draft: bodyAsDraft(readHtml, body, written), warnings: [] });
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
