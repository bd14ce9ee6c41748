/**
 * Finds front matter in any form that publishing tools write. Prose that only looks like front matter stays
 * text.
 */

import { err, ok, type Result } from "../../model/result.ts";
import { parseDate } from "../ground/date.ts";
import type { ArticleKind } from "../ground/file-names.ts";
import { isMarkLabel } from "../ground/marks.ts";
import type { Finding } from "../ground/problem.ts";
import type { FrontMatter, FrontMatterForm, SplitText } from "./front-matter.ts";
import { type LeadingComment, skipComments } from "./leading-comments.ts";
import { readLabel } from "./wire/label-lines.ts";

/** The problem of front matter in a form that is not read. */
export type UnreadForm = Finding & {
  /** The index of the first line of the front matter. */
  readonly at: number;
};

/**
 * Splits a text at its front matter, or returns undefined if it has none. Only white space, a byte order mark
 * and comments may stand before front matter.
 */
export function splitAtForm(
  lines: readonly string[],
  kind: ArticleKind,
): Result<SplitText | undefined, UnreadForm> {
  const { at, comments } = skipComments(lines);
  const nikola = comments.find((comment) => isNikolaBlock(comment.lines));
  // The whole text is the body, because comments are in no output.
  if (nikola !== undefined)
    return ok({ frontMatter: nikolaFrontMatter(nikola), body: { text: lines.join("\n"), line: 1 } });
  const commented = comments.find((comment) => isLabelBlock(comment.lines));
  if (commented !== undefined)
    return err({
      at: commented.at,
      message: "front matter in a comment",
      fix: "front matter without <!--",
    });
  const first = lines[at] ?? "";
  const below = lines.slice(at + 1);
  if (/^\s*\{\s*(?:$|")/.test(first)) return splitAtBraces(lines, at);
  for (const fence of FENCES) {
    const form = fence.formOf(first, fieldsUntil(fence.closing, below));
    if (form === undefined) continue;
    if (typeof form !== "string") return err({ at, ...form });
    const end = below.findIndex((line) => fence.closing.test(line));
    if (end < 0) return err({ at, ...withoutEnd(fence.line) });
    return ok(splitAtLines(lines, form, at + 1, at + 1 + end));
  }
  // In plain text `label-lines.ts` reads the labels.
  const labels = untilBlank(lines.slice(at));
  if (kind === "txt" || !isLabelBlock(labels)) return ok(undefined);
  return ok(splitAtLines(lines, "labels", at, at + labels.length));
}

/**
 * Splits a text by the indices of lines. The front matter starts at `start` and ends before `end`. The line
 * at `end` is in neither part.
 */
export function splitAtLines(
  lines: readonly string[],
  form: FrontMatterForm,
  start: number,
  end: number,
): SplitText {
  return {
    frontMatter: { form, text: lines.slice(start, end).join("\n"), line: start + 1 },
    body: { text: lines.slice(end + 1).join("\n"), line: end + 2 },
  };
}

export function withoutEnd(line: string): Finding {
  return { message: "front matter without an end", fix: `a second line of ${line}` };
}

/** Splits a text after the brace that closes front matter in JSON. Reads each character once. */
function splitAtBraces(lines: readonly string[], at: number): Result<SplitText, UnreadForm> {
  const text = lines.slice(at).join("\n");
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:\\.|[^"\\\n])*"?|[{}]/g)) {
    if (mark === "{") depth += 1;
    if (mark !== "}") continue;
    depth -= 1;
    if (depth > 0) continue;
    const json = text.slice(0, index + 1);
    const body = text.slice(index + 1).replace(/^[^\S\n]*\n/, "");
    const bodyLine = lines.length - body.split("\n").length + 1;
    return ok({
      frontMatter: { form: "json", text: json, line: at + 1 },
      body: { text: body, line: bodyLine },
    });
  }
  return err({ at, message: "front matter in JSON without an end", fix: "a closing }" });
}

type Fence = {
  /** The opening line, as messages print it. */
  readonly line: string;
  readonly closing: RegExp;
  /**
   * Returns the form of the fields below an opening line. Returns undefined if the line opens no front
   * matter, and a problem if the form is not read.
   */
  readonly formOf: (opening: string, fields: readonly string[]) => FrontMatterForm | Finding | undefined;
};

const PLUSES = /^\s*\+{3,}\s*$/;
const SEMICOLONS = /^\s*;{3,}\s*$/;
/**
 * A line of dashes that opens front matter. Word processors turn several hyphens into one long dash. A
 * comment or a language's name may follow.
 */
const DASHES = /^\s*(?:-{3,}|[–—]+)\s*(?:#.*|([a-z]{2,10}))?\s*$/i;
const DASHES_AT_END = /^\s*(?:-{3,}|[–—]+|\.{3})\s*(?:#.*)?$/;

const LANGUAGES: Readonly<Record<string, FrontMatterForm>> = {
  yaml: "yaml",
  yml: "yaml",
  toml: "toml",
  json: "json",
};

const FENCES: readonly Fence[] = [
  {
    line: "+++",
    closing: PLUSES,
    formOf: (opening, fields) =>
      PLUSES.test(opening) && fields.some((line) => /^\s*[\w."'-]+\s*=/.test(line)) ? "toml" : undefined,
  },
  {
    // Hexo writes JSON between these lines, without the outer braces.
    line: ";;;",
    closing: SEMICOLONS,
    formOf: (opening, fields) =>
      SEMICOLONS.test(opening) && fields.some((line) => /^\s*"[^"]*"\s*:/.test(line)) ? "json" : undefined,
  },
  {
    line: "---",
    closing: DASHES_AT_END,
    formOf(opening, fields) {
      const [line, named] = DASHES.exec(opening) ?? [];
      const language = named ?? "yaml";
      const isMap = named !== undefined && /^\s*\{/.test(fields[0] ?? "");
      if (line === undefined || !(isMap || isFields(fields))) return undefined;
      const message = `front matter opened by ${JSON.stringify(line.trim())}`;
      const reason = /^(?:js|javascript|ts|typescript)$/i.test(language) ? ", because no code is run" : "";
      return (
        LANGUAGES[language.toLowerCase()] ?? { message, fix: `a line of ---, with YAML below it${reason}` }
      );
    },
  },
];

/**
 * Returns the lines up to the closing line. If there is no closing line, returns the lines up to the first
 * empty line.
 */
function fieldsUntil(closing: RegExp, lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => closing.test(line));
  return end < 0 ? untilBlank(lines) : lines.slice(0, end);
}

function untilBlank(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line.trim() === "");
  return end < 0 ? lines : lines.slice(0, end);
}

const KEY = /^\s*["']?[\p{L}\p{N}_.-]+(?: [\p{L}\p{N}_.-]+){0,3}["']?\s*(?::(?:\s|$)|=)/u;
/**
 * Lines that may be among keys: list items, indented lines, comments, empty lines, starts and ends of lists
 * and maps, TOML's tables.
 */
const BESIDE_KEYS = /^(?:\s*$|\s*-(?:\s|$)|\s|#|[\]{},[]|<!--)/;

/** Returns true if the lines are keys with values. Prose between two horizontal rules is no front matter. */
function isFields(lines: readonly string[]): boolean {
  return (
    lines.some((line) => KEY.test(line)) && lines.every((line) => KEY.test(line) || BESIDE_KEYS.test(line))
  );
}

/**
 * Returns true for the form of Pelican and MultiMarkdown: every line is a label or continues one, and at
 * least one label is known.
 */
function isLabelBlock(lines: readonly string[]): boolean {
  const labels = lines.filter((line) => !/^\s/.test(line));
  if (labels.length === 0 || !labels.every((line) => LABEL.test(line))) return false;
  return labels.length === 1 ? labels.some(isSureLabel) : labels.some(isKnownLabel);
}

const LABEL = /^([A-Za-z][\w-]*(?: [\w-]+){0,3})\s*:(?:\s+(.*))?$/;

function isKnownLabel(line: string): boolean {
  return (
    readLabel(line)?.field !== undefined ||
    isSureLabel(line) ||
    /^(?:category|categories|modified|status)\s*:/i.test(line)
  );
}

/** Returns true for the form of Nikola: `.. title: Low water`. https://getnikola.com/handbook.html#metadata-fields */
function isNikolaBlock(lines: readonly string[]): boolean {
  return lines.length > 0 && lines.every((line) => /^\.\. [\w-]+:/.test(line));
}

/** Returns the labels. Nikola keeps posts with these tags private. */
function nikolaFrontMatter({ lines, at }: LeadingComment): FrontMatter {
  const labels = lines.map((line) => line.slice(3));
  const isPrivate = labels.some((label) => /^tags:(?:.*,)?\s*(?:draft|private)\s*(?:,|$)/i.test(label));
  return {
    form: "labels",
    text: [...labels, ...(isPrivate ? ["draft: true"] : [])].join("\n"),
    line: at + 2,
  };
}

/** Returns true for a label that prose rarely has. `Summary: I like tea.` may be prose. */
function isSureLabel(line: string): boolean {
  const [, name = "", text = ""] = LABEL.exec(line) ?? [];
  if (/^title$/i.test(name)) return text !== "";
  // `embargo.ts` reads a line such as `Embargo: 2031-05-03`.
  if (/^embargo/i.test(name)) return false;
  return isMarkLabel(name, text, "UTC") || (/^date$/i.test(name) && parseDate(text, "UTC").ok);
}
