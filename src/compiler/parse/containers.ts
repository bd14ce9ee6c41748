/**
 * Reads containers around blocks of Markdown: `:::note` (Docusaurus, VitePress), `::: {.note}` (Pandoc,
 * Quarto) and `!!! note` (MkDocs). A note or a warning becomes a block quote that names its kind, as an alert
 * does. `details` becomes an element that readers open. Other containers only group their content.
 */

import type { MarkedExtension, Token, TokenizerThis, Tokens } from "marked";
import { z } from "zod";
import { escapeMarkup } from "../../model/text.ts";
import { nameList, readDataFile } from "../ground/data-file.ts";
import { MAX_MARKDOWN_DEPTH } from "../ground/file-limits.ts";
import { alertTitle } from "./alerts.ts";

const DATA = readDataFile(new URL("./containers.yaml", import.meta.url), z.strictObject({ kinds: nameList }));

/** The kinds of containers that are shown as a block quote. */
export const CONTAINER_KINDS: ReadonlySet<string> = new Set(DATA.kinds);

type Container = {
  readonly name: string;
  readonly id: string | undefined;
  readonly title: readonly Token[] | undefined;
};

/** The first line of a container, and the index after it. */
type Opening = { readonly name: string; readonly title: string; readonly id?: string; readonly end: number };

export const CONTAINERS: MarkedExtension = {
  extensions: [
    {
      name: "container",
      level: "block",
      tokenizer(source) {
        const fenced = openingFence(source);
        if (fenced !== undefined) {
          const { content, end } = contentOf(source, fenced.end);
          return tokenOf(this, fenced, source.slice(0, end), content);
        }
        const marked = openingMarks(source);
        if (marked === undefined) return undefined;
        const [content = ""] =
          /^(?:(?: {4}|\t)[^\n]*(?:\n|$)|[^\S\n]*\n)*/.exec(source.slice(marked.end)) ?? [];
        const raw = source.slice(0, marked.end + content.length);
        return tokenOf(this, marked, raw, content.replace(/^(?: {4}|\t)/gm, ""));
      },
      renderer({ tokens = [], container }: Tokens.Generic & { container?: Container }) {
        if (container === undefined) return "";
        const { name, id, title } = container;
        const label = title === undefined ? "" : this.parser.parseInline([...title]);
        const content = this.parser.parse(tokens);
        const place = id === undefined ? "" : ` id="${escapeMarkup(id)}"`;
        if (name === "details")
          return `<details${place}>\n<summary>${label || "Details"}</summary>\n${content}</details>\n`;
        if (CONTAINER_KINDS.has(name))
          return `<blockquote${place}>\n${alertTitle(name, label)}${content}</blockquote>\n`;
        const heading = label === "" ? "" : `<p><strong>${label}</strong></p>\n`;
        return `<div${place}>\n${heading}${content}</div>\n`;
      },
    },
  ],
};

function tokenOf({ lexer }: TokenizerThis, opening: Opening, raw: string, content: string): Tokens.Generic {
  const { name, id, title } = opening;
  const { top } = lexer.state;
  lexer.state.top = true;
  const tokens = lexer.blockTokens(content, []);
  lexer.state.top = top;
  const container: Container = { name, id, title: title === "" ? undefined : lexer.inlineTokens(title) };
  return { type: "container", raw, tokens, container };
}

const FENCE = /^ {0,3}:{3,}[^\S\n]*(?=[^\s:])([^\n]{1,500})(?:\n|$)/;
const CLOSING = /^ {0,3}:{3,}[^\S\n]*$/;

/**
 * Reads `:::note Title`, `:::note[Title]{#id}`, `:::{note} Title` and `::: {.note #id title="Title"}`. Colons
 * may stand at the end of the line, too.
 */
function openingFence(source: string): Opening | undefined {
  const [whole = "", line = ""] = FENCE.exec(source) ?? [];
  const [start, braces, word = ""] = /^(?:\{([^{}]*)\}|(\p{L}[\p{L}\p{N}_-]*))/u.exec(line) ?? [];
  if (start === undefined) return undefined;
  const rest = line
    .slice(start.length)
    .replace(/:+\s*$/, "")
    .trim();
  const [, bracketed, after] = /^(?:\[([^\n]*)\])?\s*(?:\{([^{}]*)\})?$/.exec(rest) ?? [];
  const attributes = braces ?? after ?? "";
  const named = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/.exec(attributes)?.slice(1).find(Boolean);
  const isPlain = bracketed === undefined && after === undefined;
  const id = /#([^\s#."'=]+)/.exec(attributes)?.[1];
  return {
    name: braces === undefined ? word.toLowerCase() : nameIn(braces),
    title: bracketed ?? named ?? (isPlain ? rest : ""),
    end: whole.length,
    ...(id === undefined ? {} : { id }),
  };
}

/** Returns the first class that names a kind of container: `note` for `.wide .callout-note`. */
function nameIn(attributes: string): string {
  const classes = attributes.match(/(?<=^|\s)\.?\p{L}[\p{L}\p{N}_-]*(?![^\s]*=)/gu) ?? [];
  const names = classes.map((one) => one.replace(/^\.?(?:callout-)?/, "").toLowerCase());
  return names.find((name) => CONTAINER_KINDS.has(name) || name === "details") ?? "";
}

/**
 * Returns the text up to the closing colons. Containers may be nested. A container without an end reaches to
 * the end of the text, as in Docusaurus.
 */
function contentOf(source: string, from: number): { readonly content: string; readonly end: number } {
  let depth = 1;
  let fence: string | undefined;
  for (let at = from; at < source.length; ) {
    const lineEnd = source.indexOf("\n", at);
    const next = lineEnd < 0 ? source.length : lineEnd + 1;
    const line = source.slice(at, lineEnd < 0 ? source.length : lineEnd);
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else if (CLOSING.test(line)) depth -= 1;
    else if (FENCE.test(line) && openingFence(line) !== undefined) depth += 1;
    if (depth === 0) return { content: source.slice(from, at), end: next };
    // The lexer refuses text with this depth, so the other lines are not read.
    if (depth > MAX_MARKDOWN_DEPTH) break;
    at = next;
  }
  return { content: source.slice(from), end: source.length };
}

/** Reads `!!! note "Title"` and `??? note`. Other words after these marks are text. */
function openingMarks(source: string): Opening | undefined {
  const [whole = "", word = "", title = ""] =
    /^(?:!!!|\?\?\?\+?)[^\S\n]+([a-z]{1,20})(?:[^\S\n]+[a-z-]{1,20}){0,3}(?:[^\S\n]+"([^"\n]{0,300})")?[^\S\n]*(?:\n|$)/i.exec(
      source,
    ) ?? [];
  const name = word.toLowerCase();
  return CONTAINER_KINDS.has(name) ? { name, title, end: whole.length } : undefined;
}
