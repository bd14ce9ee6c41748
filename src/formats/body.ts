/**
 * Writes the content of an article so that feeds in all formats and the article's page can share the bytes.
 * The text can be put into a CDATA section. If no element has attributes, the text can also be put into a
 * JSON string, because nothing in it needs an escape in JSON.
 */

/**
 * Returns the content as a body. `html` is sanitised, so every `<` and `>` in it belongs to a tag, and every
 * `>` of its text is escaped.
 */
export function writeBody(html: string): string {
  let preformatted = 0;
  return html.replace(/<[^<>]+>|[^<>]+/g, (part) => {
    if (!part.startsWith("<")) return writeText(part, preformatted > 0);
    if (/^<pre[\s>]/.test(part)) preformatted += 1;
    if (part === "</pre>") preformatted -= 1;
    return part;
  });
}

/**
 * Returns the body with the escapes of a JSON string. The result differs from the body only if an element has
 * attributes.
 */
export function jsonBody(body: string): string {
  return JSON.stringify(body).slice(1, -1);
}

/**
 * Escapes a text. Outside of `pre`, also replaces line breaks by spaces, because browsers show them as
 * spaces.
 */
function writeText(text: string, isPreformatted: boolean): string {
  const escaped = text.replaceAll('"', "&quot;").replaceAll("\\", "&#92;");
  return isPreformatted
    ? escaped.replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")
    : // The pattern does not match a single space, because it needs no change and is the usual case.
      escaped.replace(/[ \t\n]{2,}|[\t\n]/g, (run) => (run.includes("\n") ? " " : run.replaceAll("\t", " ")));
}
