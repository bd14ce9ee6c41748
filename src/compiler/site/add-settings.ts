/** Adds settings to the text of `_site.yaml`. All comments and all other lines stay as they are. */

import { isDeepStrictEqual } from "node:util";
import { parseDocument, stringify } from "yaml";

/**
 * Returns the text with these settings. If the text has another value for a setting, the value is replaced.
 */
export function withSettings(text: string, settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).reduce((before, [key, value]) => withSetting(before, key, value), text);
}

function withSetting(text: string, key: string, value: string): string {
  const document = parseDocument(text);
  const wanted = { ...document.toJS(), [key]: value };
  const line = `${key}: ${stringify(value, { lineWidth: 0 }).trim()}`;
  for (const edited of [uncommented(text, key, line), appended(text, line)]) {
    if (edited !== undefined && holds(edited, wanted)) return edited;
  }
  // A text in another form, such as `{title: Notes}`, is printed again. The library keeps comments, but not
  // their columns.
  document.set(key, value);
  return document.toString({ lineWidth: 0 });
}

/**
 * Returns the text with `line` in place of the setting's comment (`# url: https://feeds.example.org`).
 * Returns undefined if there is no such comment.
 */
function uncommented(text: string, key: string, line: string): string | undefined {
  const pattern = new RegExp(`^#[ \\t]*${key}:[ \\t]+\\S+([ \\t]+#.*)?$`, "m");
  return pattern.test(text)
    ? text.replace(pattern, (_, comment: string | undefined) => line + (comment ?? ""))
    : undefined;
}

function appended(text: string, line: string): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text === "" || text.endsWith("\n") ? text : text + newline;
  return start + line + newline;
}

function holds(text: string, wanted: unknown): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted);
}
