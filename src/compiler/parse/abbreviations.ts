/**
 * Reads abbreviations, as kramdown and PHP Markdown Extra write them: `*[HTML]: HyperText Markup Language`.
 * The long form becomes the title of each `abbr` element.
 */

import { type MarkedExtension, Renderer, type Tokens } from "marked";
import { escapeMarkup } from "../../model/text.ts";

/** The maximum number of abbreviations in one text. The parser tries each of them at every character. */
const MAX_ABBREVIATIONS = 200;

const DEFINITIONS = /^(?: {0,3}\*\[[^[\]\n]{1,100}\]:[^\n]{0,1000}(?:\n|$))+/;
const DEFINITION = /^ {0,3}\*\[([^[\]\n]{1,100})\]:[^\S\n]*([^\n]*)$/gm;

/** Makes the parser's extension for one text. A definition may be below the text that uses it. */
export function abbreviationsOfOneText(): MarkedExtension {
  const longForms = new Map<string, string>();
  let pattern: RegExp | undefined;
  return {
    extensions: [
      {
        name: "abbreviations",
        level: "block",
        tokenizer(source) {
          const [raw] = DEFINITIONS.exec(source) ?? [];
          if (raw === undefined) return undefined;
          for (const [, name = "", longForm = ""] of raw.matchAll(DEFINITION))
            if (longForms.size < MAX_ABBREVIATIONS && longForm.trim() !== "" && !longForms.has(name.trim()))
              longForms.set(name.trim(), longForm.trim());
          pattern = patternOf([...longForms.keys()]);
          return { type: "abbreviations", raw };
        },
        renderer: () => "",
      },
    ],
    renderer: {
      text(token: Tokens.Text | Tokens.Escape) {
        const html: string = Renderer.prototype.text.call(this, token);
        // If a text has inner tokens, their renderer has already searched them.
        if (pattern === undefined || ("tokens" in token && token.tokens !== undefined)) return html;
        return html.replace(
          pattern,
          (name) => `<abbr title="${escapeMarkup(longForms.get(textOf(name)) ?? "")}">${name}</abbr>`,
        );
      },
    },
  };
}

/**
 * Returns a pattern that finds the names as whole words in escaped text, or undefined if there are no names.
 */
function patternOf(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined;
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const sources = longestFirst.map((name) => RegExp.escape(name.replaceAll("&", "&amp;")));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

function textOf(html: string): string {
  return html.replaceAll("&amp;", "&");
}
