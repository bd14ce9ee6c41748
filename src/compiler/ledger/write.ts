/** Prints the ledger as JSON with one entry in each line, so that commits show new and changed entries. */

import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { LEDGER_VERSION, type Ledger, type LedgerEntry } from "./layout.ts";

export function writeLedger({ site, common, revised, topics, authors, entries }: Ledger): string {
  const fields = {
    version: LEDGER_VERSION,
    site,
    common,
    ...(revised === undefined ? {} : { revised: toRfc3339(revised) }),
  };
  const lines = [
    ...Object.entries(fields).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    list("topics", topics),
    list("authors", authors),
    list("entries", entries.map(toPrintedEntry)),
  ];
  return `{\n${lines.join(",\n")}\n}\n`;
}

function list(name: string, items: readonly unknown[]): string {
  const lines = items.map((item) => `    ${JSON.stringify(item)}`);
  return lines.length === 0 ? `  "${name}": []` : `  "${name}": [\n${lines.join(",\n")}\n  ]`;
}

/**
 * Orders the fields. Names come first for people, and because `read.ts` recognises an entry's line by
 * `ownId`.
 */
function toPrintedEntry({
  ownId,
  published,
  updated,
  publishAt,
  expires,
  recorded,
  changed,
  ...rest
}: LedgerEntry) {
  const instant = (at: Instant | undefined) => (at === undefined ? undefined : toRfc3339(at));
  const { id, slug, aliases, file, title, topics, authors, text, digest, notices, unlisted, into, gone } =
    rest;
  return {
    ownId,
    slug,
    aliases,
    file,
    title,
    published: instant(published),
    updated: instant(updated),
    publishAt: instant(publishAt),
    expires: instant(expires),
    recorded: instant(recorded),
    changed: instant(changed),
    unlisted,
    into,
    gone,
    topics,
    authors,
    id,
    text,
    digest,
    notices,
  };
}
