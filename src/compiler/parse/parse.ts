/** Turns one file into a draft, whatever its kind. */

import { ok, type Result } from "../../model/result.ts";
import type { SeedProblem } from "../problem.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";
import type { ParsedArticle, ParseSettings, ReadBody } from "./draft.ts";
import { type CheckedFields, readFields } from "./fields.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { parseWireCopy } from "./wire/wire.ts";

export function parseArticle(file: ArticleFile, settings: ParseSettings): Result<ParsedArticle, SeedProblem[]> {
  switch (file.kind) {
    case "txt":
      return parseWireCopy(file, settings);
    case "md":
      return parseMarkup(file, settings, readMarkdown);
    case "html":
      return parseMarkup(file, settings, readHtml);
    default:
      return file.kind satisfies never;
  }
}

function parseMarkup(file: ArticleFile, { timezone }: ParseSettings, readBody: ReadBody): Result<ParsedArticle, SeedProblem[]> {
  const split = splitFrontMatter(file);
  if (!split.ok) return split;
  const { frontMatter, body } = split.value;
  let checked: CheckedFields = { fields: {}, warnings: [] };
  if (frontMatter !== undefined) {
    const raw = parseYamlFields(frontMatter.text, { path: file.path, line: frontMatter.line });
    if (!raw.ok) return raw;
    const fields = readFields(raw.value, file.path, timezone);
    if (!fields.ok) return fields;
    checked = fields.value;
  }
  return ok({ draft: { ...readBody(body.text), ...checked.fields }, warnings: checked.warnings });
}
