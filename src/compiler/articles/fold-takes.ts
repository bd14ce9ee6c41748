/**
 * Folds the takes of a story (the versions of one report) into one article. Each take names the earlier take
 * that it `replaces`. The article has the first take's id, slug and date, and the newest take's text.
 */

import { posix } from "node:path";
import { type Instant, toCalendarDay } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { keyOf } from "../cache/cache.ts";
import { closestName } from "../ground/closest-name.ts";
import { defined } from "../ground/defined.ts";
import { errorAt, type Finding, type Place, type Problem, quote, warningAt } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";
import type { NamedArticle, Story } from "./assemble.ts";

/** The articles and files of a folder, among which takes replace each other. */
export type TakesInput = {
  readonly named: readonly NamedArticle[];
  readonly drafts: readonly Pick<NamedArticle, "file" | "ownId">[];
  /** Pages about the site. No take replaces one. */
  readonly pages: readonly Pick<NamedArticle, "file">[];
  /** Articles with an error. If a take replaces such an article, the take itself is not wrong. */
  readonly flawed: readonly Pick<NamedArticle, "file" | "ownId">[];
  /** All files, also those that could not be read. Their problems were reported before. */
  readonly files: readonly ArticleFile[];
  readonly timezone: string;
  readonly now?: Instant | undefined;
};

/**
 * Returns all articles. A story of several takes is one article, at the position of its newest take. Adds
 * errors to `problems`.
 */
export function foldTakes(
  { named, drafts, pages, flawed, files, timezone, now }: TakesInput,
  problems: Problem[],
): Story[] {
  const find = takeFinder([...named, ...drafts, ...flawed], files);
  const byFile = new Map(named.map((one) => [one.file, one]));
  const draftFiles = new Set(drafts.map(({ file }) => file));
  const pageFiles = new Set(pages.map(({ file }) => file));
  const replacedBy = new Map<NamedArticle, NamedArticle>();
  const replaces = new Map<NamedArticle, NamedArticle>();

  for (const take of named) {
    if (take.seed.replaces === undefined) continue;
    const fail = (message: string, fix: string) =>
      problems.push(errorAt(placeOfReplaces(take), message, fix));
    const meant = find(take.seed.replaces, take.file);
    if (!meant.ok) {
      fail(`replaces ${quote(take.seed.replaces)}, ${meant.error.message}`, meant.error.fix);
      continue;
    }
    const found = meant.value;
    const earlier = byFile.get(found);
    const rival = earlier === undefined ? undefined : replacedBy.get(earlier);
    if (draftFiles.has(found))
      fail(`replaces ${found.path}, which is not published`, "a published article, or no `replaces:` line");
    else if (pageFiles.has(found))
      fail(`replaces ${found.path}, which is a page`, "an article, or no `replaces:` line");
    else if (earlier?.seed.withdrawn !== undefined && take.seed.withdrawn === undefined)
      // A take must not bring back a withdrawn article by mistake.
      fail(`replaces ${found.path}, which is withdrawn`, "`withdrawn:` here too, or an article of its own");
    else if (earlier !== undefined && rival !== undefined)
      fail(
        `replaces ${found.path}, which ${rival.file.path}:${placeOfReplaces(rival).line} replaces too`,
        `the take before this one, perhaps ${quote(rival.ownId)}`,
      );
    else if (earlier !== undefined) {
      replaces.set(take, earlier);
      replacedBy.set(earlier, take);
      problems.push(...checkRelease(take, earlier, now), ...checkDates(take, earlier, timezone));
    }
  }
  problems.push(...circlesIn(replaces));
  return named
    .filter((one) => !replacedBy.has(one))
    .map((newest) => foldIntoStory(chainFrom(newest, replaces)));
}

/** Returns the takes of a story, the newest first. */
function chainFrom(newest: NamedArticle, replaces: ReadonlyMap<NamedArticle, NamedArticle>): NamedArticle[] {
  const chain: NamedArticle[] = [];
  for (
    let at: NamedArticle | undefined = newest;
    at !== undefined && !chain.includes(at);
    at = replaces.get(at)
  )
    chain.push(at);
  return chain;
}

function foldIntoStory(takes: readonly NamedArticle[]): Story {
  const [newest, first] = [takes[0] as NamedArticle, takes.at(-1) as NamedArticle];
  if (takes.length === 1)
    return { ...newest, earlier: [], formerIds: [], aliases: newest.seed.aliases ?? [] };
  const latest = <Field extends keyof SeedFields>(field: Field) =>
    takes.find(({ seed }) => seed[field] !== undefined)?.seed[field];
  const aliases = takes
    .flatMap(({ seed, slug }) => [...(seed.aliases ?? []), slug])
    .filter((slug) => slug !== first.slug);
  const { ownId, ownUuid, id, atomId, slug, published } = first;
  return {
    ...{ file: newest.file, html: newest.html, ownId, ownUuid, id, slug, published },
    key: keyOf(
      "takes",
      takes.map(({ key, slug, published }) => [key, slug, published]),
    ),
    ...defined({ atomId }),
    seed: {
      ...newest.seed,
      updated: Math.max(...takes.map(({ seed, published }) => seed.updated ?? published)),
      // Fields that hide an article stay in force until a later take changes them.
      ...defined({ publishAt: first.seed.publishAt, expires: latest("expires"), feed: latest("feed") }),
    },
    earlier: takes.slice(1).reverse(),
    formerIds: takes.map(({ ownId }) => ownId).filter((ownId) => ownId !== first.ownId),
    aliases: [...new Set(aliases)],
  };
}

/**
 * Returns a function that finds a replaced file by its path (from the article or from the folder of seeds),
 * or by its id.
 */
function takeFinder(known: readonly Pick<NamedArticle, "file" | "ownId">[], files: readonly ArticleFile[]) {
  const byName = new Map<string, ArticleFile[]>();
  const put = (map: Map<string, ArticleFile[]>, key: string, file: ArticleFile) =>
    map.set(key, [...(map.get(key) ?? []), file]);
  for (const file of files)
    for (const name of [file.name, withoutExtension(file.name)]) put(byName, name, file);
  const byId = new Map<string, ArticleFile[]>();
  for (const { file, ownId } of known) put(byId, ownId, file);

  return (written: string, from: ArticleFile): Result<ArticleFile, Finding> => {
    const target = written.normalize("NFC");
    const beside = posix.join(posix.dirname(from.name), target);
    const ways = [byName.get(beside), byName.get(posix.normalize(target)), byId.get(target)].map(
      (found) => found ?? [],
    );
    const [only, ...more] =
      ways.map((found) => found.filter((file) => file !== from)).find((found) => found.length > 0) ?? [];
    if (only !== undefined && more.length === 0) return ok(only);
    if (only !== undefined) {
      return err({
        message: `which may be ${[only, ...more].map(({ path }) => path).join(" or ")}`,
        fix: "the name with its extension",
      });
    }
    if (ways.some((found) => found.length > 0))
      return err({ message: "which is this file itself", fix: TAKE_BEFORE });
    const others = [
      ...known.map(({ file, ownId }) => [file, ownId] as const),
      ...files.map((file) => [file, file.name] as const),
    ];
    const names = others.filter(([file]) => file !== from).map(([, name]) => name);
    const meant = closestName(target, names);
    return err({
      message: "but no article has this name",
      fix: meant === undefined ? TAKE_BEFORE : `perhaps ${quote(meant)}`,
    });
  };
}

const TAKE_BEFORE = "the id or the file name of the take before this one";

function withoutExtension(name: string): string {
  return name.replace(/\.[^./]+$/, "");
}

/**
 * Checks that a take has no `publish_at` and no date in the future. It replaces the earlier take in the pack
 * at once, so it cannot be held back.
 */
function checkRelease(
  { file, seed, published }: NamedArticle,
  earlier: NamedArticle,
  now: Instant = Number.POSITIVE_INFINITY,
): Problem[] {
  const { publishAt, lines } = seed;
  const [what, line] =
    publishAt === undefined ? ["a date ahead", lines?.date] : ["publish_at", lines?.publish_at];
  if (publishAt === undefined && published <= now) return [];
  const found = `${what} in a take that replaces ${earlier.file.path}, which would be shown at once`;
  return [errorAt({ path: file.path, line }, found, "`draft: true` until then")];
}

/**
 * Checks that a take is not older than the take that it replaces. Many takes have a date without a time,
 * which means midnight. So on the same day, a later take may be dated midnight.
 */
function checkDates(take: NamedArticle, earlier: NamedArticle, timezone: string): Problem[] {
  if (take.published >= earlier.published) return [];
  const day = (instant: Instant) => toCalendarDay(instant, timezone);
  const found = `replaces ${earlier.file.path}, which is dated later (${day(earlier.published)})`;
  const expected = "`replaces:` in the later of the two, or another date";
  if (day(take.published) < day(earlier.published)) return [errorAt(placeOfReplaces(take), found, expected)];
  return isMidnight(take.published, timezone) ? [] : [warningAt(placeOfReplaces(take), found, expected)];
}

function isMidnight(instant: Instant, timezone: string): boolean {
  return toCalendarDay(instant - 1000, timezone) < toCalendarDay(instant, timezone);
}

function circlesIn(replaces: ReadonlyMap<NamedArticle, NamedArticle>): Problem[] {
  const seen = new Set<NamedArticle>();
  return [...replaces.keys()].flatMap((start) => {
    const walked: NamedArticle[] = [];
    let at: NamedArticle | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      walked.push(at);
      at = replaces.get(at);
    }
    const circle = at === undefined ? [] : walked.slice(walked.indexOf(at));
    if (at === undefined || !circle.includes(at)) return [];
    const files = [...circle, at].map(({ file }) => file.path).join(" replaces ");
    return [errorAt(placeOfReplaces(at), `takes in a circle: ${files}`, "a first take that replaces none")];
  });
}

function placeOfReplaces({ file, seed }: NamedArticle): Place {
  return { path: file.path, line: seed.lines?.replaces };
}
