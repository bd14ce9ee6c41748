/**
 * Turns GitHub's alerts and Obsidian's callouts into block quotes that name their kind, because feeds have no
 * style sheet.
 */

const MARK = /^<p>\[!([a-z][\w-]{0,30})(?:\|[^\]\n<]{0,100})?\][+-]?[ \t]*/i;

/** Returns the content of a block quote. A mark such as `[!NOTE]` at its start becomes a title in words. */
export function withAlertTitle(html: string): string {
  const [mark, kind = ""] = MARK.exec(html) ?? [];
  if (mark === undefined) return html;
  const rest = html.slice(mark.length);
  const end = /\n|<br>|<\/p>/.exec(rest)?.index ?? rest.length;
  const written = rest.slice(0, end).trim();
  const text = rest
    .slice(end)
    .replace(/^(?:\n|<br>)\s*/, "<p>")
    .replace(/^<\/p>\n?/, "");
  return alertTitle(kind, written) + text;
}

/** Returns a paragraph with the kind of an alert (`Note`) and the title that the author wrote, if any. */
export function alertTitle(kind: string, written: string): string {
  const name = capitalised(kind.replace(/[-_]+/g, " "));
  const title = written === "" || written.toLowerCase() === name.toLowerCase() ? name : `${name}: ${written}`;
  return `<p><strong>${title}</strong></p>\n`;
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
