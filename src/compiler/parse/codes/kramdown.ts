/**
 * Reads kramdown's attributes, `{: #id .class}`, and its extensions, `{::comment}`. An id is applied. Classes
 * and settings are dropped.
 * https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
 */

import { escapeMarkup } from "../../../model/text.ts";
import { type CodeText, type FoundCode, isAlone, replaced } from "./code-text.ts";
import type { Pieces } from "./pieces.ts";

/** The maximum length of the text in braces, in characters. */
const MAX_LENGTH = 500;

export function readKramdown(source: CodeText, index: number, pieces: Pieces): FoundCode | undefined {
  const { masked } = source;
  const close = source.next("}", index);
  if (close === undefined || close - index > MAX_LENGTH) return undefined;
  const end = close + 1;
  const inner = masked.slice(index + 2, close);
  if (inner.includes("\n")) return undefined;
  const [, name] = /^:\s{0,9}([a-z]{1,20})\b/.exec(inner) ?? [];
  if (name === "comment" && !inner.endsWith("/")) return commentAt(source, index, end);
  if (name !== undefined || /^\/(?:[a-z]{1,20})?$/.test(inner)) return replaced(index, end, "");
  if (!isAttributes(inner)) return undefined;
  return attributesAt(source, index, end, inner, pieces);
}

/** Comments are private, so a comment without an end is an error. */
function commentAt(source: CodeText, index: number, end: number): FoundCode {
  const ends = ["{:/comment}", "{:/}"].flatMap((mark) => {
    const at = source.next(mark, end);
    return at === undefined ? [] : [{ at, length: mark.length }];
  });
  const [first] = ends.sort((a, b) => a.at - b.at);
  if (first === undefined)
    return { end, edits: [], problem: { message: " without an end", fix: "{:/comment} after it" } };
  const lines = source.masked.slice(index, first.at).replace(/[^\n]+/g, "");
  return replaced(index, first.at + first.length, lines);
}

/** Returns true for kramdown's attributes, and false for other text in braces: `{:ok, value}`. */
function isAttributes(inner: string): boolean {
  const rest = inner.replace(/[#.][\p{L}\w:-]+|[\w:-]+=(?:"[^"]*"|'[^']*')/gu, "").trim();
  return (rest === "" && inner.trim() !== "") || /^(?:toc|footnotes|[\w-]+:)$/.test(rest);
}

function attributesAt(
  source: CodeText,
  index: number,
  end: number,
  inner: string,
  pieces: Pieces,
): FoundCode {
  const text = source.masked;
  const id = /#([^\s#."'=}]+)/.exec(inner)?.[1];
  const { start, above } = source.lineAt(index);
  const isOnHeading = /^ {0,3}#{1,6}\s/.test(text.slice(start, start + 12));
  if (isOnHeading && start !== index) return replaced(index, end, id === undefined ? "" : `{#${id}}`);
  const anchor = id === undefined ? "" : pieces.add(`<a id="${escapeMarkup(id)}"></a>`);
  if (above === undefined || !isAlone(source, index, end)) return replaced(index, end, anchor);
  const line = text.slice(above, start - 1);
  // kramdown replaces this list item by a table of contents, so its text is removed.
  if (/\btoc\b/.test(inner) && /^\s*(?:[*+-]|\d{1,9}[.)])\s/.test(line))
    return {
      end,
      edits: [
        { start: above, end: start - 1, text: "" },
        { start: index, end, text: "" },
      ],
    };
  if (id === undefined || !/^ {0,3}#{1,6}\s/.test(line)) return replaced(index, end, anchor);
  return {
    end,
    edits: [
      { start: start - 1, end: start - 1, text: ` {#${id}}` },
      { start: index, end, text: "" },
    ],
  };
}
