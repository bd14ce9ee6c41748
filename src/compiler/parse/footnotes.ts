/**
 * Reads footnotes in Markdown as GitHub does: `[^name]` in the text, `[^name]: ...` for the note. Notes may
 * wrap without indentation. Also reads the inline notes of Pandoc and Obsidian: `^[The note.]`. Each tokenizer
 * reads a line at most once more than `marked` does.
 */

import GithubSlugger from "github-slugger";
import type { MarkedExtension, Token, TokenizerAndRendererExtension, Tokens } from "marked";
import { OWN_ID } from "../content/own-ids.ts";

export type Footnotes = {
  readonly extension: MarkedExtension;
  /** Returns the notes that were referred to since the last call, as a list, and forgets the references. */
  readonly takeNotes: (render: (tokens: Token[]) => string) => string;
  /** Returns the labels of the notes that no text has referred to. */
  readonly unused: () => string[];
};

/** The number of a note, and the number of references to it. */
type References = { readonly number: number; readonly count: number };

type Note = { readonly label: string; readonly id: string; readonly tokens: Token[] };

/** Makes the extension for one text. */
export function footnotesOfOneText(): Footnotes {
  const slugger = new GithubSlugger();
  const notes = new Map<string, Note>();
  /** The references to each note, in the order of the first ones. */
  const references = new Map<Note, References>();
  const used = new Set<Note>();

  const definition: TokenizerAndRendererExtension = {
    name: "footnote",
    level: "block",
    tokenizer(source) {
      const [head, label = ""] = DEFINITION.exec(source) ?? [];
      if (head === undefined) return undefined;
      const raw = source.slice(0, endOfNote(source, head.length));
      const { top } = this.lexer.state;
      this.lexer.state.top = true;
      const tokens = this.lexer.blockTokens(raw.slice(head.length).replace(/\n(?: {1,4}|\t)/g, "\n"), []);
      this.lexer.state.top = top;
      const name = nameOf(label);
      if (!notes.has(name)) notes.set(name, { label, id: slugger.slug(label), tokens });
      return { type: "footnote", raw, tokens };
    },
    renderer: () => "",
  };

  const reference: TokenizerAndRendererExtension = {
    name: "footnoteReference",
    level: "inline",
    tokenizer(source) {
      const [raw, label = ""] = REFERENCE.exec(source) ?? [];
      const note = raw === undefined ? undefined : notes.get(nameOf(label));
      return note && { type: "footnoteReference", raw: raw ?? "", note };
    },
    renderer: ({ note }: Tokens.Generic & { note?: Note }) => (note === undefined ? "" : refer(note)),
  };

  const inlineNote: TokenizerAndRendererExtension = {
    name: "inlineNote",
    level: "inline",
    start: (source) => source.indexOf("^["),
    tokenizer(source) {
      const [raw = "", content = ""] = INLINE_NOTE.exec(source) ?? [];
      const text = content.trim();
      if (text === "") return undefined;
      const paragraph = { type: "paragraph", raw: text, text, tokens: this.lexer.inlineTokens(text) };
      const note: Note = { label: "note", id: slugger.slug("note"), tokens: [paragraph] };
      return { type: "inlineNote", raw, note };
    },
    renderer: ({ note }: Tokens.Generic & { note?: Note }) => (note === undefined ? "" : refer(note)),
  };

  function refer(note: Note): string {
    const { number, count: before } = references.get(note) ?? { number: references.size + 1, count: 0 };
    const count = before + 1;
    references.set(note, { number, count });
    used.add(note);
    return `<sup><a id="${idOfReference(note, count)}" href="#${idOfNote(note)}">${number}</a></sup>`;
  }

  return {
    extension: { extensions: [definition, reference, inlineNote] },
    takeNotes(render) {
      let items = "";
      // A note may refer to another note. This adds the other note to `references` while the loop runs.
      for (const [note] of references) {
        const content = render(note.tokens).trimEnd();
        const links = backLinks(note, references.get(note)?.count ?? 0);
        const closing = content.endsWith("</p>") ? content.length - "</p>".length : content.length;
        items += `<li id="${idOfNote(note)}">${content.slice(0, closing)}${links}${content.slice(closing)}</li>\n`;
      }
      references.clear();
      return items === "" ? "" : `<hr>\n<ol>\n${items}</ol>\n`;
    },
    unused: () => [...notes.values()].flatMap((note) => (used.has(note) ? [] : note.label)),
  };
}

const DEFINITION = /^ {0,3}\[\^([^[\]\n]{1,100})\]:[ \t]*/;
const REFERENCE = /^\[\^([^[\]\n]{1,100})\]/;
/** A note in the text itself. It may contain brackets, such as those of a link. */
const INLINE_NOTE = /^\^\[((?:[^[\]\\]|\\.|\[(?:[^[\]\\]|\\.){0,500}\]){1,3000})\](?!\()/s;

/** A line that ends the paragraph of a note: another note, a heading, a quote, a list or code. */
const OTHER_BLOCK = /^ {0,3}(?:\[\^[^[\]\n]{1,100}\]:|#{1,6}\s|>|[*+-]\s|\d{1,9}[.)]\s|```|~~~)/;

/**
 * Returns the end of a note. It ends before another block, and before an empty line that no indented text
 * follows.
 */
function endOfNote(source: string, from: number): number {
  let end = lineEnd(source, from);
  let isAfterEmpty = false;
  for (let at = end; at < source.length; ) {
    const next = lineEnd(source, at);
    const line = source.slice(at, next);
    at = next;
    if (line.trim() === "") {
      isAfterEmpty = true;
      continue;
    }
    if (!/^(?: {2,}|\t)/.test(line) && (isAfterEmpty || OTHER_BLOCK.test(line))) break;
    isAfterEmpty = false;
    end = next;
  }
  return end;
}

/** Returns the index after the line break of the line that contains `at`. */
function lineEnd(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end + 1;
}

/** Returns the name of a note in small letters, because GitHub ignores the case of labels. */
function nameOf(label: string): string {
  return label.trim().toLowerCase();
}

function idOfNote({ id }: Note): string {
  return `${OWN_ID}fn-${id}`;
}

function idOfReference({ id }: Note, count: number): string {
  return `${OWN_ID}fnref-${id}${count === 1 ? "" : `-${count}`}`;
}

function backLinks(note: Note, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => ` <a href="#${idOfReference(note, at + 1)}">↩${at === 0 ? "" : `<sup>${at + 1}</sup>`}</a>`,
  ).join("");
}
