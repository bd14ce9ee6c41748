/** The ledger as text: one entry a line, by own id, so that a commit shows what was published and what changed. */

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

/** The names first, by which a reader of the file finds the entry; read.ts knows a line by the first of them. */
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
