/** The result of one check of a site. */

import type { Finding } from "../ground/problem.ts";

export type Check = {
  /** The subject, such as `/rss.xml media type`. */
  readonly name: string;
  /** A fault keeps a reader from the feed, or shows it wrong things. A warning does not. */
  readonly verdict: "ok" | "warning" | "fault" | "skipped";
  readonly found: string;
  /** The action that helps. */
  readonly fix?: string;
};

export function passed(name: string, found: string): Check {
  return { name, verdict: "ok", found };
}

export function skipped(name: string, reason: string): Check {
  return { name, verdict: "skipped", found: reason };
}

export function warning(name: string, { message, fix }: Finding): Check {
  return { name, verdict: "warning", found: message, fix };
}

export function fault(name: string, { message, fix }: Finding): Check {
  return { name, verdict: "fault", found: message, fix };
}
