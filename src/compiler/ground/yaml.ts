/** Reads YAML into checked values, with every problem at its line. */

import { type Document, LineCounter, type YAMLError } from "yaml";
import { z } from "zod";
import { closestName } from "./closest-name.ts";
import { guarded } from "./guard.ts";
import { errorAt, type Place, type Problem, quote, warningAt } from "./problem.ts";
import { composeYaml, endlessAlias, type YamlLimits } from "./yaml-limits.ts";
import { offsetsIn } from "./yaml-offsets.ts";
import { indentQuotations } from "./yaml-quotations.ts";

/** Names and values from a file, not yet checked, with the line of each. */
export type RawFields = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
};

/**
 * The maximum number of values that YAML aliases (`*name`) may stand for, because they can grow a short file
 * into a long one ("billion laughs").
 */
const MAX_ALIASES = 100;

/** The remedies for frequent mistakes, by the parser's error code. */
const REMEDIES: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "quotes around a value that holds a colon and a space",
  BAD_SCALAR_START: "quotes around a value that starts with a punctuation mark",
  TAB_AS_INDENT: "spaces for indentation",
  RESOURCE_EXHAUSTION: "lists nested less deeply",
};

/**
 * Returns the fields of a YAML text. If the text cannot be read, adds problems and returns undefined.
 * `source.line` is the line of the file on which `text` starts.
 */
export function parseYamlFields(
  text: string,
  source: Place,
  problems: Problem[],
  limits: YamlLimits = {},
): RawFields | undefined {
  return guarded(source, problems, () => readYaml(text, source, problems, limits));
}

function readYaml(
  text: string,
  { path, line: first = 1 }: Place,
  problems: Problem[],
  limits: YamlLimits,
): RawFields | undefined {
  const { document, lines } = composeLeniently(text, limits);
  const lineAt = (offset: number) => lines.linePos(offset).line - 1 + first;
  const fail = (line: number, message: string, fix: string) => {
    problems.push(errorAt({ path, line }, `YAML: ${message}`, fix));
    return undefined;
  };

  // One mistake can cause a message for every later character, so only the first message of each line is
  // kept.
  const mistakes = new Map<number, YAMLError>();
  for (const mistake of [...document.errors, ...document.warnings]) {
    const line = lineAt(mistake.pos[0]);
    if (!mistakes.has(line)) mistakes.set(line, mistake);
  }
  for (const [line, { message, code }] of mistakes) fail(line, message, remedyOf(message, code));
  if (mistakes.size > 0) return undefined;

  const endless = endlessAlias(document);
  if (endless !== undefined)
    return fail(
      lineAt(endless.offset),
      `alias *${endless.name} in the value that it stands for`,
      "a value that ends",
    );
  let read: unknown;
  try {
    read = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return fail(first, message, `no aliases, or few: they may stand for ${MAX_ALIASES} values`);
  }
  if (typeof read !== "object" || Array.isArray(read))
    return fail(first, quote(read), "lines of the form `key: value`");
  const values = read as Record<string, unknown>;

  const offsetOf = offsetsIn(document);
  const lineOf = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(path);
    return offset === undefined ? first : lineAt(offset);
  };
  const fields = { values, lineOf };
  problems.push(...lostToComments(text, fields, { path, line: first }));
  return fields;
}

/** Matches a `#` that starts a comment in YAML, although it looks like a part of a word: ` #66`. */
const TIGHT_COMMENT = /\s#[^\s#]/;

/** Warns about each value whose end YAML takes for a comment. `line` is the line of the text's start. */
function lostToComments(
  text: string,
  { values, lineOf }: RawFields,
  { path, line: first = 1 }: Place,
): Problem[] {
  // Few texts have such a comment, and the lines of all keys take time to find.
  if (!TIGHT_COMMENT.test(text)) return [];
  const sources = text.split("\n");
  return Object.entries(values).flatMap(([name, value]) => {
    const line = lineOf([name]) ?? first;
    const lost = lostToComment(sources[line - first] ?? "", value);
    if (lost === undefined) return [];
    const found = `${quote(name)} is read without ${quote(lost)}, because # starts a comment`;
    return [warningAt({ path, line }, found, "quotes around the whole value, or a space after the #")];
  });
}

/**
 * Returns the end of a line that YAML takes for a comment, although the author probably meant it as a part of
 * the value: `title: Route #66 opens`, `tags: #harbour`. A comment usually has a space after the `#`.
 */
function lostToComment(line: string, value: unknown): string | undefined {
  const at = line.search(/\s#/);
  if (at < 0 || (value !== null && typeof value !== "string")) return undefined;
  const lost = line.slice(at).trim();
  return /^[\w-]+:(?!\s*["'|>&*!])/.test(line) && /^#[^\s#]/.test(lost) ? lost : undefined;
}

function remedyOf(message: string, code: string): string {
  // `title: "Ice" and snow` and `title: [Draft] Ice`
  if (message.endsWith("at node end")) return "quotes around the whole value: '...'";
  return REMEDIES[code] ?? "well-formed YAML";
}

type ComposedYaml = { readonly document: Document; readonly lines: LineCounter };

/** Parses a text. If a quotation has no end, parses it again with the lines of quotations indented. */
function composeLeniently(text: string, limits: YamlLimits): ComposedYaml {
  const composed = compose(text, limits);
  const isEndless = composed.document.errors.some(({ code }) => code === "MISSING_CHAR");
  const indented = isEndless ? indentQuotations(text) : text;
  if (indented === text) return composed;
  const again = compose(indented, {});
  return again.document.errors.length === 0 ? again : composed;
}

function compose(text: string, limits: YamlLimits): ComposedYaml {
  const lines = new LineCounter();
  return { document: composeYaml(text, lines, limits), lines };
}

/**
 * Checks fields against a schema. An error about a field says what is expected, in the words of the field's
 * description. An unknown name is a warning with the nearest known name. A field without a value counts as
 * not written.
 */
export function checkFields<Schema extends z.ZodObject>(
  schema: Schema,
  { values, lineOf }: RawFields,
  path: string,
  problems: Problem[],
): z.output<Schema> | undefined {
  const known = Object.keys(schema.shape);
  for (const name of Object.keys(values).filter((name) => !known.includes(name)))
    problems.push(
      warningAt({ path, line: lineOf([name]) }, `unknown key ${quote(name)}`, expectedInsteadOf(name, known)),
    );
  const written = Object.entries(values).filter(([, value]) => value !== null);
  const parsed = schema.safeParse(Object.fromEntries(written));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const { description, keys } = schemaAt(schema, issue.path);
    if (issue.code === "unrecognized_keys" && keys !== undefined) {
      for (const key of issue.keys) {
        const found = `unknown key ${quote(key)} in ${issue.path.join(".")}`;
        const place = { path, line: lineOf([...issue.path, key]) };
        problems.push(errorAt(place, found, expectedInsteadOf(key, keys)));
      }
      continue;
    }
    const { reason, fix = description ?? issue.message } = paramsOf(issue);
    const value = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
      values,
    );
    const found =
      value === undefined ? "is missing" : reason ? `${quote(value)} ${reason}` : `is ${quote(value)}`;
    problems.push(errorAt({ path, line: lineOf(issue.path) }, `${issue.path.join(".")} ${found}`, fix));
  }
  return undefined;
}

type NamedKeys = { readonly description?: string | undefined; readonly keys?: readonly string[] };

/**
 * Returns the description of the value at a path, or of the value around it, and the keys of the value. Does
 * not look into alternatives.
 */
function schemaAt(schema: z.ZodObject, path: readonly PropertyKey[]): NamedKeys {
  let at: z.core.$ZodType | undefined = schema;
  let description: string | undefined;
  for (const key of path) {
    at =
      at instanceof z.ZodObject ? at.shape[String(key)] : at instanceof z.ZodArray ? at.element : undefined;
    if (at instanceof z.ZodType) description = at.description ?? description;
    at = unwrapped(at);
    if (at === undefined) break;
  }
  return { description, ...(at instanceof z.ZodObject ? { keys: Object.keys(at.shape) } : {}) };
}

/** Returns the schema inside `optional()`, `default()` and `preprocess()`. */
function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.out) : schema;
}

/**
 * Returns the key, in quotes, if the problem is a warning about an unknown key that resembles no known key.
 */
export function unknownKeyIn({ message, fix }: Problem, known: readonly string[]): string | undefined {
  return fix === anyKeyOf(known) ? /^unknown key (.*)$/s.exec(message)?.[1] : undefined;
}

function anyKeyOf(known: readonly string[]): string {
  return `one of ${known.join(", ")}`;
}

/**
 * The words of an error for which a schema has better words than the description of the field: `is not a
 * calendar date`.
 */
export type IssueParams = { readonly reason?: string; readonly fix?: string };

function paramsOf(issue: z.core.$ZodIssue): IssueParams {
  return (issue.code === "custom" && issue.params) || {};
}

/**
 * Other tools' names for keys of `_site.yaml` and `_topics.yaml`. `synonyms.yaml` has the names in front
 * matter, which are translated before the fields are checked.
 */
const SYNONYMS: Readonly<Record<string, string>> = {
  author: "authors",
  tags: "topics",
  categories: "topics",
  lang: "language",
};

function expectedInsteadOf(name: string, known: readonly string[]): string {
  const synonym = SYNONYMS[name.toLowerCase()];
  if (synonym !== undefined && known.includes(synonym)) return quote(synonym);
  const meant = closestName(name.toLowerCase(), known);
  return meant === undefined ? anyKeyOf(known) : quote(meant);
}
