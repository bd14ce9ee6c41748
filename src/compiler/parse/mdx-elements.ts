/**
 * Lets the Markdown in HTML elements of MDX be read. In MDX it is Markdown. In other Markdown, the text after a tag
 * is HTML up to an empty line, and an indented text is code. https://mdxjs.com/docs/what-is-mdx/#markdown
 */

/** The elements that may hold blocks. A name with a hyphen is one of the site's own elements. */
const NAME =
  "div|section|aside|article|main|header|footer|figure|figcaption|blockquote|details|center|[a-z]+-[a-z-]+";
const OPENING = new RegExp(`^\\s*<(${NAME})(?:\\s[^<>]{0,1000})?(?<!/)>\\s*$`);
const CLOSING = new RegExp(`^\\s*</(${NAME})>\\s*$`);
const FENCE = /^\s*(`{3,}|~{3,})/;

type OpenElement = {
  readonly name: string;
  /** The number of spaces before its first line with text. */
  indentation: number | undefined;
};

/** Returns the text with empty lines around tags on lines of their own, and without the indentation between them. */
export function withMarkdownInElements(text: string): string {
  if (!text.includes("</")) return text;
  const open: OpenElement[] = [];
  let fence: string | undefined;
  return text
    .split("\n")
    .flatMap((line) => {
      const around = open.at(-1);
      const own = line.trim() === "" ? undefined : (/^\s*/.exec(line)?.[0].length ?? 0);
      if (around !== undefined) around.indentation ??= own;
      const [, mark] = FENCE.exec(line) ?? [];
      if (fence !== undefined || mark !== undefined) {
        const isEnd = fence !== undefined && mark?.startsWith(fence) === true;
        fence = isEnd ? undefined : (fence ?? mark);
        return dedented(line, around);
      }
      const [, closed] = CLOSING.exec(line) ?? [];
      if (closed !== undefined && closed === around?.name) {
        open.pop();
        return ["", line.trim(), ""];
      }
      const [, name] = OPENING.exec(line) ?? [];
      if (name === undefined) return dedented(line, around);
      open.push({ name, indentation: undefined });
      return ["", line.trim(), ""];
    })
    .join("\n");
}

function dedented(line: string, around: OpenElement | undefined): string[] {
  const own = /^\s*/.exec(line)?.[0].length ?? 0;
  return [line.slice(Math.min(own, around?.indentation ?? 0))];
}
