/**
 * Reads the ledger (the record of published entries). A ledger that cannot be read or belongs to another site
 * is an error. Without it, the build would not notice lost entries.
 */

import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { SeedFile } from "../ground/seeds.ts";
import { LEDGER_SCHEMA, LEDGER_VERSION, type Ledger } from "./layout.ts";

/** A ledger, and the file that contains it. */
export type LedgerFile = {
  readonly path: string;
  readonly ledger: Ledger;
  /** Returns the line of an entry, counted from 1, by its own id. */
  readonly lineOf: (ownId: string) => number | undefined;
};

const AS_COMMITTED = "the file as it was last committed";

/** Reads a ledger. Returns undefined after an error. */
export function readLedger(
  { path, text }: SeedFile,
  siteId: string,
  problems: Problem[],
): LedgerFile | undefined {
  const lines = text.split("\n");
  const refuse: Refuse = (line, message, fix = AS_COMMITTED) => {
    problems.push(errorAt({ path, line }, message, fix));
    return undefined;
  };
  const entryLines = lines.flatMap((line, at) => (ENTRY.test(line) ? [at + 1] : []));
  const ledger = parseLedger(text, entryLines, refuse);
  if (ledger === undefined) return undefined;
  if (ledger.site !== siteId) {
    const found = `the ledger of site ${ledger.site}, but this site's id is ${siteId}`;
    return refuse(
      undefined,
      found,
      `\`id: ${ledger.site}\` in _site.yaml, by which readers know the entries; or, for a new site, no such file`,
    );
  }
  const lineByOwnId = new Map<string, number | undefined>();
  for (const [at, { ownId }] of ledger.entries.entries()) {
    if (lineByOwnId.has(ownId))
      return refuse(entryLines[at], `entry ${quote(ownId)} twice`, "each entry once");
    lineByOwnId.set(ownId, entryLines[at]);
  }
  return { path, ledger, lineOf: (ownId) => lineByOwnId.get(ownId) };
}

type Refuse = (line: number | undefined, message: string, fix?: string) => undefined;

function parseLedger(text: string, entryLines: readonly number[], refuse: Refuse): Ledger | undefined {
  const conflict = text.split("\n").findIndex((line) => /^(?:<{7}|={7}|>{7})/.test(line));
  if (conflict >= 0)
    return refuse(conflict + 1, "an unresolved merge conflict", "the entries of both sides, each once");

  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return refuse(lineOfSyntaxError(cause, text), "not JSON");
  }
  const parsed = LEDGER_SCHEMA.safeParse(json);
  if (parsed.success) {
    const { version: _, ...ledger } = parsed.data;
    return ledger;
  }
  const { version } = (json ?? {}) as { version?: unknown };
  if (typeof version === "number" && version !== LEDGER_VERSION) {
    const fix = `version ${LEDGER_VERSION}; use the version of seedcast that wrote this file`;
    return refuse(undefined, `a ledger of version ${version}`, fix);
  }
  for (const { path, message } of parsed.error.issues) {
    const [list, at] = path;
    const line = list === "entries" && typeof at === "number" ? entryLines[at] : undefined;
    refuse(line, `${path.join(".") || "ledger"}: ${message}`);
  }
  return undefined;
}

/** Matches the start of an entry, as write.ts writes it. */
const ENTRY = /^\s*\{"ownId":/;

/** Returns the line of a syntax error. V8's message names either the line or the character. */
function lineOfSyntaxError(cause: unknown, text: string): number | undefined {
  const { line, position } =
    /position (?<position>\d+)(?: \(line (?<line>\d+))?/.exec(String(cause))?.groups ?? {};
  if (line !== undefined) return Number(line);
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
}
