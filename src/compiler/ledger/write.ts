/**
 * Writes the ledger (the record of published entries) as JSON with one entry in each line, so that commits
 * show new and changed entries.
 */

import { LEDGER_SCHEMA, LEDGER_VERSION, type Ledger } from "./layout.ts";

export function writeLedger(ledger: Ledger): string {
  const { topics, authors, entries, ...fields } = LEDGER_SCHEMA.encode({
    version: LEDGER_VERSION,
    ...ledger,
  });
  const lines = [
    ...Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    list("topics", topics),
    list("authors", authors),
    list("entries", entries),
  ];
  return `{\n${lines.join(",\n")}\n}\n`;
}

function list(name: string, items: readonly unknown[]): string {
  const lines = items.map((item) => `    ${JSON.stringify(item)}`);
  return lines.length === 0 ? `  "${name}": []` : `  "${name}": [\n${lines.join(",\n")}\n  ]`;
}
