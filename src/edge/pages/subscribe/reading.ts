/**
 * Interprets a visitor's choice in the form with the topics of the site: finds unknown topics, similar names
 * and contradictions.
 */

import type { Scope } from "../../../model/address.ts";
import { ok, type Result } from "../../../model/result.ts";
import { type TopicSlug, withBroader } from "../../../model/topic.ts";
import type { Pack } from "../../../pack/read.ts";
import type { ProblemStatus } from "../../representation.ts";
import { similarNames } from "../../similar-names.ts";
import type { Snapshot } from "../../snapshot.ts";
import {
  type Choice,
  choiceParameters,
  choicePath,
  type LongChoice,
  mapChoice,
  readChoice,
  scopeOfChoice,
  type TooManyTerms,
  topicsChosen,
  type UnreadProblem,
} from "./choice.ts";

export type ChoiceProblem =
  | UnreadProblem
  | { readonly kind: "unknown-topic"; readonly slug: TopicSlug; readonly nearest: readonly Suggestion[] }
  /** `more` is the number of further unknown topics. */
  | { readonly kind: "unknown-topics"; readonly more: number };

/** A topic with a name similar to an unknown one, and the path of the form with this topic in its place. */
export type Suggestion = { readonly slug: TopicSlug; readonly path: string };

/** A wanted topic that is excluded, or that has an excluded broader topic. No article matches both. */
export type Contradiction = { readonly wanted: TopicSlug; readonly excluded: TopicSlug };

export type Reading = {
  /** The choice with known topics only. */
  readonly choice: Choice;
  /** The form's path with the choice as the visitor sent it, unknown topics included. */
  readonly path: string;
  readonly scope: Result<Scope, TooManyTerms>;
  readonly problems: readonly ChoiceProblem[];
  readonly contradictions: readonly Contradiction[];
};

/** The maximum number of unknown topics for which similar names are searched. Each search takes time. */
const MAX_EXPLAINED = 5;

/** Reads a query such as `?any=arctic&format=atom`. */
export function understand(query: string, snapshot: Snapshot): Result<Reading, LongChoice> {
  const parameters = choiceParameters(query);
  if (!parameters.ok) return parameters;
  const { choice: written, problems } = readChoice(parameters.value);
  const isKnown = (slug: TopicSlug) => snapshot.isKnownTopic(slug);
  // A renamed topic gets its new name.
  const renamed = mapChoice(written, (slug) => snapshot.aliases.get(slug) ?? slug);
  const known = new Set(topicsChosen(renamed).filter(isKnown));
  const unknown = topicsChosen(renamed).filter((slug) => !known.has(slug));
  const choice = mapChoice(renamed, (slug) => (known.has(slug) ? slug : undefined));
  const scope = scopeOfChoice(choice);
  return ok({
    choice,
    path: choicePath(renamed),
    scope,
    problems: [
      ...problems,
      ...unknown
        .slice(0, MAX_EXPLAINED)
        .map((slug): ChoiceProblem => ({ kind: "unknown-topic", slug, nearest: meant(slug) })),
      ...(unknown.length > MAX_EXPLAINED
        ? [{ kind: "unknown-topics", more: unknown.length - MAX_EXPLAINED } as const]
        : []),
    ],
    contradictions: scope.ok ? contradictionsIn(choice, snapshot) : [],
  });

  function meant(slug: TopicSlug): Suggestion[] {
    return similarNames(slug, snapshot.topics.keys(), isKnown).map((near) => ({
      slug: near,
      path: choicePath(
        mapChoice(renamed, (each) => (each === slug ? near : known.has(each) ? each : undefined)),
      ),
    }));
  }
}

/**
 * Returns the status of a choice with problems; undefined, which means 200, if there are none. The form is
 * shown with any status.
 */
export function statusOf({ problems, scope }: Reading): ProblemStatus | undefined {
  if (!scope.ok || problems.some(({ kind }) => kind !== "unknown-topic" && kind !== "unknown-topics"))
    return 400;
  return problems.length > 0 ? 404 : undefined;
}

function contradictionsIn({ any, all, without }: Choice, pack: Pack): Contradiction[] {
  const wanted = [...new Set([...any.flat(), ...all])];
  return wanted.flatMap((slug) => {
    const excluded = withBroader(slug, pack.topics).find((broader) => without.includes(broader));
    return excluded === undefined ? [] : [{ wanted: slug, excluded }];
  });
}
