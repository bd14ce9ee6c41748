/**
 * Reads WordPress's codes in square brackets: caption, embed, audio and video. All other words in brackets
 * are text. https://wordpress.com/support/wordpress-editor/blocks/shortcode-block/
 * Programs that turn WordPress's posts into Markdown put backslashes before the brackets.
 */

import { escapeMarkup } from "../../../model/text.ts";
import { embedLink } from "../../content/embeds.ts";
import { type CodeText, type FoundCode, isAlone, replaced } from "./code-text.ts";
import { inlineHtml, readArguments } from "./known-codes.ts";
import { CAPTION_CLOSE, CAPTION_OPEN, type Pieces } from "./pieces.ts";

const CODE =
  /\[(\/?)(caption|gallery|embed|audio|video|playlist)((?:\s{1,9}[\w-]{1,40}=(?:"[^"\n]{0,1000}"|'[^'\n]{0,1000}'|[^\s"'[\]]{1,500})){0,30})\s{0,9}\/?(?:(\\)\]|\](?![(:]|\[(?!\/)))/y;

export function readBracketCode(source: CodeText, index: number, pieces: Pieces): FoundCode | undefined {
  const { masked } = source;
  CODE.lastIndex = index;
  const [whole, slash, name = "", words = "", backslash = ""] = CODE.exec(masked) ?? [];
  const isEscaped = masked[index - 1] === "\\";
  // Double brackets are a link by name, or WordPress's way to write a code as text.
  if (whole === undefined || masked[index - 1] === "[" || isEscaped !== (backslash !== "")) return undefined;
  const start = index - backslash.length;
  const end = index + whole.length;
  if (slash === "/") return closingAt(source, name, index, end);
  const unescaped = (text: string) => (isEscaped ? text.replace(/\\(?=[[\]_*~])/g, "") : text);
  const { named } = readArguments(unescaped(words));
  const closing = `${backslash}[/${name}${backslash}]`;
  const close = name === "caption" || name === "embed" ? source.next(closing, end) : undefined;
  const isCode = words !== "" || close !== undefined || (GALLERIES.has(name) && isAlone(source, start, end));
  if (!isCode) return undefined;
  if (GALLERIES.has(name))
    return {
      end,
      edits: [],
      problem: { message: " cannot be read", fix: "the files themselves: ![...](...)" },
    };
  if (name === "audio" || name === "video") return recordingAt(masked, name, named, start, end, pieces);
  if (close === undefined)
    return { end, edits: [], problem: { message: " without an end", fix: `[/${name}] after it` } };
  if (name === "caption") {
    source.expectedEnds.add(close + backslash.length);
    const text = named.caption === undefined ? "" : ` ${pieces.add(inlineHtml(named.caption))}`;
    return {
      end,
      edits: [
        { start, end, text: CAPTION_OPEN },
        { start: close, end: close + closing.length, text: text + CAPTION_CLOSE },
      ],
    };
  }
  const address = unescaped(masked.slice(end, close).trim());
  if (!/^https?:\/\/\S{1,2000}$/i.test(address))
    return {
      end,
      edits: [],
      problem: { message: " without an address", fix: "an http or https address in it" },
    };
  return replaced(start, close + closing.length, pieces.add(embedLink(address, undefined)));
}

/** Codes for lists of pictures and recordings. Only WordPress knows the addresses of these files. */
const GALLERIES = new Set(["gallery", "playlist"]);

/**
 * Skips the end of a caption, because the code at its start replaces both. An end without a start is an
 * error.
 */
function closingAt({ expectedEnds }: CodeText, name: string, index: number, end: number): FoundCode {
  return expectedEnds.has(index)
    ? { end, edits: [] }
    : { end, edits: [], problem: { message: " without its start", fix: `[${name}] before it` } };
}

const SOURCES = ["src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv"];

function recordingAt(
  masked: string,
  name: "audio" | "video",
  named: Readonly<Record<string, string>>,
  start: number,
  end: number,
  pieces: Pieces,
): FoundCode {
  const address = SOURCES.map((source) => named[source]).find((value) => value !== undefined && value !== "");
  if (address === undefined)
    return { end, edits: [], problem: { message: " without an address", fix: 'src="..."' } };
  const closing =
    new RegExp(`^\\s{0,9}\\\\?\\[/${name}\\\\?\\]`).exec(masked.slice(end, end + 20))?.[0] ?? "";
  const poster = name === "video" && named.poster ? ` poster="${escapeMarkup(named.poster)}"` : "";
  const isFile = /\.(?:mp3|m4a|og[gav]|wav|mp4|m4v|webm)(?:[?#]|$)/i.test(address);
  const html = isFile
    ? `<${name} controls src="${escapeMarkup(address)}"${poster}></${name}>`
    : embedLink(address, named.title);
  return replaced(start, end + closing.length, pieces.add(html));
}
