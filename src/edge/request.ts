/** Reads the topic expression of a URL: canonical, to be redirected, or refused. What leaves here is known to the site. */

import leven from "leven";
import { parseExpression, printExpression, type TopicExpression, topicsOf } from "../model/expression.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { TopicSlug } from "../model/topic.ts";
import type { Pack } from "../pack/read.ts";
import type { RequestProblem } from "./problem.ts";

export type RequestedTopics = { readonly expression: TopicExpression; readonly isCanonical: boolean };

/** `written` is the path segment as it was sent, percent-encoding and all. */
export function readTopics(written: string, { topics }: Pick<Pack, "topics">): Result<RequestedTopics, RequestProblem> {
  const parsed = parseExpression(decode(written));
  if (!parsed.ok) return parsed;
  const unknown = topicsOf(parsed.value).find((slug) => !topics.has(slug));
  if (unknown !== undefined)
    return err({ kind: "unknown-topic", slug: unknown, nearest: nearestTo(unknown, [...topics.keys()]) });
  return ok({ expression: parsed.value, isCanonical: printExpression(parsed.value) === written });
}

/** Encoding that is not UTF-8 stays as it was sent; the expression's parser refuses it. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const NEAREST = 3;
const MAX_DISTANCE = 4;
const MIN_PART = 3;

/** Topics a few letters away, then those that hold the name or are held by it. */
function nearestTo(name: TopicSlug, slugs: readonly TopicSlug[]): TopicSlug[] {
  const distance = (slug: TopicSlug) => {
    const letters = leven(name, slug, { maxDistance: MAX_DISTANCE });
    const isPart = name.length >= MIN_PART && (slug.includes(name) || name.includes(slug));
    return isPart ? Math.min(letters, MAX_DISTANCE - 1) : letters;
  };
  return slugs
    .map((slug) => ({ slug, distance: distance(slug) }))
    .filter((candidate) => candidate.distance < Math.min(MAX_DISTANCE, name.length))
    .sort((a, b) => a.distance - b.distance || (a.slug < b.slug ? -1 : 1))
    .slice(0, NEAREST)
    .map((candidate) => candidate.slug);
}
