/** Turns one file into a draft, whatever its kind. */

import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { errorAt, type SeedProblem, warningAt } from "../problem.ts";
import type { ArticleFile } from "../seeds.ts";
import { parseYamlFields } from "../yaml.ts";
import { withoutComments, withoutHtmlComments } from "./comments.ts";
import { placeIn } from "./derivation.ts";
import type { ParsedArticle, ParseSettings, ReadBody } from "./draft.ts";
import { type EmbargoedText, readEmbargo } from "./embargo.ts";
import { type CheckedFields, type Fields, readFields } from "./fields.ts";
import { type NumberedText, splitFrontMatter } from "./front-matter.ts";
import { marksInHead, readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { parseWireCopy } from "./wire/wire.ts";

/**
 * Front matter may stand before any kind of text; before plain copy it wins over the copy's own labels. Of dates that hold an
 * article back the latest counts, wherever it is written. A withheld article is not parsed further.
 */
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
  const { fields, warnings } = checked.value;
  if (fields.withheld !== undefined) return ok({ draft: { ...fields, html: "" }, warnings });
  const parsed = parseBody(file, body, settings, fields.title);
  if (!parsed.ok) return parsed;
  const { derivations = [], ...draft } = parsed.value.draft;
  return ok({
    draft: {
      ...draft,
      ...fields,
      ...latestRelease(draft, fields),
      derivations: derivations.filter(({ field }) => !(field in fields)),
    },
    warnings: [...warnings, ...parsed.value.warnings],
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
      return parsePlainText(path, body, settings);
    case "md":
      return parseMarkdown(path, body, settings, written);
    case "html":
      return parseHtml(path, body, settings, written);
    default:
      return kind satisfies never;
  }
}

function parsePlainText(
  path: string,
  { text, line }: NumberedText,
  settings: ParseSettings,
): Result<ParsedArticle, SeedProblem[]> {
  const shown = withoutHtmlComments(text);
  const embargoed = readEmbargo({ text: shown, line }, path, settings.timezone);
  // A label below may say that the copy is not published at all, which needs no embargo.
  const parsed = parseWireCopy(
    { path, ...(embargoed.ok ? embargoed.value.body : { text: shown, line }) },
    settings,
  );
  if (!parsed.ok || parsed.value.draft.withheld !== undefined) return parsed;
  if (!embargoed.ok) return embargoed;
  const commented =
    shown === text ? [] : [warningAt({ path }, "HTML comment taken out", "the article's own words")];
  return ok(withEmbargo(parsed.value, embargoed.value, commented));
}

function parseMarkdown(
  path: string,
  body: NumberedText,
  { timezone }: ParseSettings,
  written: string | undefined,
): Result<ParsedArticle, SeedProblem[]> {
  const { text, open } = withoutComments(body.text);
  if (open !== undefined) {
    const end = open.mark === "<!--" ? "-->" : open.mark;
    const place = { path, line: open.at + body.line };
    return err([errorAt(place, `comment ${open.mark} without an end`, `${end} behind it`)]);
  }
  const embargoed = readEmbargo({ ...body, text }, path, timezone);
  if (!embargoed.ok) return embargoed;
  return ok(withEmbargo(bodyAsDraft(path, readMarkdown, embargoed.value.body, written), embargoed.value));
}

function parseHtml(
  path: string,
  body: NumberedText,
  { timezone }: ParseSettings,
  written: string | undefined,
): Result<ParsedArticle, SeedProblem[]> {
  const marks = readFields({ values: marksInHead(body.text), lineOf: () => body.line }, path, timezone);
  if (!marks.ok) return marks;
  const { draft, warnings } = bodyAsDraft(path, readHtml, body, written);
  const { lines: _lines, ...fields } = marks.value.fields;
  return ok({ draft: { ...draft, ...fields }, warnings });
}

function withEmbargo(
  { draft, warnings }: ParsedArticle,
  { publishAt, derivations, notes }: EmbargoedText,
  others: readonly SeedProblem[] = [],
): ParsedArticle {
  return {
    draft: {
      ...draft,
      ...latestRelease(draft, { publishAt }),
      derivations: [...(draft.derivations ?? []), ...derivations],
    },
    warnings: [...notes, ...others, ...warnings],
  };
}

function latestRelease(
  ...sources: readonly { readonly publishAt?: Instant | undefined }[]
): Pick<Fields, "publishAt"> {
  const instants = sources.flatMap(({ publishAt }) => publishAt ?? []);
  return instants.length === 0 ? {} : { publishAt: Math.max(...instants) };
}

function bodyAsDraft(
  path: string,
  read: ReadBody,
  { text, line: first }: NumberedText,
  written: string | undefined,
): ParsedArticle {
  const { title, html, hidden } = read(text, written);
  const warnings =
    hidden.length === 0
      ? []
      : [warningAt({ path }, `hidden text taken out: <${hidden.join(">, <")}>`, "text that readers may see")];
  if (title === undefined) return { draft: { html }, warnings };
  const lines = text.split("\n");
  const at = text.slice(0, title.at).split("\n").length - 1;
  const place = placeIn({ lines, first }, at, lines[at] ?? "");
  const derivation = { field: "title", value: title.text, rule: title.rule, ...place };
  return { draft: { title: title.text, html, derivations: [derivation] }, warnings };
}
