/** Reads what a URL asks for, and refuses with evidence. What leaves here is known to the site. */

import leven from "leven";
import { type AuthorSlug, EVERYTHING, type FeedPart, type Scope } from "../model/address.ts";
import { mapTopics, parseExpression, topicsOf } from "../model/expression.ts";
import type { Instant } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Pack } from "../pack/read.ts";
import type { RequestProblem } from "./problem.ts";
import { summarise } from "./released.ts";

/** The routes under which feeds and their page lie, and how each reads what it is about from the second segment of the path. */
export const SCOPES: readonly { readonly route: string; readonly read: ReadScope }[] = [
  { route: "", read: () => ok(EVERYTHING) },
  { route: "/topics/:expression", read: readTopics },
  { route: "/authors/:author", read: readAuthor },
];

/** `written` is a path segment as it was sent, percent-encoding and all. */
export type ReadScope = (written: string, pack: Pack, now: Instant) => Result<Scope, RequestProblem>;

function readTopics(written: string, { topics, aliases }: Pack): Result<Scope, RequestProblem> {
  const parsed = parseExpression(decode(written));
  if (!parsed.ok) return parsed;
  // A topic that was renamed goes by its new name, to which the reader is then redirected.
  const expression = mapTopics(parsed.value, (slug) => aliases.get(slug) ?? slug);
  const unknown = topicsOf(expression).find((slug) => !topics.has(slug));
  if (unknown !== undefined)
    return err({ kind: "unknown-topic", slug: unknown, nearest: nearestTo(unknown, [...topics.keys()]) });
  return ok({ kind: "topics", expression });
}

/** Nobody is told of an author whose first article is still to come. */
function readAuthor(written: string, pack: Pack, now: Instant): Result<Scope, RequestProblem> {
  const slug = decode(written).toLowerCase() as AuthorSlug;
  const isOut = (author: AuthorSlug) => summarise({ kind: "author", slug: author }, pack, now).total > 0;
  if (isOut(slug)) return ok({ kind: "author", slug });
  return err({ kind: "unknown-author", nearest: nearestTo(slug, [...pack.authors.keys()].filter(isOut)) });
}

/** `?limit=`: how many entries the reader wants at most. Other parameters are somebody else's. */
export function readSubscription({ searchParams }: URL): Result<FeedPart, RequestProblem> {
  const [written, ...more] = searchParams.getAll("limit");
  if (written === undefined) return ok({ kind: "subscription" });
  const limit = wholeNumber(written);
  if (more.length > 0 || limit === undefined || limit > MAX_LIMIT) return err({ kind: "bad-limit" });
  return ok({ kind: "subscription", limit });
}

export const MAX_LIMIT = 500;

/** The number of an archive document. Whether it exists is known once its entries are selected. */
export function readArchive(written: string): Result<FeedPart, RequestProblem> {
  const number = written === "0" ? 0 : wholeNumber(decode(written));
  return number === undefined ? err({ kind: "bad-archive" }) : ok({ kind: "archive", number });
}

/** From 1, without sign, fraction or leading zero. */
function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Encoding that is not UTF-8 stays as it was sent; whoever reads the segment refuses it. */
export function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const NEAREST = 3;
const MAX_DISTANCE = 4;
const MIN_PART = 3;

/** Names a few letters away, then those that hold the name or are held by it. */
function nearestTo<Name extends string>(name: Name, names: readonly Name[]): Name[] {
  const distance = (other: Name) => {
    const letters = leven(name, other, { maxDistance: MAX_DISTANCE });
    const isPart = name.length >= MIN_PART && (other.includes(name) || name.includes(other));
    return isPart ? Math.min(letters, MAX_DISTANCE - 1) : letters;
  };
  return names
    .map((other) => ({ other, distance: distance(other) }))
    .filter((candidate) => candidate.distance < Math.min(MAX_DISTANCE, name.length))
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, NEAREST)
    .map((candidate) => candidate.other);
}
