/** Matches paths with the patterns of other tools: globs, regular expressions, and those of `.gitignore`. */

import { Script } from "node:vm";
import ignore from "ignore";

export type PatternKind = "path" | "expression" | "gitignore";

/** Returns true for a path that the patterns match, or that is in a folder that they match. */
export type PatternMatcher = (path: string) => boolean;

/**
 * Returns the matcher for patterns of one kind. The paths to match have no slash at the start. Throws a
 * `SyntaxError` for a wrong regular expression.
 */
export function patternMatcher(kind: PatternKind, patterns: readonly string[]): PatternMatcher {
  switch (kind) {
    case "path":
      return anyOf(patterns.map(pathMatcher));
    case "expression":
      return anyOf(patterns.map(expressionMatcher));
    case "gitignore": {
      const rules = ignore().add([...patterns]);
      return (path) => rules.ignores(path);
    }
    default:
      return kind satisfies never;
  }
}

/**
 * The maximum number of seconds in which one list of patterns is matched with all paths. Usual patterns take a
 * millisecond for a thousand paths. The time of a regular expression such as `(a+)+$` can grow exponentially
 * with the length of a path.
 */
export const MAX_SECONDS = 3;

/** Returns true if all paths can be matched in this time. */
export function isQuick(matches: PatternMatcher, paths: readonly string[]): boolean {
  try {
    // Nothing else in Node can end a regular expression.
    MATCH_ALL.runInNewContext({ paths, matches }, { timeout: MAX_SECONDS * 1000 });
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw cause;
  }
}

const MATCH_ALL = new Script("for (const path of paths) matches(path)");

function anyOf(matchers: readonly PatternMatcher[]): PatternMatcher {
  return (path) => matchers.some((matches) => matches(path));
}

/**
 * Matches as Jekyll does: a pattern is the start of a path, or a glob for the path of a file or folder.
 * https://jekyllrb.com/docs/configuration/options/#global-configuration
 */
function pathMatcher(written: string): PatternMatcher {
  const pattern = written.trim().replace(/^(?:\.?\/)+/, "");
  if (pattern === "") return () => false;
  const glob = new RegExp(`^${globSource(pattern.replace(/\/$/, ""))}(?:/|$)`, "s");
  return (path) => path.startsWith(pattern) || glob.test(path);
}

/** Returns the source of a regular expression for a glob. `*` also matches slashes, as in Jekyll and Zola. */
function globSource(glob: string): string {
  return glob.replace(/\*\*\/|\*+|\?|\[!?[^\]/]*\]|\{[^{}]*\}|[^*?[{]+|./gs, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part.startsWith("*")) return ".*";
    if (part === "?") return "[^/]";
    if (/^\[.+\]$/.test(part)) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(",").map(globSource).join("|")})`;
    return RegExp.escape(part);
  });
}

/**
 * Hugo matches absolute paths, so a pattern may start with the slash of a folder. Go's expressions have more than
 * those of JavaScript, such as `\z`. The flag `u` refuses it. Without this flag, it would be the letter z.
 */
function expressionMatcher(written: string): PatternMatcher {
  const [, flags = "", source = ""] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(written) ?? [];
  const expression = new RegExp(
    source.replace(/\\([^A-Za-z\d\s])/g, (_, mark) => RegExp.escape(mark)),
    `${flags}u`,
  );
  return (path) => expression.test(`/${path}`) || expression.test(path);
}
