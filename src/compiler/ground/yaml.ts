/** Reads YAML into checked values, with every problem at its line. */

import { LineCounter, type YAMLError } from "yaml";
import type { z } from "zod";
import { err, ok, type Result } from "../../model/result.ts";
import { closestName } from "./closest-name.ts";
import { guarded } from "./guard.ts";
import { errorAt, type Place, type Problem, quote, warningAt } from "./problem.ts";
import { composeYaml, endlessAlias, type YamlLimits } from "./yaml-limits.ts";
import { offsetsIn } from "./yaml-offsets.ts";

/** Names and values from a file, not yet checked, with the line of each. */
export type RawFields = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
};

export type Checked<Value> = {
  readonly value: Value;
  readonly lineOf: RawFields["lineOf"];
  readonly warnings: readonly Problem[];
};

/** An alias may be used, but not to grow a short file into a long one ("billion laughs"). */
const MAX_ALIASES = 100;

/** The remedies for frequent mistakes, by the parser's error code. */
const MENDS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "quotes around a value that holds a colon and a space",
  BAD_SCALAR_START: "quotes around a value that starts with a punctuation mark",
  TAB_AS_INDENT: "spaces for indentation",
  RESOURCE_EXHAUSTION: "lists nested less deeply",
};

/** `source.line` is the line of the file that `text` starts on. */
export function parseYamlFields(
  text: string,
  source: Place,
  limits: YamlLimits = {},
): Result<RawFields, Problem[]> {
  return guarded(source, () => readYaml(text, source, limits));
}

function readYaml(text: string, source: Place, limits: YamlLimits): Result<RawFields, Problem[]> {
  const lines = new LineCounter();
  const document = composeYaml(text, lines, limits);
  const first = source.line ?? 1;
  const lineAt = (offset: number) => lines.linePos(offset).line - 1 + first;

  // One slip can draw a message for every character after it: the first of a line says enough.
  const slips = new Map<number, YAMLError>();
  for (const slip of [...document.errors, ...document.warnings]) {
    const line = lineAt(slip.pos[0]);
    if (!slips.has(line)) slips.set(line, slip);
  }
  const problems = [...slips].map(([line, { message, code }]) =>
    errorAt({ path: source.path, line }, `YAML: ${message}`, MENDS[code] ?? "well-formed YAML"),
  );
  if (problems.length > 0) return err(problems);

  const endless = endlessAlias(document);
  if (endless !== undefined)
    return err([
      errorAt(
        { path: source.path, line: lineAt(endless.offset) },
        `YAML: alias *${endless.name} inside what it stands for`,
        "a value that ends",
      ),
    ]);
  let values: unknown;
  try {
    values = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return err([
      errorAt(
        { path: source.path, line: first },
        `YAML: ${message}`,
        `no aliases, or few: they may stand for ${MAX_ALIASES} values`,
      ),
    ]);
  }
  if (values === null || values === undefined) values = {};
  if (typeof values !== "object" || Array.isArray(values)) {
    return err([
      errorAt({ path: source.path, line: first }, `YAML: ${quote(values)}`, "lines of the form `key: value`"),
    ]);
  }

  const offsetOf = offsetsIn(document);
  const lineOf = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(path);
    return offset === undefined ? first : lineAt(offset);
  };
  return ok({ values: values as Record<string, unknown>, lineOf });
}

/**
 * Checks fields against a schema. The description of each field says what is expected of it. An unknown name
 * is a warning with the nearest known name.
 */
export function checkFields<Schema extends z.ZodObject>(
  schema: Schema,
  { values, lineOf }: RawFields,
  path: string,
): Result<Checked<z.output<Schema>>, Problem[]> {
  const known = Object.keys(schema.shape);
  const warnings = Object.keys(values)
    .filter((name) => !known.includes(name))
    .map((name) =>
      warningAt({ path, line: lineOf([name]) }, `unknown key ${quote(name)}`, expectedInsteadOf(name, known)),
    );

  const parsed = schema.safeParse(values);
  if (parsed.success) return ok({ value: parsed.data, lineOf, warnings });

  const problems = parsed.error.issues.map((issue) => {
    const [field = ""] = issue.path;
    const shape: Readonly<Record<string, { description?: string | undefined }>> = schema.shape;
    const expected = shape[String(field)]?.description ?? issue.message;
    const value = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
      values,
    );
    const found =
      value === undefined
        ? `${issue.path.join(".")} is missing`
        : `${issue.path.join(".")} is ${quote(value)}`;
    return errorAt({ path, line: lineOf(issue.path) }, found, expected);
  });
  return err([...warnings, ...problems]);
}

/** Names of fields in other tools, and seedcast's names for them. */
const SYNONYMS: Readonly<Record<string, string>> = {
  author: "authors",
  tags: "topics",
  categories: "topics",
  description: "summary",
  excerpt: "summary",
  lang: "language",
  permalink: "slug",
  lastmod: "updated",
  modified: "updated",
};

function expectedInsteadOf(name: string, known: readonly string[]): string {
  const synonym = SYNONYMS[name.toLowerCase()];
  if (synonym !== undefined && known.includes(synonym)) return quote(synonym);
  const meant = closestName(name.toLowerCase(), known);
  return meant === undefined ? `one of ${known.join(", ")}` : quote(meant);
}
