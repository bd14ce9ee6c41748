/** Parses the text below the front matter, by the kind of its file. */

import type { Instant } from "../../model/instant.ts";
import { holdDepth } from "../content/html-limits.ts";
import { errorAt, noteAt, type Problem, warningAt } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { withoutComments, withoutHtmlComments } from "./comments.ts";
import { placeIn } from "./derivation.ts";
import { type EmbargoedText, readEmbargo } from "./embargo.ts";
import { type Fields, readFields } from "./fields.ts";
import type { NumberedText } from "./front-matter.ts";
import { marksInHead, readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import type { BodyContent, ParseOutcome, ParseSettings, ReadBody } from "./parsed-seed.ts";
import { parseWireCopy } from "./wire/wire-copy.ts";

/** `title` is the title in the front matter. The text may repeat it. */
export function parseBody(
  { kind, path }: Pick<ArticleFile, "kind" | "path">,
  body: NumberedText,
  settings: ParseSettings,
  title: string | undefined,
): ParseOutcome {
  switch (kind) {
    case "txt":
      return parsePlainText(path, body, settings);
    case "md":
      return parseMarkdown(path, body, settings, title);
    case "html":
      return parseHtml(path, body, settings, title);
    default:
      return kind satisfies never;
  }
}

/** Returns the latest of the instants before which an article is not shown. */
export function latestRelease(
  ...sources: readonly { readonly publishAt?: Instant | undefined }[]
): Pick<Fields, "publishAt"> {
  const instants = sources.flatMap(({ publishAt }) => publishAt ?? []);
  return instants.length === 0 ? {} : { publishAt: Math.max(...instants) };
}

function parsePlainText(path: string, { text, line }: NumberedText, settings: ParseSettings): ParseOutcome {
  const shown = withoutHtmlComments(text);
  const embargoed = readEmbargo({ text: shown, line }, path, settings.timezone);
  const parsed = parseWireCopy(
    { path, ...(embargoed.ok ? embargoed.value.body : { text: shown, line }) },
    settings,
  );
  // A label can withhold the article. Then an embargo makes no difference.
  if (parsed.seed?.withheld !== undefined) return parsed;
  const commented =
    shown === text ? [] : [warningAt({ path }, "HTML comment taken out", "the article's own words")];
  const problems = [...commented, ...parsed.problems];
  if (!embargoed.ok) return { ...parsed, problems: [...embargoed.error, ...problems] };
  return withEmbargo({ ...parsed, problems }, embargoed.value);
}

function parseMarkdown(
  path: string,
  body: NumberedText,
  { timezone }: ParseSettings,
  title: string | undefined,
): ParseOutcome {
  const { text, open } = withoutComments(body.text);
  if (open !== undefined) {
    const end = open.mark === "<!--" ? "-->" : open.mark;
    const place = { path, line: open.at + body.line };
    return { problems: [errorAt(place, `comment ${open.mark} without an end`, `${end} behind it`)] };
  }
  const embargoed = readEmbargo({ ...body, text }, path, timezone);
  if (!embargoed.ok) return { problems: embargoed.error };
  return withEmbargo(bodyAsSeed(path, readMarkdown, embargoed.value.body, title), embargoed.value);
}

function parseHtml(
  path: string,
  body: NumberedText,
  { timezone }: ParseSettings,
  title: string | undefined,
): ParseOutcome {
  holdDepth(body.text);
  const read = readHtml(body.text, title, timezone);
  const facts = read.facts.map((fact) => ({ ...fact, place: placeAt(body, fact.at) }));
  const lineOfFact = new Map(facts.map(({ field, place }) => [field, place.line]));
  const page = readFields(
    {
      values: {
        ...Object.fromEntries(facts.map(({ field, value }) => [field, value])),
        ...marksInHead(body.text),
      },
      lineOf: ([name = ""]) => lineOfFact.get(String(name)) ?? body.line,
    },
    path,
    timezone,
  );
  const around =
    read.around.length === 0
      ? []
      : [noteAt({ path }, `left out around the article: <${read.around.join(">, <")}>`)];
  const parsed = contentAsSeed(path, read, body);
  const problems = [...around, ...parsed.problems];
  if (!page.ok) return { ...parsed, problems: [...page.error, ...problems] };
  // The derivations have the lines.
  const { lines: _lines, ...fields } = page.value.fields;
  const derivations = facts.map(({ field, value, rule, place }) => ({
    field: FACTS[field] ?? field,
    value: [value].flat().join(", "),
    rule,
    ...place,
  }));
  return {
    seed: {
      html: "",
      ...parsed.seed,
      ...fields,
      derivations: [...(parsed.seed?.derivations ?? []), ...derivations],
    },
    problems,
  };
}

/** The fields whose names differ from those in front matter. */
const FACTS: Readonly<Record<string, string>> = { date: "published" };

function withEmbargo(
  { seed, problems }: ParseOutcome,
  { publishAt, derivations, notes }: EmbargoedText,
): ParseOutcome {
  if (seed === undefined) return { problems: [...notes, ...problems] };
  return {
    seed: {
      ...seed,
      ...latestRelease(seed, { publishAt }),
      derivations: [...(seed.derivations ?? []), ...derivations],
    },
    problems: [...notes, ...problems],
  };
}

function bodyAsSeed(
  path: string,
  read: ReadBody,
  body: NumberedText,
  written: string | undefined,
): ParseOutcome {
  return contentAsSeed(path, read(body.text, written), body);
}

function contentAsSeed(path: string, { title, html, hidden }: BodyContent, body: NumberedText): ParseOutcome {
  const problems: Problem[] =
    hidden.length === 0
      ? []
      : [warningAt({ path }, `hidden text taken out: <${hidden.join(">, <")}>`, "text that readers may see")];
  if (title === undefined) return { seed: { html }, problems };
  const derivation = { field: "title", value: title.text, rule: title.rule, ...placeAt(body, title.at) };
  return { seed: { title: title.text, html, derivations: [derivation] }, problems };
}

/** Returns the place of the line in which an offset lies. */
function placeAt({ text, line: first }: NumberedText, offset: number): ReturnType<typeof placeIn> {
  const lines = text.split("\n");
  const at = text.slice(0, offset).split("\n").length - 1;
  return placeIn({ lines, first }, at, lines[at] ?? "");
}
