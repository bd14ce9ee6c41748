/** Detects front matter in a form that seedcast does not read, so that it never becomes an article's text. */

import { parseDate } from "../ground/date.ts";
import type { ArticleKind } from "../ground/file-names.ts";
import { isMarkLabel } from "../ground/marks.ts";
import { readLabel } from "./wire/label-lines.ts";

export type ForeignForm = {
  /** The words after "front matter" in the message: `in TOML`. */
  readonly form: string;
  /** The index of its first line. */
  readonly at: number;
};

/** Finds front matter in another form. Only white space, a byte order mark and comments may precede it. */
export function findForeignForm(lines: readonly string[], kind: ArticleKind): ForeignForm | undefined {
  const { at, comments } = skipComments(lines);
  const commented = comments.find((comment) => isLabelBlock(comment.lines));
  if (commented !== undefined) return { form: "in a comment", at: commented.at };
  const first = lines[at] ?? "";
  const below = lines.slice(at + 1);
  if (/^\s*\{\s*(?:$|")/.test(first)) return { form: "in JSON", at };
  if (PLUSES.test(first) && fieldsUntil(PLUSES, below).some((line) => /^\s*[\w."-]+\s*=/.test(line)))
    return { form: "in TOML, between lines of +++", at };
  if (DASHES.test(first) && isFields(fieldsUntil(DASHES_AT_END, below)))
    return { form: formOfDashes(first, comments.length > 0), at };
  // In plain text, `label-lines.ts` reads label lines.
  if (kind !== "txt" && isLabelBlock(untilBlank(lines.slice(at)))) return { form: "in label lines", at };
  return undefined;
}

const PLUSES = /^\s*\+{3,}\s*$/;
/**
 * A line of dashes. Word processors turn several hyphens into one long dash. A comment or a language's name
 * may follow.
 */
const DASHES = /^\s*(?:-{3,}|[–—]+)\s*(?:#.*|[a-z]{2,10})?\s*$/i;
const DASHES_AT_END = /^\s*(?:-{3,}|[–—]+|\.{3})\s*(?:#.*)?$/;

function formOfDashes(line: string, isBehindComment: boolean): string {
  if (line.trim() !== "---") return `opened by ${JSON.stringify(line.trim().slice(0, 20))}`;
  return isBehindComment ? "behind a comment" : "behind spaces";
}

/** Returns the lines up to the closing line. Without one, returns the lines up to the first empty line. */
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
 * Lines that may be among keys: list items, indented lines, comments, empty lines, ends of lists and maps,
 * TOML's tables.
 */
const BESIDE_KEYS = /^(?:\s*$|\s*-(?:\s|$)|\s|#|[\]},[]|<!--)/;

/** Returns true if the lines are keys with values. Prose between two horizontal rules is no front matter. */
function isFields(lines: readonly string[]): boolean {
  return (
    lines.some((line) => KEY.test(line)) && lines.every((line) => KEY.test(line) || BESIDE_KEYS.test(line))
  );
}

/**
 * Returns true for the form of Pelican and MultiMarkdown: every line is a label or continues one, and one
 * label is known.
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

/** Returns true for a label that prose rarely has. `Summary: I like tea.` may be prose. */
function isSureLabel(line: string): boolean {
  const [, name = "", text = ""] = LABEL.exec(line) ?? [];
  if (/^title$/i.test(name)) return text !== "";
  // `embargo.ts` reads such a line.
  if (/^embargo/i.test(name)) return false;
  return isMarkLabel(name, text, "UTC") || (/^date$/i.test(name) && parseDate(text, "UTC").ok);
}

type Comment = { readonly lines: readonly string[]; readonly at: number };

/** Finds the first line that is neither empty nor a comment. */
function skipComments(lines: readonly string[]): {
  readonly at: number;
  readonly comments: readonly Comment[];
} {
  const comments: Comment[] = [];
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").replace(/^[\s\u200B\u2060]+/, "");
    if (line === "") continue;
    if (/^\[(?:\/\/|comment)\]: /i.test(line)) {
      comments.push({ lines: [], at });
      continue;
    }
    const [open, close] = line.startsWith("<!--") ? ["<!--", "-->"] : ["%%", "%%"];
    if (!line.startsWith(open)) break;
    const first = line.slice(open.length);
    const end = first.includes(close)
      ? at
      : lines.findIndex((one, below) => below > at && one.includes(close));
    const last = end === at ? first : (lines[end] ?? "");
    // The text after a comment on its last line is part of the article.
    if (end < 0 || last.slice(last.indexOf(close) + close.length).trim() !== "") break;
    const inner = [
      ...(end === at ? [] : [first, ...lines.slice(at + 1, end)]),
      last.slice(0, last.indexOf(close)),
    ];
    comments.push({ lines: inner.map((one) => one.trim()).filter((one) => one !== ""), at });
    at = end;
  }
  return { at, comments };
}
