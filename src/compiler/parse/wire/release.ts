/** Reads the first line of a press release: `FOR IMMEDIATE RELEASE`, perhaps with its date. */

import type { Instant } from "../../../model/instant.ts";
import { parseDate } from "../../ground/date.ts";
import { defined } from "../../ground/defined.ts";

export type Release = { readonly label: string; readonly published?: Instant };

const RELEASE =
  /^[*\s]*(?<label>for immediate release|(?:press|news|media) release)(?:\s*[:,–—*-]*\s*(?<date>\S.*?))?[\s:*.]*$/i;

export function readRelease(line: string, timezone: string): Release | undefined {
  const { label, date } = RELEASE.exec(line)?.groups ?? {};
  if (label === undefined) return undefined;
  if (date === undefined) return { label };
  const parsed = parseDate(date, timezone);
  return parsed.ok ? { label, ...defined({ published: parsed.value }) } : undefined;
}
