/**
 * Reads codes with a text between two marks: `{{< notice tip >}}...{{< /notice >}}`. A box becomes a container
 * (`:::tip`), and a tab a heading. `paired-codes.yaml` lists the names.
 */

import { z } from "zod";
import { nameList, readDataFile } from "../../ground/data-file.ts";
import { CONTAINER_KINDS } from "../containers.ts";
import { type CodeText, type FoundCode, isAlone } from "./code-text.ts";
import type { Code } from "./known-codes.ts";

const DATA = readDataFile(
  new URL("./paired-codes.yaml", import.meta.url),
  z.strictObject({ boxes: nameList, labelled: nameList, plain: nameList, quotes: nameList }),
);

/** A code in a text, from `start` to `end`. */
type PlacedCode = Code & { readonly start: number; readonly end: number };

/** Returns undefined for a code of another name, and for one without an end. */
export function readPairedCode(source: CodeText, code: PlacedCode): FoundCode | undefined {
  const { start, end } = code;
  const name = code.name.toLowerCase();
  const box = boxOf(name, code);
  const isLabelled = DATA.labelled.includes(name);
  const isQuote = DATA.quotes.includes(name);
  if (box === undefined && !isLabelled && !isQuote && !DATA.plain.includes(name)) return undefined;
  const close = closingOf(source, code.name, end);
  if (close === undefined) return undefined;
  source.expectedEnds.add(close.start);
  if (isQuote) {
    const author = code.values.length === 0 || name !== "blockquote" ? "" : `— ${code.values.join(" ")}\n\n`;
    const opening = { start, end, text: "\n\n<blockquote>\n\n" };
    return { end, edits: [opening, { ...close, text: `\n\n${author}</blockquote>\n\n` }] };
  }
  const opening = box ?? (isLabelled ? headingOf(code) : "");
  const closing = box === undefined ? "" : ":::";
  const { start: line, above } = source.lineAt(start);
  // A block needs an empty line above it, or it would belong to the paragraph there.
  const hasTextAbove = above !== undefined && source.masked.slice(above, line).trim() !== "";
  const hasOwnLines = isAlone(source, start, end) && isClosingAlone(source.masked, close);
  return {
    end,
    edits: [
      {
        start,
        end,
        text:
          opening === "" ? "" : hasOwnLines ? `${hasTextAbove ? "\n" : ""}${opening}` : `\n\n${opening}\n`,
      },
      { ...close, text: hasOwnLines || closing === "" ? closing : `\n${closing}\n\n` },
    ],
  };
}

/** Returns the first line of a container, or undefined for a code that is no box. */
function boxOf(name: string, { values, named }: Code): string | undefined {
  const isKind = (text: string | undefined) => text !== undefined && CONTAINER_KINDS.has(text.toLowerCase());
  if (!DATA.boxes.includes(name) && !isKind(name)) return undefined;
  const [first] = values;
  const kind = [named.type, named.kind, named.level, first, name].find(isKind)?.toLowerCase();
  const rest = isKind(first) ? values.slice(1) : values;
  const title = named.title ?? named.summary ?? rest.join(" ");
  const isOpened = name === "details" || name === "expand";
  const plain = title.replace(/[[\]\n]/g, " ").trim();
  return `:::${isOpened ? "details" : (kind ?? "note")}${plain === "" ? "" : `[${plain}]`}`;
}

function headingOf({ values, named }: Code): string {
  const label = named.title ?? named.name ?? named.label ?? named.header ?? values[0] ?? "";
  return label === "" ? "" : `#### ${label.replaceAll("\n", " ")}`;
}

type Closing = { readonly start: number; readonly end: number };

/**
 * Returns the first closing code that no other code has. The search starts behind the last one of this name,
 * so each part of a text is searched once.
 */
function closingOf({ masked, next, takenEnds }: CodeText, name: string, from: number): Closing | undefined {
  const isLiquid = masked.startsWith("%}", from - 2);
  const word = isLiquid ? `end${name}` : `/${name}`;
  let at = next(word, Math.max(from, takenEnds.get(word) ?? 0));
  for (; at !== undefined; at = next(word, at + 1)) {
    const head = (isLiquid ? /\{%-?\s*$/ : /\{\{[<%]\s*$/).exec(masked.slice(Math.max(from, at - 12), at));
    const behind = at + word.length;
    const tail = (isLiquid ? /^\s*-?%\}/ : /^\s*[%>]\}\}/).exec(masked.slice(behind, behind + 12));
    if (head === null || tail === null) continue;
    takenEnds.set(word, behind);
    return { start: at - head[0].length, end: behind + tail[0].length };
  }
  return undefined;
}

/** Returns true if only white space shares the lines of a closing code. */
function isClosingAlone(masked: string, { start, end }: Closing): boolean {
  const before = masked.slice(masked.lastIndexOf("\n", start - 1) + 1, start);
  return /^\s*$/.test(before) && /^[^\S\n]*(?:\n|$)/.test(masked.slice(end, end + 100));
}
