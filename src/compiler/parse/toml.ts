/**
 * Reads TOML into fields, with the line of every key. Dates and times become text, because fields read dates
 * from text.
 */

import { parse, TomlDate, TomlError } from "smol-toml";
import { MAX_YAML_DEPTH, OverLimit, printCount } from "../ground/file-limits.ts";
import { errorAt, type Place, type Problem } from "../ground/problem.ts";
import type { RawFields } from "../ground/yaml.ts";

/**
 * Returns the fields. If the TOML is not well-formed, returns undefined and adds an error. Throws if the text
 * exceeds a limit. `source.line` is the line of the file on which the text starts.
 */
export function readToml(
  text: string,
  source: Place & { readonly line: number },
  { bytes, entries }: { readonly bytes: number; readonly entries: number },
  problems: Problem[],
): RawFields | undefined {
  const length = Buffer.byteLength(text);
  if (length > bytes)
    throw new OverLimit(`TOML of ${printCount(length)} bytes`, `at most ${printCount(bytes)}`);
  let values: Readonly<Record<string, unknown>>;
  try {
    values = parse(text);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const [message = ""] = cause.message.split("\n");
    const found = `TOML: ${message.replace(/^Invalid TOML document: /, "")}`;
    const line = source.line + cause.line - 1;
    problems.push(errorAt({ path: source.path, line }, found, "well-formed TOML"));
    return undefined;
  }
  holdEntries(values, entries);
  const lines = linesOfKeys(text);
  return {
    values: withDatesAsText(values) as Record<string, unknown>,
    lineOf: (path) => {
      for (let depth = path.length; depth > 0; depth -= 1) {
        const at = lines.get(JSON.stringify(path.slice(0, depth).map(String)));
        if (at !== undefined) return source.line + at;
      }
      return source.line;
    },
  };
}

/**
 * Throws if the TOML has more than `entries` keys and list items, or is nested too deeply. Uses a list
 * instead of recursion, because deep nesting would exhaust the stack.
 */
function holdEntries(values: unknown, entries: number): void {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: values, depth: 1 }];
  let counted = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null || next.value instanceof TomlDate) continue;
    if (next.depth > MAX_YAML_DEPTH)
      throw new OverLimit("TOML nested too deeply", `at most ${MAX_YAML_DEPTH} levels`);
    for (const value of Object.values(next.value)) {
      counted += 1;
      open.push({ value, depth: next.depth + 1 });
    }
  }
  if (counted > entries)
    throw new OverLimit(
      `TOML with ${printCount(counted)} keys and list items`,
      `at most ${printCount(entries)}`,
    );
}

/**
 * Replaces dates by text. A local date keeps its form, `2024-01-05`, and an offset stays as it was written.
 */
function withDatesAsText(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?=Z|[+-]|$)/, "");
  if (Array.isArray(value)) return value.map(withDatesAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDatesAsText(inner)]));
}

const KEY = /"(?:\\.|[^"\\])*"|'[^']*'|[\w-]+/g;
const KEYS = `(?:${KEY.source})(?:\\s*\\.\\s*(?:${KEY.source}))*`;
const TABLE = new RegExp(`^\\s*(\\[\\[?)\\s*(${KEYS})\\s*\\]`);
const FIELD = new RegExp(`^\\s*(${KEYS})\\s*=`);
/** Strings of several lines, strings of one line, and comments in TOML. */
const QUOTED = /"""(?:\\[\s\S]|[^\\])*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#.*/g;

/** Returns the index of the line of each key in well-formed TOML, by the key's path as JSON. */
function linesOfKeys(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const counts = new Map<string, number>();
  let table: readonly string[] = [];
  let brackets = 0;
  // Strings and comments may look like keys. Strings of several lines keep only their line ends. In other
  // strings and comments, the brackets are replaced.
  const shown = text.replace(QUOTED, (quoted) =>
    quoted.includes("\n") ? quoted.replace(/[^\n]/g, "") : quoted.replace(/[[\]{}]/g, "_"),
  );
  for (const [at, line] of shown.split("\n").entries()) {
    const [, opening, name] = (brackets === 0 && TABLE.exec(line)) || [];
    const [, field] = (brackets === 0 && FIELD.exec(line)) || [];
    const keep = (path: readonly string[]) => {
      for (let depth = 1; depth <= Math.min(path.length, MAX_YAML_DEPTH); depth += 1) {
        const key = JSON.stringify(path.slice(0, depth));
        if (!lines.has(key)) lines.set(key, at);
      }
    };
    if (name !== undefined) {
      table = partsOf(name);
      if (opening === "[[") {
        const key = JSON.stringify(table);
        const count = counts.get(key) ?? 0;
        counts.set(key, count + 1);
        table = [...table, String(count)];
      }
      keep(table);
    } else if (field !== undefined) keep([...table, ...partsOf(field)]);
    if (name === undefined)
      brackets += (line.match(/[[{]/g)?.length ?? 0) - (line.match(/[\]}]/g)?.length ?? 0);
  }
  return lines;
}

function partsOf(keys: string): string[] {
  return [...keys.matchAll(KEY)].map(([key]) => key.replace(/^(["'])(.*)\1$/, "$2"));
}
