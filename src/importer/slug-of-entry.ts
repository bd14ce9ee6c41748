/** Chooses an entry's slug, so that its new address resembles the old one. */

import { v5 } from "uuid";
import { slugify } from "../compiler/ground/identity.ts";
import type { ForeignEntry } from "./foreign-feed.ts";

/** The maximum length of a slug in characters. It leaves room for a date and a number in the file's name. */
const MAX_LENGTH = 190;

/**
 * Returns the entry's own slug. If it has none, makes one from the end of its link. If that has no letters,
 * makes one from its title, and in the last case from a digest of its guid.
 */
export function slugOfEntry(
  { slug = "", link, title = "" }: Pick<ForeignEntry, "slug" | "link" | "title">,
  guid: string,
): string {
  const own = shortened(decoded(slug));
  if (own !== "") return own;
  // A segment without letters is usually a day, or the entry's number.
  const found = [lastSegment(link), title].map(shortened).find((one) => /[a-z]/.test(one));
  return found ?? `entry-${v5(guid, v5.URL).slice(0, 8)}`;
}

function shortened(text: string): string {
  return slugify(text).slice(0, MAX_LENGTH).replace(/-+$/, "");
}

/**
 * Returns `old-post` for `https://site.example/2019/03/old-post.html`. An index page has its folder's name.
 */
function lastSegment(link: string | undefined): string {
  if (link === undefined || !URL.canParse(link)) return "";
  const segments = new URL(link).pathname
    .split("/")
    .map((segment) => decoded(segment).replace(/\.(?:aspx?|html?|php|jsp|md|txt)$/i, ""))
    .filter((segment) => segment !== "" && !/^(?:index|default)$/i.test(segment));
  return segments.at(-1) ?? "";
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
