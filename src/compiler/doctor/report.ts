/** Prints the checks of a site, a line each. */

import { printable } from "../ground/problem.ts";
import { columnsOf } from "../report/columns.ts";
import { count } from "../report/count.ts";
import type { Check } from "./check.ts";

/** The maximum number of characters in a line that come from an answer. */
const MAX_FOUND = 400;

export function reportChecks(origin: string, checks: readonly Check[]): string {
  const rows = checks.map(({ name, verdict, found, fix }) => [
    verdict,
    printable(name),
    printable(short(found) + (fix === undefined ? "" : `; ${fix}`)),
  ]);
  const number = (verdict: Check["verdict"]) => checks.filter((check) => check.verdict === verdict).length;
  const [faults, warnings] = [number("fault"), number("warning")];
  const summary = `${origin}: ${count(checks.length, "check")}, ${count(faults, "fault")}, ${count(warnings, "warning")}`;
  return `${columnsOf(rows)}\n${summary}`;
}

function short(text: string): string {
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND - 3)}...` : text;
}
