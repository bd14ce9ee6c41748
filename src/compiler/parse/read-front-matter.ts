/** Reads the fields of front matter in each of its forms, with the line of every field. */

import { MAX_FRONT_MATTER_BYTES, MAX_FRONT_MATTER_ENTRIES } from "../ground/file-limits.ts";
import { guarded } from "../ground/guard.ts";
import { errorAt, type Place, type Problem, quote } from "../ground/problem.ts";
import { parseYamlFields, type RawFields } from "../ground/yaml.ts";
import type { YamlLimits } from "../ground/yaml-limits.ts";
import type { FrontMatter } from "./front-matter.ts";
import { readLabelFields } from "./label-fields.ts";
import { readToml } from "./toml.ts";

const LIMITS: Required<YamlLimits> = { bytes: MAX_FRONT_MATTER_BYTES, entries: MAX_FRONT_MATTER_ENTRIES };

/**
 * Returns the fields of front matter. If it cannot be read, returns undefined and adds an error to
 * `problems`.
 */
export function readFrontMatter(
  { form, text, line }: FrontMatter,
  path: string,
  problems: Problem[],
): RawFields | undefined {
  const source = { path, line };
  switch (form) {
    case "yaml":
      return parseYamlFields(text, source, problems, LIMITS);
    case "json":
      return readJson(/^\s*\{/.test(text) ? text : `{${text}\n}`, source, problems);
    case "toml":
      return guarded(source, problems, () => readToml(text, source, LIMITS, problems));
    case "labels":
      return guarded(source, problems, () => readLabelFields(text, source, LIMITS));
    default:
      return form satisfies never;
  }
}

/**
 * Reads JSON with the YAML parser, because YAML includes JSON and its parser gives the line of each value.
 * JSON's own parser runs first, because it refuses YAML that is not JSON.
 */
function readJson(
  text: string,
  source: Place & { readonly line: number },
  problems: Problem[],
): RawFields | undefined {
  try {
    JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [said = "", position] = message.split(/ (?:in JSON )?at position /);
    // For an unknown word the message of JSON.parse quotes the whole text, and gives no position.
    const offset = position === undefined ? unknownWordIn(text) : Number.parseInt(position, 10);
    const word = /^.{0,20}/.exec(text.slice(offset))?.[0];
    const found = position === undefined ? `${quote(word)} is no value` : said;
    const line = source.line + text.slice(0, offset).split("\n").length - 1;
    problems.push(errorAt({ path: source.path, line }, `JSON: ${found}`, "well-formed JSON"));
    return undefined;
  }
  return parseYamlFields(text, source, problems, LIMITS);
}

const TOKEN = /\s*(?:"(?:\\.|[^"\\\n])*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:])/y;

/** Returns the offset of the first word that is not part of JSON. */
function unknownWordIn(text: string): number {
  let end = 0;
  for (TOKEN.lastIndex = 0; TOKEN.test(text); ) end = TOKEN.lastIndex;
  return end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
}
