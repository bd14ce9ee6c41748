/** Turns the bytes of a seed (article file) into text with one kind of line end and no control characters. */

import { sendable, unsendable } from "../../model/text.ts";
import { decode } from "./decode.ts";
import { forShell } from "./file-names.ts";
import { errorAt, type Problem, warningAt } from "./problem.ts";

/**
 * Returns the text. Adds an error and returns undefined if the bytes are in an unknown encoding, or if they are
 * RTF.
 */
export function seedText(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  problems: Problem[],
): string | undefined {
  const decoded = decode(bytes, path);
  if (!decoded.ok) {
    const { line, message, fix } = decoded.error;
    problems.push(errorAt({ path, line }, message, fix));
    return undefined;
  }
  // TextEdit and WordPad write RTF into a file that is called .txt. All of it is ASCII.
  if (decoded.value.startsWith("{\\rtf")) {
    const fix = `plain text (save it so in an editor), or Markdown: pandoc -f rtf ${forShell(path)} -o NEW.md`;
    problems.push(errorAt({ path, line: 1 }, "an RTF document", fix));
    return undefined;
  }
  const text = decoded.value.includes("\r") ? decoded.value.replace(/\r\n?/g, "\n") : decoded.value;
  const clean = sendable(text);
  const removed = clean === text ? [] : unsendable(text);
  if (removed.length > 0) {
    const line = text.split("\n").findIndex((content) => unsendable(content).length > 0);
    const found = `${removed.join(", ")} removed`;
    problems.push(warningAt({ path, line: line + 1 }, found, "text without control characters"));
  }
  return clean;
}
