/** Turns one file into a draft, whatever its kind. */

import { ok, type Result } from "../../model/result.ts";
import type { SeedProblem } from "../problem.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";
import type { ParsedArticle, ParseSettings } from "./draft.ts";
import { type CheckedFields, readFields } from "./fields.ts";
import { type NumberedText, splitFrontMatter } from "./front-matter.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { parseWireCopy } from "./wire/wire.ts";

/** Front matter may stand before any kind of text; before plain copy it wins over what the copy itself says. */
export function parseArticle(file: ArticleFile, settings: ParseSettings): Result<ParsedArticle, SeedProblem[]> {
  const split = splitFrontMatter(file);
  if (!split.ok) return split;
  const { frontMatter, body } = split.value;
  const checked = frontMatter === undefined ? ok(NO_FIELDS) : readFrontMatter(frontMatter, file.path, settings);
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
  { text, line }: NumberedText,
  settings: ParseSettings,
  written: string | undefined,
): Result<ParsedArticle, SeedProblem[]> {
  switch (kind) {
    case "txt":
      return parseWireCopy({ path, text, line }, settings);
    case "md":
      return ok({ draft: readMarkdown(text, written), warnings: [] });
    case "html":
      return ok({ draft: readHtml(text, written), warnings: [] });
    default:
      return kind satisfies never;
  }
}
