/** Reads the fields of front matter in each of its forms, with the line of every field. */

import { err, type Result } from "../../model/result.ts";
import { MAX_FRONT_MATTER_BYTES, MAX_FRONT_MATTER_ENTRIES } from "../ground/file-limits.ts";
import { guarded } from "../ground/guard.ts";
import { errorAt, type Place, type Problem, quote } from "../ground/problem.ts";
import { parseYamlFields, type RawFields } from "../ground/yaml.ts";
import type { YamlLimits } from "../ground/yaml-limits.ts";
import type { FrontMatter } from "./front-matter.ts";
import { readLabelFields } from "./label-fields.ts";
import { readToml } from "./toml.ts";

const LIMITS: Required<YamlLimits> = { bytes: MAX_FRONT_MATTER_BYTES, entries: MAX_FRONT_MATTER_ENTRIES };

export function readFrontMatter(
  { form, text, line }: FrontMatter,
  path: string,
): Result<RawFields, Problem[]> {
  const source = { path, line };
  switch (form) {
    case "yaml":
      return parseYamlFields(text, source, LIMITS);
    case "json":
      return readJson(/^\s*\{/.test(text) ? text : `{${text}\n}`, source);
    case "toml":
      return guarded(source, () => readToml(text, source, LIMITS));
    case "labels":
      return guarded(source, () => readLabelFields(text, source, LIMITS));
    default:
      return form satisfies never;
  }
}

/**
 * YAML includes JSON, and its parser knows the line of each value. Only JSON's own parser refuses what is
 * YAML alone.
 */
function readJson(text: string, source: Place & { readonly line: number }): Result<RawFields, Problem[]> {
  const raw = parseYamlFields(text, source, LIMITS);
  try {
    JSON.parse(text);
    return raw;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [said = "", position] = message.split(/ (?:in JSON )?at position /);
    // For an unknown word the message quotes the whole text, and gives no position.
    const offset = position === undefined ? unknownWordIn(text) : Number.parseInt(position, 10);
    const found =
      position === undefined ? `${quote(/^.{0,20}/.exec(text.slice(offset))?.[0])} is no value` : said;
    const line = source.line + text.slice(0, offset).split("\n").length - 1;
    return err([errorAt({ path: source.path, line }, `JSON: ${found}`, "well-formed JSON")]);
  }
}

const TOKEN = /\s*(?:"(?:\\.|[^"\\\n])*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:])/y;

/** Returns the offset behind the last token of JSON before an unknown word. */
function unknownWordIn(text: string): number {
  let end = 0;
  for (TOKEN.lastIndex = 0; TOKEN.test(text); ) end = TOKEN.lastIndex;
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
}
