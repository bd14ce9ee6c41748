/** Finds a slug by which an entry's old address is recognised. */

import { v5 } from "uuid";
import { slugify } from "../identity.ts";
import type { ForeignEntry } from "./foreign-feed.ts";

/** A file's name has room for a date and a number beside it. Characters. */
const MAX_LENGTH = 190;

/** The last segment of its link, else its title, else a digest of its guid. */
export function slugOfEntry({ link, title }: Pick<ForeignEntry, "link" | "title">, guid: string): string {
  const candidates = [lastSegment(link), title ?? ""].map((text) =>
    slugify(text).slice(0, MAX_LENGTH).replace(/-+$/, ""),
  );
  // A number alone is nobody's name, and tells nothing.
  return candidates.find((slug) => /[a-z]/.test(slug)) ?? `entry-${v5(guid, v5.URL).slice(0, 8)}`;
}

/** `https://site.example/2019/03/old-post.html` gives `old-post`; an index page is called as its folder is. */
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
