/** Reports the drafts that `npm run dev` shows, with their addresses. */

import { count } from "./count.ts";

/** The maximum number of addresses. More would make the line too long. */
const MAX_ADDRESSES = 5;

/**
 * Returns the line: `2 drafts, only here: http://localhost:8787/articles/harbour
 * http://localhost:8787/about`.
 */
export function reportDrafts(paths: readonly string[], localUrl: string): string {
  const addresses = paths.slice(0, MAX_ADDRESSES).map((path) => localUrl + path);
  const more = paths.length - addresses.length;
  const end = more === 0 ? [] : [`and ${count(more, "more draft")}`];
  return `${count(paths.length, "draft")}, only here: ${[...addresses, ...end].join(" ")}`;
}
