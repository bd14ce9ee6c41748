/**
 * Parses the topic expression of a feed URL, writes it in its canonical form, and describes it in words. Does
 * not check the topics against the site's vocabulary (its list of topics).
 */

import { err, ok, type Result } from "./result.ts";
import { type TopicSlug, topicSlug } from "./topic.ts";

/**
 * A choice of topics. `diplomacy+treaties,arms-control,-sport` means: (diplomacy and treaties, or arms
 * control), without sport. If there are no alternatives, it means all articles without the excluded topics.
 * Terms, alternatives and exclusions are sorted, without repeats.
 */
export type TopicExpression = {
  /** An entry must have all topics of at least one of these lists. */
  readonly alternatives: readonly (readonly TopicSlug[])[];
  /** An entry must have none of these topics, whichever alternative matched. */
  readonly exclusions: readonly TopicSlug[];
};

export const MAX_TERMS = 32;

export type ExpressionProblem =
  | { readonly kind: "empty-term"; readonly suggestion?: string }
  | { readonly kind: "not-a-slug"; readonly term: number }
  | { readonly kind: "misplaced-exclusion"; readonly suggestion: string }
  | { readonly kind: "too-many-terms"; readonly terms: number };

/**
 * Parses one decoded segment of a URL. Accepts any case, any order and repeats. Refuses other mistakes and
 * returns the wrong text as evidence.
 */
export function parseExpression(text: string): Result<TopicExpression, ExpressionProblem> {
  // A form encodes a space as "+", so decoding can turn the "+" of an expression into a space.
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
        // "a+-c" and "-c+a" look like exclusions from one alternative, but an exclusion always applies to the
        // whole expression.
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

/** Writes the canonical spelling of an expression. Parsing it gives the same expression. */
export function printExpression({ alternatives, exclusions }: TopicExpression): string {
  return [...alternatives.map((topics) => topics.join("+")), ...exclusions.map((slug) => `-${slug}`)].join(
    ",",
  );
}

/** Describes an expression in words, for titles: `Diplomacy and Treaties, or Arms control, without Sport`. */
export function describeExpression(
  { alternatives, exclusions }: TopicExpression,
  labelOf: (slug: TopicSlug) => string,
): string {
  const wanted = alternatives.map((topics) => topics.map(labelOf).join(" and "));
  const compound = alternatives.some((topics) => topics.length > 1);
  const any = wanted.length === 0 ? "Everything" : wanted.join(compound ? ", or " : " or ");
  return exclusions.length === 0 ? any : `${any}, without ${exclusions.map(labelOf).join(" or ")}`;
}

/** Renames the topics of an expression and returns it in canonical form. */
export function mapTopics(
  { alternatives, exclusions }: TopicExpression,
  rename: (slug: TopicSlug) => TopicSlug,
): TopicExpression {
  return canonical(
    alternatives.map((topics) => sortedDistinct(topics.map(rename))),
    exclusions.map(rename),
  );
}

/** Returns every topic of an expression, each once. */
export function topicsOf({ alternatives, exclusions }: TopicExpression): TopicSlug[] {
  return sortedDistinct([...alternatives.flat(), ...exclusions]);
}

/** Returns the topic of an expression that consists of one topic, and undefined for any other expression. */
export function onlyTopic({ alternatives, exclusions }: TopicExpression): TopicSlug | undefined {
  const [first, ...others] = alternatives;
  return others.length + exclusions.length === 0 && first?.length === 1 ? first[0] : undefined;
}

function canonical(alternatives: readonly TopicSlug[][], exclusions: readonly TopicSlug[]): TopicExpression {
  const bySpelling = new Map(alternatives.map((topics) => [topics.join("+"), topics]));
  return {
    alternatives: sortedDistinct([...bySpelling.keys()]).map((spelling) => bySpelling.get(spelling) ?? []),
    exclusions: sortedDistinct(exclusions),
  };
}

/** Sorts by code unit, not by locale, so the order is the same on every machine. */
function sortedDistinct<Text extends string>(texts: readonly Text[]): Text[] {
  return [...new Set(texts)].sort();
}

function countTerms(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.split("+").length, 0);
}
