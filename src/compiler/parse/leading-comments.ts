/** Finds the comments of HTML, Markdown and Obsidian that stand before the first line of a text. */

export type LeadingComment = {
  /** The lines of the comment that are not empty. */
  readonly lines: readonly string[];
  /** The index of the comment's first line in the text. */
  readonly at: number;
};

/** Returns the index of the first line that is neither empty nor a comment, and the comments before it. */
export function skipComments(lines: readonly string[]): {
  readonly at: number;
  readonly comments: readonly LeadingComment[];
} {
  const comments: LeadingComment[] = [];
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").replace(/^[\s\u200B\u2060]+/, "");
    if (line === "") continue;
    if (/^\[(?:\/\/|comment)\]: /i.test(line)) {
      comments.push({ lines: [], at });
      continue;
    }
    const [open, close] = line.startsWith("<!--") ? ["<!--", "-->"] : ["%%", "%%"];
    if (!line.startsWith(open)) break;
    const first = line.slice(open.length);
    const end = first.includes(close)
      ? at
      : lines.findIndex((one, below) => below > at && one.includes(close));
    const last = end === at ? first : (lines[end] ?? "");
    // The text after a comment on its last line is part of the article.
    if (end < 0 || last.slice(last.indexOf(close) + close.length).trim() !== "") break;
    const inner = [
      ...(end === at ? [] : [first, ...lines.slice(at + 1, end)]),
      last.slice(0, last.indexOf(close)),
    ];
    comments.push({ lines: inner.map((one) => one.trim()).filter((one) => one !== ""), at });
    at = end;
  }
  return { at, comments };
}
