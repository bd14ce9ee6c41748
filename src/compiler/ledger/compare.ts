/**
 * Compares a build with the ledger (the record of published entries). Ids, addresses, topics and authors must
 * not disappear.
 */

import { articlePath } from "../../model/address.ts";
import { type Instant, toCalendarDay } from "../../model/instant.ts";
import { closestName } from "../ground/closest-name.ts";
import { errorAt, type Problem, quote, warningAt } from "../ground/problem.ts";
import { type LedgerEntry, wasOut } from "./layout.ts";
import type { PublishedBuild, PublishedEntry } from "./published.ts";
import type { LedgerFile } from "./read.ts";

/**
 * Returns a problem for each id, address, topic or author that the build lost since earlier builds. `now`
 * decides which entries have expired, and messages propose it as the day of an edit. Without `now`, every
 * entry with an `expires` may be missing.
 */
export function compareWithLedger(
  read: LedgerFile,
  published: PublishedBuild,
  now: Instant = Number.POSITIVE_INFINITY,
): Problem[] {
  const { ledger } = read;
  const find = entryFinder(published);
  const renamed = renamedAmong(read, published);
  const entries = ledger.entries.flatMap((recorded): Problem[] => {
    const entry = find(recorded);
    // The recorded entry became a take of another entry. The check of that other entry covers its addresses.
    if (entry !== undefined && entry.ownId !== recorded.ownId && entry.id !== recorded.id) return [];
    if (!wasOut(recorded, now)) return [];
    if (entry !== undefined)
      return [...checkEntryNames(recorded, entry, published), ...checkEntryText(recorded, entry, now)];
    if (isOver(recorded, now)) return [];
    return [vanished(recorded, renamed(recorded), published, read)];
  });
  const over = ledger.entries.filter(
    (recorded) => !wasOut(recorded, now) || (find(recorded) === undefined && isOver(recorded, now)),
  );
  return [...entries, ...checkLostTopics(read, published, over), ...checkLostAuthors(read, published, over)];
}

/**
 * Returns a function that finds the present entry for a recorded one. It compares their own ids, then their
 * feed ids. Then it looks for the story into which the recorded entry was folded as a take (an earlier
 * version).
 */
export function entryFinder({ entries, folded }: Pick<PublishedBuild, "entries" | "folded">) {
  const byOwnId = new Map(entries.map((entry) => [entry.ownId, entry]));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return ({ ownId, id, into }: LedgerEntry): PublishedEntry | undefined =>
    byOwnId.get(ownId) ?? byId.get(id) ?? byOwnId.get(folded.get(ownId) ?? into ?? "");
}

/** Returns true if the entry was removed or has expired. Then it may be missing from the build. */
function isOver({ gone, expires }: LedgerEntry, now: Instant): boolean {
  return gone === true || (expires !== undefined && expires <= now);
}

/** Checks that an entry keeps its id and every address that it ever had. */
function checkEntryNames(
  recorded: LedgerEntry,
  entry: PublishedEntry,
  { redirects }: PublishedBuild,
): Problem[] {
  const place = (field: string) => ({ path: entry.path, line: entry.lines[field] });
  const own = new Set([entry.slug, ...(entry.aliases ?? [])]);
  const lost = [recorded.slug, ...(recorded.aliases ?? [])].filter(
    (slug) => !own.has(slug) && !redirects.has(articlePath(slug)),
  );
  const problems: Problem[] = [];
  if (recorded.ownId === entry.ownId && recorded.id !== entry.id)
    problems.push(
      errorAt(
        place("id"),
        `id is ${entry.id}, was published as ${recorded.id}`,
        "the id by which readers know it",
      ),
    );
  if (lost.length > 0) {
    const aliases = `\`aliases: [${[...(entry.aliases ?? []), ...lost].join(", ")}]\``;
    const restored = lost.includes(recorded.slug) ? `, or \`slug: ${recorded.slug}\`` : "";
    const found = `slug is ${quote(entry.slug)}, was published as ${lost.map(quote).join(", ")}`;
    problems.push(errorAt(place("slug"), found, aliases + restored));
  }
  return problems;
}

function checkEntryText(recorded: LedgerEntry, entry: PublishedEntry, now: Instant): Problem[] {
  const isEdited =
    recorded.ownId === entry.ownId && recorded.text !== entry.text && entry.updated <= recorded.updated;
  const isWithdrawn = entry.withdrawal !== undefined && entry.withdrawal <= now;
  if (!isEdited || isWithdrawn) return [];
  const day = now === Number.POSITIVE_INFINITY ? "YYYY-MM-DD" : toCalendarDay(now, "UTC");
  const place = { path: entry.path, line: entry.lines.updated };
  return [
    warningAt(
      place,
      "the text changed since it was published, and `updated` did not",
      `a line \`updated: ${day}\``,
    ),
  ];
}

function vanished(
  recorded: LedgerEntry,
  renamed: PublishedEntry | undefined,
  { drafts }: PublishedBuild,
  { path, lineOf }: LedgerFile,
): Problem {
  const { ownId, slug, aliases = [], file, title } = recorded;
  const draft = drafts.get(ownId);
  if (draft !== undefined)
    return errorAt(
      { path: draft.file.path },
      `${draft.withheld}, but published before`,
      "no such mark, or `withdrawn:` with the reason",
    );
  if (renamed !== undefined) {
    const former = [slug, ...aliases].filter((one) => one !== renamed.slug);
    const lines = [`id: ${ownId}`, ...(former.length === 0 ? [] : [`aliases: [${former.join(", ")}]`])];
    const found = `looks like ${file}, which was published, under another name`;
    return errorAt(
      { path: renamed.path, line: 1 },
      found,
      `${lines.map((line) => `\`${line}\``).join(" and ")} in it`,
    );
  }
  return errorAt(
    { path, line: lineOf(ownId) },
    `${quote(ownId)} (${file}, ${quote(title)}) was published and is missing now`,
    `the file, or one with \`id: ${ownId}\` and \`withdrawn:\` with the reason`,
  );
}

/**
 * Returns a function that finds a renamed file. Its entry is new to the ledger, and has the same text, or the
 * same title and date.
 */
function renamedAmong({ ledger }: LedgerFile, { entries }: PublishedBuild) {
  const known = new Set(ledger.entries.map(({ ownId }) => ownId));
  const fresh = entries.filter(({ ownId }) => !known.has(ownId));
  const nameOf = ({ title, published }: Pick<LedgerEntry, "title" | "published">) => `${published} ${title}`;
  const [byText, byName] = [Map.groupBy(fresh, ({ text }) => text), Map.groupBy(fresh, nameOf)];
  return (recorded: LedgerEntry) => byText.get(recorded.text)?.[0] ?? byName.get(nameOf(recorded))?.[0];
}

/** Checks that every topic that had entries still has an address. */
function checkLostTopics(
  { path, ledger }: LedgerFile,
  { topics, redirects }: PublishedBuild,
  over: readonly LedgerEntry[],
): Problem[] {
  const lost = ledger.topics.filter((slug) => !topics.has(slug) && !redirects.has(`/topics/${slug}`));
  return withoutThoseOf(over, ({ topics: own }) => own, lost, ledger.entries).map((slug) => {
    const now = closestName(slug, [...topics]) ?? "...";
    const expected = `\`aliases: [${slug}]\` in _topics.yaml at the topic that replaces it, or \`/topics/${slug}: /topics/${now}\` under redirects in _site.yaml`;
    return errorAt({ path }, `topic ${quote(slug)} had entries and is unknown now`, expected);
  });
}

function checkLostAuthors(
  { path, ledger }: LedgerFile,
  { entries, redirects }: PublishedBuild,
  over: readonly LedgerEntry[],
): Problem[] {
  const authors = new Set(entries.flatMap((entry) => (entry.unlisted ? [] : entry.authors)));
  const lost = ledger.authors.filter((slug) => !authors.has(slug) && !redirects.has(`/authors/${slug}`));
  return withoutThoseOf(over, ({ authors: own }) => own, lost, ledger.entries).map((slug) => {
    const now = closestName(slug, [...authors]) ?? "...";
    return errorAt(
      { path },
      `author ${quote(slug)} had entries and is unknown now`,
      `\`/authors/${slug}: /authors/${now}\` under redirects in _site.yaml`,
    );
  });
}

/**
 * Returns `names` without the names that only entries in `over` had. These entries have ended, or were never
 * shown.
 */
function withoutThoseOf(
  over: readonly LedgerEntry[],
  namesOf: (entry: LedgerEntry) => readonly string[],
  names: readonly string[],
  all: readonly LedgerEntry[],
): string[] {
  const left = new Set(over.flatMap(namesOf));
  const others = new Set([...new Set(all).difference(new Set(over))].flatMap(namesOf));
  return names.filter((name) => !left.has(name) || others.has(name));
}
