/**
 * Reads definition lists, as kramdown and PHP Markdown Extra write them: a line with a term, and `: ` before
 * each definition below it.
 */

import type { MarkedExtension, Token, Tokens } from "marked";

type Group = { readonly terms: readonly Token[][]; readonly definitions: readonly Token[][] };
type Lines = {
  readonly terms: readonly string[];
  readonly definitions: readonly string[];
  readonly end: number;
};

export const DEFINITION_LISTS: MarkedExtension = {
  extensions: [
    {
      name: "definitionList",
      level: "block",
      tokenizer(source) {
        const groups: Group[] = [];
        const { top } = this.lexer.state;
        this.lexer.state.top = true;
        let end = 0;
        for (let group = readGroup(source, 0); group !== undefined; group = readGroup(source, end)) {
          end = group.end;
          groups.push({
            terms: group.terms.map((term) => this.lexer.inline(term, [])),
            definitions: group.definitions.map((text) => this.lexer.blockTokens(text, [])),
          });
        }
        this.lexer.state.top = top;
        return groups.length === 0
          ? undefined
          : { type: "definitionList", raw: source.slice(0, end), groups };
      },
      renderer({ groups = [] }: Tokens.Generic & { groups?: readonly Group[] }) {
        const items = groups.flatMap(({ terms, definitions }) => [
          ...terms.map((term) => `<dt>${this.parser.parseInline(term)}</dt>\n`),
          ...definitions.map((tokens) => {
            const [only] = tokens;
            const isLine = tokens.length === 1 && only?.type === "paragraph";
            return `<dd>${isLine ? this.parser.parseInline(only.tokens ?? []) : this.parser.parse(tokens)}</dd>\n`;
          }),
        ]);
        return `<dl>\n${items.join("")}</dl>\n`;
      },
    },
  ],
};

const DEFINITION = /^ {0,3}:[ \t]+(?=\S)/;
/** A line that starts another kind of block. It is no term. */
const OTHER_BLOCK = /^(?: {4}|\t| {0,3}(?:[>#|:<]|[*+-]\s|\d{1,9}[.)]\s|```|~~~|\[\^|$))/;
/** The maximum number of terms that share the same definitions. */
const MAX_TERMS = 5;

/** Reads the terms at `from` and their definitions. */
function readGroup(source: string, from: number): Lines | undefined {
  let at = from === 0 ? from : afterEmptyLines(source, from);
  const terms: string[] = [];
  for (; terms.length <= MAX_TERMS; at = lineEnd(source, at)) {
    const line = lineAt(source, at);
    if (terms.length > 0 && DEFINITION.test(line)) break;
    const next = lineEnd(source, at);
    if (terms.length > 0 && line.trim() === "" && DEFINITION.test(lineAt(source, next))) continue;
    if (OTHER_BLOCK.test(line) || terms.length === MAX_TERMS) return undefined;
    terms.push(line.trim());
  }
  const definitions: string[] = [];
  let end = at;
  while (DEFINITION.test(lineAt(source, at))) {
    end = endOfDefinition(source, at);
    definitions.push(
      source
        .slice(at, end)
        .replace(DEFINITION, "")
        .replace(/\n(?: {1,4}|\t)/g, "\n")
        .trimEnd(),
    );
    at = afterEmptyLines(source, end);
  }
  return { terms, definitions, end };
}

/**
 * Returns the end of a definition. It ends before the next definition, before a term, and before an empty
 * line that no indented text follows.
 */
function endOfDefinition(source: string, from: number): number {
  let end = lineEnd(source, from);
  for (let at = end, isAfterEmpty = false; at < source.length; at = lineEnd(source, at)) {
    const line = lineAt(source, at);
    if (line.trim() === "") {
      isAfterEmpty = true;
      continue;
    }
    const isIndented = /^(?: {2,}|\t)/.test(line) && !DEFINITION.test(line);
    if (
      !isIndented &&
      (isAfterEmpty || OTHER_BLOCK.test(line) || DEFINITION.test(lineAt(source, lineEnd(source, at))))
    )
      break;
    isAfterEmpty = false;
    end = lineEnd(source, at);
  }
  return end;
}

function lineAt(source: string, at: number): string {
  const end = source.indexOf("\n", at);
  return source.slice(at, end < 0 ? source.length : end);
}

/** Returns the index after the line break of the line that contains `at`. */
function lineEnd(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end + 1;
}

function afterEmptyLines(source: string, at: number): number {
  let next = at;
  while (next < source.length && lineAt(source, next).trim() === "") next = lineEnd(source, next);
  return next;
}
