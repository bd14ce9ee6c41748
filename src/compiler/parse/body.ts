/** Parses the text below the front matter, by the kind of its file. */

import type { Instant } from "../../model/instant.ts";
import { holdDepth } from "../content/html-limits.ts";
import { defined } from "../ground/defined.ts";
import { errorAt, noteAt, type Problem, warningAt } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { withCodeBlocks } from "./codes/code-blocks.ts";
import { readHtmlCodes } from "./codes/html-codes.ts";
import { readCodes } from "./codes/read-codes.ts";
import { withoutComments, withoutHtmlComments } from "./comments.ts";
import { placeIn } from "./derivation.ts";
import { type EmbargoedText, readEmbargo } from "./embargo.ts";
import { type Fields, readFields } from "./fields.ts";
import type { NumberedText } from "./front-matter.ts";
import { marksInHead, readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { isMdx, readMdx } from "./mdx.ts";
import type { BodyContent, ParsedSeed, ParseSettings, ReadBody } from "./parsed-seed.ts";
import { checkQueries } from "./queries.ts";
import { checkSpacedAddresses } from "./spaced-addresses.ts";
import { parseWireCopy } from "./wire/wire-copy.ts";

/**
 * Returns undefined if the text cannot be read. `title` is the title in the front matter. The text may repeat
 * this title as a heading.
 */
export function parseBody(
  { kind, path }: Pick<ArticleFile, "kind" | "path">,
  body: NumberedText,
  settings: ParseSettings,
  title: string | undefined,
  problems: Problem[],
): ParsedSeed | undefined {
  switch (kind) {
    case "txt":
      return parsePlainText(path, body, settings, problems);
    case "md":
      return parseMarkdown(path, body, settings, title, problems);
    case "html":
      return parseHtml(path, body, settings, title, problems);
    default:
      return kind satisfies never;
  }
}

/** Returns the latest `publish_at`, the date from which an article is shown. */
export function latestRelease(
  ...sources: readonly { readonly publishAt?: Instant | undefined }[]
): Pick<Fields, "publishAt"> {
  const instants = sources.flatMap(({ publishAt }) => publishAt ?? []);
  return instants.length === 0 ? {} : { publishAt: Math.max(...instants) };
}

function parsePlainText(
  path: string,
  { text, line }: NumberedText,
  settings: ParseSettings,
  problems: Problem[],
): ParsedSeed {
  const shown = withoutHtmlComments(text);
  if (shown !== text)
    problems.push(warningAt({ path }, "HTML comment removed", "only the article's own words"));
  const embargoed = readEmbargo({ text: shown, line }, path, settings.timezone, problems);
  const seed = parseWireCopy({ path, ...(embargoed?.body ?? { text: shown, line }) }, settings, problems);
  return withEmbargo(seed, embargoed);
}

function parseMarkdown(
  path: string,
  body: NumberedText,
  { timezone }: ParseSettings,
  title: string | undefined,
  problems: Problem[],
): ParsedSeed | undefined {
  const plain = isMdx(path) ? readMdx(body, path, problems) : body;
  if (plain === undefined) return undefined;
  const { text, open } = withoutComments(withCodeBlocks(plain.text));
  if (open !== undefined) {
    const end = open.mark === "<!--" ? "-->" : open.mark;
    const place = { path, line: open.at + body.line };
    problems.push(errorAt(place, `comment ${open.mark} without an end`, `${end} after it`));
    return undefined;
  }
  const embargoed = readEmbargo({ ...body, text }, path, timezone, problems);
  if (embargoed === undefined) return undefined;
  const codes = readCodes(embargoed.body, path, problems);
  if (codes === undefined) return undefined;
  const read: ReadBody = (source, written) => readMarkdown(source, written, codes.restore);
  const readable = { ...embargoed.body, text: codes.text };
  return withEmbargo(bodyAsSeed(path, read, readable, title, body, problems), embargoed);
}

function parseHtml(
  path: string,
  written: NumberedText,
  settings: ParseSettings,
  title: string | undefined,
  problems: Problem[],
): ParsedSeed {
  holdDepth(written.text);
  const body = readHtmlCodes(written, path, problems);
  const content = readHtml(body.text, title, settings.timezone);
  if (content.around.length > 0)
    problems.push(noteAt({ path }, `left out around the article: <${content.around.join(">, <")}>`));
  const facts = content.facts.map((fact) => ({ ...fact, place: placeAt(body, fact.at) }));
  const lineOfFact = new Map(facts.map(({ field, place }) => [field, place.line]));
  const raw = {
    values: {
      ...Object.fromEntries(facts.map(({ field, value }) => [field, value])),
      ...marksInHead(body.text),
    },
    lineOf: ([name = ""]: readonly PropertyKey[]) => lineOfFact.get(String(name)) ?? body.line,
  };
  // The lines of these fields are left out, because their derivations contain the lines.
  const { lines: _lines, ...fields } = readFields(raw, path, settings, problems) ?? {};
  const seed = contentAsSeed(path, content, body, problems);
  const derivations = facts.map(({ field, value, rule, place }) => ({
    field: FACTS[field] ?? field,
    value: [value].flat().join(", "),
    rule,
    ...place,
  }));
  return { ...seed, ...fields, derivations: [...(seed.derivations ?? []), ...derivations] };
}

/** The fields whose names in derivations differ from those in front matter. */
const FACTS: Readonly<Record<string, string>> = { date: "published" };

function withEmbargo(seed: ParsedSeed, embargoed: EmbargoedText | undefined): ParsedSeed {
  // A withheld article (`draft: true`) is not published at all, so it needs no embargo.
  if (embargoed === undefined || seed.withheld !== undefined) return seed;
  const derivations = [...(seed.derivations ?? []), ...embargoed.derivations];
  return { ...seed, ...latestRelease(seed, embargoed), derivations };
}

function bodyAsSeed(
  path: string,
  read: ReadBody,
  body: NumberedText,
  title: string | undefined,
  written: NumberedText,
  problems: Problem[],
): ParsedSeed {
  return contentAsSeed(path, read(body.text, title), body, problems, written);
}

function contentAsSeed(
  path: string,
  { title, html, summary, unusedNotes = [], queries, spacedAddresses = [], hidden }: BodyContent,
  body: NumberedText,
  problems: Problem[],
  // The text as the author wrote it, because MDX and codes may add lines to `body`.
  written = body,
): ParsedSeed {
  if (hidden.length > 0)
    problems.push(
      warningAt({ path }, `hidden text removed: <${hidden.join(">, <")}>`, "text that readers may see"),
    );
  for (const label of unusedNotes)
    problems.push(warningAt({ path }, `footnote [^${label}] left out`, `[^${label}] in the text`));
  if (queries !== undefined) checkQueries(queries, path, written, problems);
  checkSpacedAddresses(spacedAddresses, path, written, problems);
  const content = { html, ...defined({ summary }) };
  if (title === undefined) return content;
  const derivation = { field: "title", value: title.text, rule: title.rule, ...placeAt(body, title.at) };
  return { title: title.text, ...content, derivations: [derivation] };
}

/** Returns the place of an offset. The excerpt is the text from the offset to the end of its line. */
function placeAt({ text, line: first }: NumberedText, offset: number): ReturnType<typeof placeIn> {
  const lines = text.split("\n");
  const before = text.slice(0, offset).split("\n");
  const at = before.length - 1;
  return placeIn({ lines, first }, at, (lines[at] ?? "").slice(before.at(-1)?.length));
}
