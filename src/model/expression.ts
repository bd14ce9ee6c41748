/** The topic expression of a feed URL: parsed, printed canonically, and read aloud. Syntax only: it knows no vocabulary. */

import { err, ok, type Result } from "./result.ts";
import { type TopicSlug, topicSlug } from "./topic.ts";

/**
 * `diplomacy+treaties,arms-control,-sport`: (diplomacy and treaties, or arms control), without sport.
 * Without alternatives it starts from everything. Terms, alternatives and exclusions are sorted and distinct.
 */
export type TopicExpression = {
  /** Any of these; each asks for all of its topics. */
  readonly alternatives: readonly (readonly TopicSlug[])[];
  /** None of these, whichever alternative matched. */
  readonly exclusions: readonly TopicSlug[];
};

export const MAX_TERMS = 32;

export type ExpressionProblem =
  | { readonly kind: "empty-term"; readonly suggestion?: string }
  | { readonly kind: "not-a-slug"; readonly term: number }
  | { readonly kind: "misplaced-exclusion"; readonly suggestion: string }
  | { readonly kind: "too-many-terms"; readonly terms: number };

/** Reads one decoded URL segment. Case, order and repeats are forgiven; whatever else is off is refused with evidence. */
export function parseExpression(text: string): Result<TopicExpression, ExpressionProblem> {
  // A space is how a form-encoded "+" arrives once decoded.
  const parts = text.toLowerCase().replaceAll(" ", "+").split(",");
  const alternatives: TopicSlug[][] = [];
  const exclusions: TopicSlug[] = [];
  let misplaced = false;
  let empty = false;
  let terms = 0;

  for (const part of parts) {
    const alternative: TopicSlug[] = [];
    for (const [place, written] of part.split("+").entries()) {
      terms += 1;
      if (terms > MAX_TERMS) return err({ kind: "too-many-terms", terms: countTerms(parts) });
      const excluded = written.startsWith("-");
      const name = excluded ? written.slice(1) : written;
      if (name === "") {
        empty = true;
        continue;
      }
      const slug = topicSlug(name);
      if (slug === undefined) return err({ kind: "not-a-slug", term: terms });
      if (excluded) {
        exclusions.push(slug);
        // "a+-c" and "-c+a" read as if the exclusion held for this alternative alone; it never does.
        misplaced ||= place > 0 || part.includes("+");
      } else {
        alternative.push(slug);
      }
    }
    if (alternative.length > 0) alternatives.push(sortedDistinct(alternative));
  }

  const expression = canonical(alternatives, exclusions);
  if (empty) {
    const suggestion = printExpression(expression);
    return err(suggestion === "" ? { kind: "empty-term" } : { kind: "empty-term", suggestion });
  }
  if (misplaced) return err({ kind: "misplaced-exclusion", suggestion: printExpression(expression) });
  return ok(expression);
}

/** The one spelling of an expression; parsing it gives the expression back. */
export function printExpression({ alternatives, exclusions }: TopicExpression): string {
  return [...alternatives.map((topics) => topics.join("+")), ...exclusions.map((slug) => `-${slug}`)].join(
    ",",
  );
}

/** In words, for titles: `Diplomacy and Treaties, or Arms control, without Sport`. */
export function describeExpression(
  { alternatives, exclusions }: TopicExpression,
  labelOf: (slug: TopicSlug) => string,
): string {
  const wanted = alternatives.map((topics) => topics.map(labelOf).join(" and "));
  const compound = alternatives.some((topics) => topics.length > 1);
  const any = wanted.length === 0 ? "Everything" : wanted.join(compound ? ", or " : " or ");
  return exclusions.length === 0 ? any : `${any}, without ${exclusions.map(labelOf).join(" or ")}`;
}

/** The same expression with other names for its topics, canonical again. */
export function mapTopics(
  { alternatives, exclusions }: TopicExpression,
  rename: (slug: TopicSlug) => TopicSlug,
): TopicExpression {
  return canonical(
    alternatives.map((topics) => sortedDistinct(topics.map(rename))),
    exclusions.map(rename),
  );
}

/** Every topic that an expression names, each once. */
export function topicsOf({ alternatives, exclusions }: TopicExpression): TopicSlug[] {
  return sortedDistinct([...alternatives.flat(), ...exclusions]);
}

function canonical(alternatives: readonly TopicSlug[][], exclusions: readonly TopicSlug[]): TopicExpression {
  const bySpelling = new Map(alternatives.map((topics) => [topics.join("+"), topics]));
  return {
    alternatives: sortedDistinct([...bySpelling.keys()]).map((spelling) => bySpelling.get(spelling) ?? []),
    exclusions: sortedDistinct(exclusions),
  };
}

/** By code unit, never by locale: the same everywhere. */
function sortedDistinct<Text extends string>(texts: readonly Text[]): Text[] {
  return [...new Set(texts)].sort();
}

function countTerms(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.split("+").length, 0);
}
