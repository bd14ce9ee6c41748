/**
 * What somebody chose in the form: read from its parameters, printed as them, turned into the scope of a feed, and made of a topic
 * expression. Syntax only, as expression.ts is: it knows no vocabulary and no articles.
 */

import { EVERYTHING, PATHS, type Scope, type SearchScope } from "../../../model/address.ts";
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
  /** One of these is enough. Each is a topic, or several to be met together, which no tick gives but an expression may. */
  readonly any: readonly (readonly TopicSlug[])[];
  /** Each of these must be met, whichever of `any` is. */
  readonly all: readonly TopicSlug[];
  readonly without: readonly TopicSlug[];
  /** All of these words must be in it, where there are any. */
  readonly words?: SearchQuery;
  readonly format: Format;
};

/** What stands in the parameters and cannot be read. */
export type UnreadProblem =
  /** So many values are no slugs. */
  | { readonly kind: "not-slugs"; readonly values: number }
  | { readonly kind: "bad-expression"; readonly problem: ExpressionProblem }
  | QueryProblem
  | { readonly kind: "bad-format" };

export type TooManyTerms = Extract<ExpressionProblem, { readonly kind: "too-many-terms" }>;

/** The most characters of the form's query, as it is sent: the longest search and {@link MAX_VALUES} topics. */
const MAX_CHARACTERS = 4_000;
/** The most topics and words in it. More than a feed's address holds, so that the form can say what to leave out. */
const MAX_VALUES = 100;

/** A query that would take too long to read. */
export type LongChoice = {
  readonly kind: "long-choice";
  readonly unit: "characters" | "topics and words";
  readonly found: number;
  readonly limit: number;
};

const NOTHING: Choice = { any: [], all: [], without: [], format: "rss" };

/** Returns the parameters of a query, `?any=arctic&q=ice`. Counts before it decodes, so that a long query costs little. */
export function choiceParameters(query: string): Result<URLSearchParams, LongChoice> {
  const long = (unit: LongChoice["unit"], found: number, limit: number) =>
    err({ kind: "long-choice", unit, found, limit } as const);
  if (query.length > MAX_CHARACTERS) return long("characters", query.length, MAX_CHARACTERS);
  const values = query.split(/[&,+]|%2[0BC]/i).length;
  return values > MAX_VALUES ? long("topics and words", values, MAX_VALUES) : ok(new URLSearchParams(query));
}

/**
 * `?any=arctic&any=diplomacy&all=treaties&without=sport&q=ice&format=atom`, in any order and case, topics repeated or listed with
 * commas; or `?topics=` with an expression; or both, put together. What cannot be read is left out and told.
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
    // Without the topic that is none, an alternative would ask for less than was meant.
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

/** The form's path with the choice in its query, from which it is read again as it is. */
export function choicePath({ any, all, without, words, format }: Choice): string {
  const pairs: [string, string][] = [
    ...any.map((topics): [string, string] => ["any", topics.join("+")]),
    ...all.map((slug): [string, string] => ["all", slug]),
    ...without.map((slug): [string, string] => ["without", slug]),
  ];
  if (words !== undefined) pairs.push(["q", printQuery(words)]);
  if (format !== NOTHING.format) pairs.push(["format", format]);
  const query = new URLSearchParams(pairs);
  return query.size === 0 ? PATHS.subscribe : `${PATHS.subscribe}?${query}`;
}

/**
 * The feed of a choice: everything where nothing is chosen; any of a, b with all of c is `a+c,b+c`. `found` are the positions of the
 * entries with its words, as in the scope of a search; of a choice without words, none.
 */
export function scopeOfChoice(choice: Choice, found: SearchScope["found"]): Result<Scope, TooManyTerms> {
  const { any, all, without, words } = choice;
  const shared = new Set(all);
  const rests = any.map((topics) => topics.filter((slug) => !shared.has(slug)));
  // Whatever meets all meets an alternative that asks for nothing else.
  const wanted = rests.length === 0 || rests.some(({ length }) => length === 0) ? [[]] : rests;
  const terms = wanted.reduce((sum, { length }) => sum + length + all.length, without.length);
  if (terms === 0) return ok(words === undefined ? EVERYTHING : { kind: "search", query: words, found });
  if (terms > MAX_TERMS) return err({ kind: "too-many-terms", terms });
  const alternatives = wanted.map((topics) => [...topics, ...all]).filter(({ length }) => length > 0);
  const expression = canonical({ alternatives, exclusions: without });
  return ok(
    words === undefined
      ? { kind: "topics", expression }
      : { kind: "search", query: words, expression, found },
  );
}

/** What gives an expression when chosen; topics that all alternatives share become those that must be met. */
export function choiceOf({ alternatives, exclusions }: TopicExpression): Choice {
  const [first = [], ...others] = alternatives;
  const shared =
    others.length === 0 && first.length === 1
      ? []
      : first.filter((slug) => others.every((one) => one.includes(slug)));
  const rests = alternatives.map((topics) => topics.filter((slug) => !shared.includes(slug)));
  // In `a,a+b` the one alternative would have nothing left; in `a+b` nothing is left but what must be met.
  const isSplit = others.length === 0 || rests.every(({ length }) => length > 0);
  return {
    any: isSplit ? rests.filter(({ length }) => length > 0) : alternatives,
    all: isSplit ? shared : [],
    without: exclusions,
    format: NOTHING.format,
  };
}

/** The same choice with other names for its topics; what `rename` has none for is left out, an alternative as a whole. */
export function mapChoice(choice: Choice, rename: (slug: TopicSlug) => TopicSlug | undefined): Choice {
  const renamed = (slugs: readonly TopicSlug[]) => slugs.flatMap((slug) => rename(slug) ?? []);
  return withoutRepeats({
    ...choice,
    any: choice.any.flatMap((topics) => (renamed(topics).length === topics.length ? [renamed(topics)] : [])),
    all: renamed(choice.all),
    without: renamed(choice.without),
  });
}

/** Every topic that a choice names, each once. */
export function topicsChosen({ any, all, without }: Choice): TopicSlug[] {
  return [...new Set([...any.flat(), ...all, ...without])];
}

/** In the order in which they were chosen. */
function withoutRepeats({ any, all, without, ...rest }: Choice): Choice {
  const bySpelling = new Map(
    any.map((topics) => [...new Set(topics)].sort()).map((topics) => [topics.join("+"), topics]),
  );
  return { any: [...bySpelling.values()], all: [...new Set(all)], without: [...new Set(without)], ...rest };
}

function canonical(expression: TopicExpression): TopicExpression {
  return mapTopics(expression, (slug) => slug);
}
