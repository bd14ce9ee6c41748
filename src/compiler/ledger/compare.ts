/** Holds what is to be published against what was: whatever readers know an entry by must still be there. */

import { articlePath } from "../../model/address.ts";
import { type Instant, toCalendarDay } from "../../model/instant.ts";
import { nearest } from "../nearest.ts";
import { errorAt, quote, type SeedProblem, warningAt } from "../problem.ts";
import { type LedgerEntry, wasOut } from "./layout.ts";
import type { Published, PublishedEntry } from "./published.ts";
import type { ReadLedger } from "./read.ts";

/** `now` decides what has expired, and is proposed as the day of an edit; without it, whatever is to expire may be gone. */
export function compareWithLedger(
  read: ReadLedger,
  published: Published,
  now: Instant = Number.POSITIVE_INFINITY,
): SeedProblem[] {
  const { ledger } = read;
  const find = finderOf(published);
  const renamed = renamedAmong(read, published);
  const entries = ledger.entries.flatMap((recorded): SeedProblem[] => {
    const entry = find(recorded);
    // What became a take of another has its address there, which the other's own entry holds.
    if (entry !== undefined && entry.ownId !== recorded.ownId && entry.id !== recorded.id) return [];
    if (!wasOut(recorded, now)) return [];
    if (entry !== undefined)
      return [...checkNames(recorded, entry, published), ...checkText(recorded, entry, now)];
    if (isOver(recorded, now)) return [];
    return [vanished(recorded, renamed(recorded), published, read)];
  });
  const over = ledger.entries.filter(
    (recorded) => !wasOut(recorded, now) || (find(recorded) === undefined && isOver(recorded, now)),
  );
  return [...entries, ...checkTopics(read, published, over), ...checkAuthors(read, published, over)];
}

/** The entry that was recorded so, be it under its own id, under its id on the wire, or as a take of another. */
export function finderOf({ entries, folded }: Pick<Published, "entries" | "folded">) {
  const byOwnId = new Map(entries.map((entry) => [entry.ownId, entry]));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return ({ ownId, id, into }: LedgerEntry): PublishedEntry | undefined =>
    byOwnId.get(ownId) ?? byId.get(id) ?? byOwnId.get(folded.get(ownId) ?? into ?? "");
}

/** Whether it may be gone. */
function isOver({ gone, expires }: LedgerEntry, now: Instant): boolean {
  return gone === true || (expires !== undefined && expires <= now);
}

/** Its id, and every address that it ever had. */
function checkNames(recorded: LedgerEntry, entry: PublishedEntry, { redirects }: Published): SeedProblem[] {
  const place = (field: string) => ({ path: entry.path, line: entry.lines[field] });
  const own = new Set([entry.slug, ...(entry.aliases ?? [])]);
  const lost = [recorded.slug, ...(recorded.aliases ?? [])].filter(
    (slug) => !own.has(slug) && !redirects.has(articlePath(slug)),
  );
  const problems: SeedProblem[] = [];
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

function checkText(recorded: LedgerEntry, entry: PublishedEntry, now: Instant): SeedProblem[] {
  const isEdited =
    recorded.ownId === entry.ownId && recorded.text !== entry.text && entry.updated <= recorded.updated;
  if (!isEdited) return [];
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
  { drafts }: Published,
  { path, lineOf }: ReadLedger,
): SeedProblem {
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
    `${quote(ownId)} (${file}, ${quote(title)}) was published and is not there any more`,
    `the file, or one with \`id: ${ownId}\` and \`withdrawn:\` with the reason`,
  );
}

/** Finds what a file that is gone is called now: an entry that the ledger does not know, of the same text, or of the same title and date. */
function renamedAmong({ ledger }: ReadLedger, { entries }: Published) {
  const known = new Set(ledger.entries.map(({ ownId }) => ownId));
  const fresh = entries.filter(({ ownId }) => !known.has(ownId));
  const nameOf = ({ title, published }: Pick<LedgerEntry, "title" | "published">) => `${published} ${title}`;
  const [byText, byName] = [Map.groupBy(fresh, ({ text }) => text), Map.groupBy(fresh, nameOf)];
  return (recorded: LedgerEntry) => byText.get(recorded.text)?.[0] ?? byName.get(nameOf(recorded))?.[0];
}

/** A topic may lose its entries, but not its address. */
function checkTopics(
  { path, ledger }: ReadLedger,
  { topics, redirects }: Published,
  over: readonly LedgerEntry[],
): SeedProblem[] {
  const lost = ledger.topics.filter((slug) => !topics.has(slug) && !redirects.has(`/topics/${slug}`));
  return withoutThoseOf(over, ({ topics: own }) => own, lost, ledger.entries).map((slug) => {
    const now = nearest(slug, [...topics]) ?? "...";
    const expected = `\`aliases: [${slug}]\` in _topics.yaml at the topic that stands for it, or \`/topics/${slug}: /topics/${now}\` under redirects in _site.yaml`;
    return errorAt({ path }, `topic ${quote(slug)} had entries and is unknown now`, expected);
  });
}

function checkAuthors(
  { path, ledger }: ReadLedger,
  { entries, redirects }: Published,
  over: readonly LedgerEntry[],
): SeedProblem[] {
  const authors = new Set(entries.flatMap((entry) => (entry.unlisted ? [] : entry.authors)));
  const lost = ledger.authors.filter((slug) => !authors.has(slug) && !redirects.has(`/authors/${slug}`));
  return withoutThoseOf(over, ({ authors: own }) => own, lost, ledger.entries).map((slug) => {
    const now = nearest(slug, [...authors]) ?? "...";
    return errorAt(
      { path },
      `author ${quote(slug)} had entries and is unknown now`,
      `\`/authors/${slug}: /authors/${now}\` under redirects in _site.yaml`,
    );
  });
}

/** What only entries had that are over, or never came out, goes with them. */
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
