/**
 * Reads the ledger. An unreadable ledger, or one of another site, is an error, because lost entries would go
 * unnoticed.
 */

import { err, ok, type Result } from "../../model/result.ts";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { SeedFile } from "../ground/seeds.ts";
import { LEDGER_SCHEMA, LEDGER_VERSION, type Ledger } from "./layout.ts";

/** A ledger with its file. */
export type LedgerFile = {
  readonly path: string;
  readonly ledger: Ledger;
  /** Returns the line of an entry, counted from 1, by its own id. */
  readonly lineOf: (ownId: string) => number | undefined;
};

const AS_COMMITTED = "the file as it was last committed";

export function readLedger({ path, text }: SeedFile, siteId: string): Result<LedgerFile, Problem[]> {
  const lines = text.split("\n");
  const refuse = (line: number | undefined, found: string, expected = AS_COMMITTED) =>
    err([errorAt({ path, line }, found, expected)]);
  const conflict = lines.findIndex((line) => /^(?:<{7}|={7}|>{7})/.test(line));
  if (conflict >= 0)
    return refuse(conflict + 1, "an unresolved merge conflict", "the entries of both sides, each once");

  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return refuse(lineOfSyntaxError(cause, text), "not JSON");
  }
  const entryLines = lines.flatMap((line, at) => (ENTRY.test(line) ? [at + 1] : []));
  const parsed = LEDGER_SCHEMA.safeParse(json);
  if (!parsed.success) {
    const { version } = (json ?? {}) as { version?: unknown };
    if (typeof version === "number" && version !== LEDGER_VERSION)
      return refuse(
        undefined,
        `a ledger of version ${version}`,
        `version ${LEDGER_VERSION}, or the seedcast that wrote it`,
      );
    return err(
      parsed.error.issues.map(({ path: place, message }) => {
        const [list, at] = place;
        const line = list === "entries" && typeof at === "number" ? entryLines[at] : undefined;
        return errorAt({ path, line }, `${place.join(".") || "ledger"}: ${message}`, AS_COMMITTED);
      }),
    );
  }

  const { version: _, ...ledger } = parsed.data;
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
  return ok({ path, ledger, lineOf: (ownId) => lineByOwnId.get(ownId) });
}

/** The start of an entry, as write.ts prints it. */
const ENTRY = /^\s*\{"ownId":/;

/** Returns the line of a syntax error. V8's message names the line or the character. */
function lineOfSyntaxError(cause: unknown, text: string): number | undefined {
  const { line, position } =
    /position (?<position>\d+)(?: \(line (?<line>\d+))?/.exec(String(cause))?.groups ?? {};
  if (line !== undefined) return Number(line);
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
}
