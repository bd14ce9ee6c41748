/** Notes in the form about problems with a visitor's choice of topics, with advice. */

import { MAX_TERMS } from "../../../model/expression.ts";
import { FORMAT_NAMES } from "../../../model/format.ts";
import type { TopicSlug } from "../../../model/topic.ts";
import type { Pack } from "../../../pack/read.ts";
import { describeProblem, describeQueryProblem } from "../../problem.ts";
import { publisherText } from "../language.ts";
import { html, type Markup } from "../markup.ts";
import type { ChoiceProblem, Contradiction, Reading } from "./reading.ts";

type Names = Pick<Pack, "topics" | "site">;

export function notesOn({ problems, contradictions, scope }: Reading, names: Names): Markup | "" {
  const notes = [
    ...problems.map((problem) => describe(problem, names)),
    ...(scope.ok ? [] : [tooMany(scope.error.terms)]),
    ...contradictions.map((each) => contradiction(each, names)),
  ];
  return notes.length === 0
    ? ""
    : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`;
}

function describe(problem: ChoiceProblem, names: Names): Markup {
  switch (problem.kind) {
    case "unknown-topic": {
      const { slug, nearest } = problem;
      const links = nearest.map(
        (near, place) =>
          html`${place === 0 ? "" : ", "}<a href="${near.path}">${labelOf(near.slug, names)}</a>`,
      );
      return html`There is no topic “${slug}”.${nearest.length === 0 ? "" : html` Similar topics: ${links}.`}`;
    }
    case "unknown-topics":
      return problem.more === 1
        ? html`1 more topic is unknown.`
        : html`${problem.more} more topics are unknown.`;
    case "not-slugs":
      return html`${problem.values === 1 ? "One value is not a topic" : `${problem.values} values are not topics`}. The names of topics in addresses have letters from a to z, digits and hyphens.`;
    case "bad-expression":
      return html`The topic expression cannot be read: ${describeProblem(problem.problem)}.`;
    case "bad-query":
      return html`The words cannot be read: ${describeQueryProblem(problem)}.`;
    case "bad-format":
      return html`The format is unknown. The formats are ${FORMAT_NAMES.join(", ")}.`;
    default:
      return problem satisfies never;
  }
}

/**
 * Explains the limit of topics. A feed's address may have more topics than the visitor ticked, because it
 * repeats the topics under "all".
 */
function tooMany(terms: number): Markup {
  return html`The address of this feed would have ${terms} topics, but at most ${MAX_TERMS} are possible. It repeats the topics under “all” for each topic under “any”. Choose fewer topics, or a broader topic instead of its narrower ones.`;
}

function contradiction({ wanted, excluded }: Contradiction, names: Names): Markup {
  const [one, other] = [labelOf(wanted, names), labelOf(excluded, names)];
  return wanted === excluded
    ? html`You chose ${one}, but also put it under “without”. The feed leaves it out.`
    : html`${one} is part of ${other}, which is under “without”. So the feed leaves out ${one} too.`;
}

function labelOf(slug: TopicSlug, { topics, site }: Names): Markup | string {
  const label = topics.get(slug)?.label;
  return label === undefined ? slug : publisherText(label, site);
}
