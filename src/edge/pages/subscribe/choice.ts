/**
 * A visitor's choice in the form. Reads and writes its query parameters, converts it to the scope of a feed
 * (its subject), and makes it from a topic expression. Handles syntax only, as expression.ts does, and does
 * not know which topics and articles exist.
 */

import { EVERYTHING, PATHS, type Scope } from "../../../model/address.ts";
import {
  type ExpressionProblem,
  MAX_TERMS,
  mapTopics,
  parseExpression,
  type TopicExpression,
} from "../../../model/expression.ts";
import { FORMAT_NAMES, type Format } from "../../../model/format.ts";
import { err, ok, type Result } from "../../../model/result.ts";
import { parseQuery, printQuery, type QueryProblem, type SearchQuery } from "../../../model/search/query.ts";
import { type TopicSlug, topicSlug } from "../../../model/topic.ts";

export type Choice = {
  /**
   * The alternatives, of which an article must match one. Each is one topic, or several topics that an
   * article must all have. Only an expression in the address can combine topics.
   */
  readonly any: readonly (readonly TopicSlug[])[];
  /** The topics that an article must all have, in addition to an alternative of `any`. */
  readonly all: readonly TopicSlug[];
  readonly without: readonly TopicSlug[];
  /** The words that an article must have. */
  readonly words?: SearchQuery;
  readonly format: Format;
};

/** A problem with parameters that cannot be read. */
export type UnreadProblem =
  /** `values` is the number of values that are not slugs. */
  | { readonly kind: "not-slugs"; readonly values: number }
  | { readonly kind: "bad-expression"; readonly problem: ExpressionProblem }
  | QueryProblem
  | { readonly kind: "bad-format" };

export type TooManyTerms = Extract<ExpressionProblem, { readonly kind: "too-many-terms" }>;

/**
 * The maximum number of characters in the query that the form sends: enough for the longest search and
 * {@link MAX_VALUES} topics.
 */
const MAX_CHARACTERS = 4_000;
/**
 * The maximum number of topics and words in the query. A feed's address can have fewer. The form reads more
 * than that, because it explains the limit of addresses.
 */
const MAX_VALUES = 100;

/** A query that is too long to read. */
export type LongChoice = {
  readonly kind: "long-choice";
  readonly unit: "characters" | "topics and words";
  readonly found: number;
  readonly limit: number;
};

const NOTHING: Choice = { any: [], all: [], without: [], format: "rss" };

/**
 * Returns the parameters of a query such as `?any=arctic&q=ice`. Counts the values before it decodes them, so
 * that a long query is refused quickly.
 */
export function choiceParameters(query: string): Result<URLSearchParams, LongChoice> {
  const long = (unit: LongChoice["unit"], found: number, limit: number) =>
    err({ kind: "long-choice", unit, found, limit } as const);
  if (query.length > MAX_CHARACTERS) return long("characters", query.length, MAX_CHARACTERS);
  const values = query.split(/[&,+]|%2[0BC]/i).length;
  return values > MAX_VALUES ? long("topics and words", values, MAX_VALUES) : ok(new URLSearchParams(query));
}

/**
 * Reads `?any=arctic&any=diplomacy&all=treaties&without=sport&q=ice&format=atom`. The parameters may be in
 * any order, and topics in any case. Several topics may be repeated parameters or one list with commas.
 * `?topics=` with a topic expression adds its topics. Values that cannot be read are left out and reported.
 */
export function readChoice(parameters: URLSearchParams): {
  readonly choice: Choice;
  readonly problems: readonly UnreadProblem[];
} {
  const problems: UnreadProblem[] = [];
  const written = parameters.getAll("topics").filter(Boolean).map(readWritten);
  let unreadable = 0;
  const read = (name: "any" | "all" | "without") => {
    const parts = parameters.getAll(name).flatMap((value) => value.toLowerCase().split(","));
    const topics = parts.map((part) => part.split(/[+ ]/).filter(Boolean)).filter(({ length }) => length > 0);
    const slugs = topics.map((names) => names.flatMap((one) => topicSlug(one) ?? []));
    // An alternative with an invalid topic is left out completely. Without only that topic, it would match
    // more articles than the visitor wanted.
    const whole = slugs.filter(({ length }, place) => length === topics[place]?.length);
    unreadable += slugs.length - whole.length;
    return [...written.flatMap((choice) => (name === "any" ? choice.any : [choice[name]])), ...whole];
  };
  const [any, all, without] = [read("any"), read("all"), read("without")];
  const words = readWords(parameters.getAll("q").filter((value) => value.trim() !== ""));
  const [format, ...more] = [...new Set(parameters.getAll("format").filter(Boolean))];
  const known = FORMAT_NAMES.find((name) => name === format);
  if (unreadable > 0) problems.push({ kind: "not-slugs", values: unreadable });
  if (more.length > 0 || (format !== undefined && known === undefined)) problems.push({ kind: "bad-format" });
  const topics = { any, all: all.flat(), without: without.flat() };
  return { choice: withoutRepeats({ ...topics, ...words, format: known ?? NOTHING.format }), problems };

  function readWritten(text: string): Choice {
    const parsed = parseExpression(text);
    if (parsed.ok) return choiceOf(parsed.value);
    problems.push({ kind: "bad-expression", problem: parsed.error });
    const meant = parseExpression("suggestion" in parsed.error ? (parsed.error.suggestion ?? "") : "");
    return meant.ok ? choiceOf(meant.value) : NOTHING;
  }

  function readWords([written, ...more]: readonly string[]): Pick<Choice, "words"> {
    if (written === undefined) return {};
    const query: Result<SearchQuery, QueryProblem> =
      more.length > 0 ? err({ kind: "bad-query", reason: "repeated" }) : parseQuery(written);
    if (query.ok) return { words: query.value };
    problems.push(query.error);
    return {};
  }
}

/**
 * Returns a path with the choice as its query. The default is the form's path. `readChoice` reads the same
 * choice from this query.
 */
export function choicePath(
  { any, all, without, words, format }: Choice,
  path: string = PATHS.subscribe,
): string {
  const pairs: [string, string][] = [
    ...any.map((topics): [string, string] => ["any", topics.join("+")]),
    ...all.map((slug): [string, string] => ["all", slug]),
    ...without.map((slug): [string, string] => ["without", slug]),
  ];
  if (words !== undefined) pairs.push(["q", printQuery(words)]);
  if (format !== NOTHING.format) pairs.push(["format", format]);
  const query = new URLSearchParams(pairs);
  return query.size === 0 ? path : `${path}?${query}`;
}

/**
 * Returns the scope of a choice's feed. An empty choice gives the feed of everything. If `any` has a and b,
 * and `all` has c, the expression is `a+c,b+c`.
 */
export function scopeOfChoice(choice: Choice): Result<Scope, TooManyTerms> {
  const { any, all, without, words } = choice;
  const shared = new Set(all);
  const rests = any.map((topics) => topics.filter((slug) => !shared.has(slug)));
  // If all topics of an alternative are also in `all`, every article with the topics of `all` matches. Then
  // the other alternatives change nothing.
  const wanted = rests.length === 0 || rests.some(({ length }) => length === 0) ? [[]] : rests;
  const terms = wanted.reduce((sum, { length }) => sum + length + all.length, without.length);
  if (terms === 0) return ok(words === undefined ? EVERYTHING : { kind: "search", query: words });
  if (terms > MAX_TERMS) return err({ kind: "too-many-terms", terms });
  const alternatives = wanted.map((topics) => [...topics, ...all]).filter(({ length }) => length > 0);
  const expression = canonical({ alternatives, exclusions: without });
  return ok(
    words === undefined ? { kind: "topics", expression } : { kind: "search", query: words, expression },
  );
}

/**
 * Returns the choice that has this expression as its scope. Topics that all alternatives share become `all`.
 */
export function choiceOf({ alternatives, exclusions }: TopicExpression): Choice {
  const [first = [], ...others] = alternatives;
  const shared =
    others.length === 0 && first.length === 1
      ? []
      : first.filter((slug) => others.every((one) => one.includes(slug)));
  const rests = alternatives.map((topics) => topics.filter((slug) => !shared.includes(slug)));
  // If the expression is `a,a+b`, the first alternative would become empty, so no topics become `all`. If it
  // is `a+b`, all topics become `all`.
  const isSplit = others.length === 0 || rests.every(({ length }) => length > 0);
  return {
    any: isSplit ? rests.filter(({ length }) => length > 0) : alternatives,
    all: isSplit ? shared : [],
    without: exclusions,
    format: NOTHING.format,
  };
}

/**
 * Returns the choice with renamed topics. A topic for which `rename` returns nothing is left out, and so is
 * an alternative that contains it.
 */
export function mapChoice(choice: Choice, rename: (slug: TopicSlug) => TopicSlug | undefined): Choice {
  const renamed = (slugs: readonly TopicSlug[]) => slugs.flatMap((slug) => rename(slug) ?? []);
  return withoutRepeats({
    ...choice,
    any: choice.any.flatMap((topics) => (renamed(topics).length === topics.length ? [renamed(topics)] : [])),
    all: renamed(choice.all),
    without: renamed(choice.without),
  });
}

/** Returns all topics of a choice, each once. */
export function topicsChosen({ any, all, without }: Choice): TopicSlug[] {
  return [...new Set([...any.flat(), ...all, ...without])];
}

/** Returns the choice without repeated topics. The order of the rest stays the same. */
function withoutRepeats({ any, all, without, ...rest }: Choice): Choice {
  const bySpelling = new Map(
    any.map((topics) => [...new Set(topics)].sort()).map((topics) => [topics.join("+"), topics]),
  );
  return { any: [...bySpelling.values()], all: [...new Set(all)], without: [...new Set(without)], ...rest };
}

function canonical(expression: TopicExpression): TopicExpression {
  return mapTopics(expression, (slug) => slug);
}
