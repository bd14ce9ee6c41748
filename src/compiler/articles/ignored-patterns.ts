/** Matches paths with the patterns of other tools: globs, regular expressions, and those of `.gitignore`. */

import { posix } from "node:path";
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
  const glob = new RegExp(`^${globSource(pattern.replace(/\/$/, ""))}$`);
  return (path) => path.startsWith(pattern) || withFolders(path).some((one) => glob.test(one));
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

/** Hugo matches absolute paths, so a pattern may start with the slash of a folder. */
function expressionMatcher(written: string): PatternMatcher {
  const [, flags = "", source = ""] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(written) ?? [];
  const expression = new RegExp(source, flags);
  return (path) => expression.test(`/${path}`) || expression.test(path);
}

/** Returns a path and the folders in which it is: `a/b/c`, `a/b`, `a`. */
function withFolders(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [path] : [path, ...withFolders(folder)];
}
