/** What the site makes of a choice: which topics it knows, which were meant, whether one rules out another. */

import type { Scope } from "../../../model/address.ts";
import type { Instant } from "../../../model/instant.ts";
import { ok, type Result } from "../../../model/result.ts";
import { type TopicSlug, withBroader } from "../../../model/topic.ts";
import type { Pack } from "../../../pack/read.ts";
import { isKnownTopic } from "../../released.ts";
import type { ProblemStatus } from "../../respond.ts";
import { find } from "../../search/find.ts";
import { similarNames } from "../../similar-names.ts";
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
  /** So many more, beside those that are named. */
  | { readonly kind: "unknown-topics"; readonly more: number };

/** A topic that may have been meant, and the form with it in the other's place. */
export type Suggestion = { readonly slug: TopicSlug; readonly path: string };

/** Nothing is both about a topic and not about that one, or one that it lies in. */
export type Contradiction = { readonly wanted: TopicSlug; readonly excluded: TopicSlug };

export type Reading = {
  /** What was understood. */
  readonly choice: Choice;
  /** The form's address with what was read, topics included that there are not. */
  readonly path: string;
  readonly scope: Result<Scope, TooManyTerms>;
  readonly problems: readonly ChoiceProblem[];
  readonly contradictions: readonly Contradiction[];
};

/** Names that a person would want explained; to compare more would only cost time. */
const MAX_EXPLAINED = 5;

/** Reads a query such as `?any=arctic&format=atom`. */
export async function understand(
  query: string,
  pack: Pack,
  now: Instant,
): Promise<Result<Reading, LongChoice>> {
  const parameters = choiceParameters(query);
  if (!parameters.ok) return parameters;
  const { choice: written, problems } = readChoice(parameters.value);
  const isKnown = (slug: TopicSlug) => isKnownTopic(slug, pack, now);
  // A topic that was renamed goes by its new name.
  const renamed = mapChoice(written, (slug) => pack.aliases.get(slug) ?? slug);
  const known = new Set(topicsChosen(renamed).filter(isKnown));
  const unknown = topicsChosen(renamed).filter((slug) => !known.has(slug));
  const choice = mapChoice(renamed, (slug) => (known.has(slug) ? slug : undefined));
  const scope = scopeOfChoice(choice, choice.words === undefined ? [] : await find(choice.words, pack));
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
    contradictions: scope.ok ? contradictionsIn(choice, pack) : [],
  });

  function meant(slug: TopicSlug): Suggestion[] {
    return similarNames(slug, pack.topics.keys(), isKnown).map((near) => ({
      slug: near,
      path: choicePath(
        mapChoice(renamed, (each) => (each === slug ? near : known.has(each) ? each : undefined)),
      ),
    }));
  }
}

/** The form is shown in any case; this says whether it is what was asked for. */
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
