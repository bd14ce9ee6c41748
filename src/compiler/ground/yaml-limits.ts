/**
 * Counts the parts of a YAML text before it builds values from them. The time to build a mapping grows with
 * the square of its keys.
 */

import {
  Composer,
  type CST,
  type Document,
  isNode,
  type LineCounter,
  Parser,
  visit,
  YAMLParseError,
} from "yaml";
import { MAX_COLLECTION, MAX_YAML_DEPTH, OverLimit, printCount } from "./file-limits.ts";

export type YamlLimits = {
  /** The maximum number of bytes of the text in UTF-8. */
  readonly bytes?: number;
  /** The maximum number of keys and list items in the whole text. */
  readonly entries?: number;
};

/** Parses like the library's `parseDocument`, but throws if the text exceeds a limit. */
export function composeYaml(
  text: string,
  lineCounter: LineCounter,
  { bytes = Number.POSITIVE_INFINITY, entries = Number.POSITIVE_INFINITY }: YamlLimits = {},
): Document {
  const length = Buffer.byteLength(text);
  if (length > bytes)
    throw new OverLimit(`YAML of ${printCount(length)} bytes`, `at most ${printCount(bytes)}`);
  const tokens = [...new Parser(lineCounter.addNewLine).parse(text)];
  holdTokens(tokens, text, entries);
  const composer = new Composer({ lineCounter, prettyErrors: false, logLevel: "error" });
  const [document, another] = composer.compose(tokens, true, text.length);
  if (document === undefined) throw new Error("YAML without a document");
  if (another !== undefined)
    document.errors.push(
      new YAMLParseError(
        [another.range[0], another.range[1]],
        "MULTIPLE_DOCS",
        "Several documents in one file",
      ),
    );
  return document;
}

function holdTokens(tokens: readonly CST.Token[], text: string, entries: number): void {
  let counted = 0;
  for (const { items, offset, depth } of collectionsIn(tokens)) {
    const line = () => text.slice(0, offset).split("\n").length;
    counted += items.length;
    if (depth > MAX_YAML_DEPTH)
      throw new OverLimit("YAML nested too deeply", `at most ${MAX_YAML_DEPTH} levels`, line());
    if (items.length > MAX_COLLECTION)
      throw new OverLimit(
        `YAML with ${printCount(items.length)} keys or items in one mapping or list`,
        `at most ${printCount(MAX_COLLECTION)}`,
        line(),
      );
  }
  if (counted > entries)
    throw new OverLimit(
      `YAML with ${printCount(counted)} keys and list items`,
      `at most ${printCount(entries)}`,
    );
}

type CountedCollection = Pick<CST.FlowCollection | CST.BlockMap, "items" | "offset"> & {
  readonly depth: number;
};

/**
 * Yields every mapping and list. Uses a list instead of recursion, because deep nesting would exhaust the
 * stack.
 */
function* collectionsIn(tokens: readonly CST.Token[]): Generator<CountedCollection> {
  const open: { readonly token: CST.Token | null | undefined; readonly depth: number }[] = [];
  for (const document of tokens) {
    if (document.type !== "document") continue;
    open.push({ token: document.value, depth: 1 });
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { token, depth } = next;
      if (token === null || token === undefined || !("items" in token)) continue;
      yield { items: token.items, offset: token.offset, depth };
      for (const { key, value } of token.items)
        open.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
    }
  }
}

/** Finds an alias (`*name`) inside the value that it stands for. Such a value would have no end. */
export function endlessAlias(
  document: Document,
): { readonly name: string; readonly offset: number } | undefined {
  let found: { name: string; offset: number } | undefined;
  visit(document, {
    Alias(_, { source, range }, path) {
      if (!path.some((outer) => isNode(outer) && "anchor" in outer && outer.anchor === source))
        return undefined;
      found = { name: source, offset: range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}
