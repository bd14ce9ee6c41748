/** Checks the pages of the publisher: their addresses, and fields that only articles can have. */

import { EPOCH, type Instant } from "../../model/instant.ts";
import { errorAt, type Place, type Problem, quote, warningAt } from "../ground/problem.ts";
import { isOwnPath } from "../site/own-paths.ts";
import { checkDatesAhead } from "./dates-ahead.ts";
import type { NamedPage } from "./name-articles.ts";
import { sitePagePath } from "./site-pages.ts";

export function checkPages(pages: readonly NamedPage[], now: Instant | undefined): Problem[] {
  return [
    ...checkAddresses(pages),
    ...pages.flatMap((page) => [...checkFields(page), ...checkDate(page, now)]),
  ];
}

/**
 * Reports the slugs of pages that are not free. A page is at the root of the site, so its slugs, earlier ones
 * included, must be free at the root.
 */
function checkAddresses(pages: readonly NamedPage[]): Problem[] {
  const owners = new Map<string, NamedPage>();
  const check = (page: NamedPage, field: "slug" | "aliases", slug: string): Problem[] => {
    const name = `${field === "slug" ? "slug" : "alias"} ${quote(slug)}`;
    const fix =
      field === "slug"
        ? "another file name, or a `slug:` of its own"
        : "an earlier slug that this page alone had";
    const owner = owners.get(slug);
    if (isOwnPath(sitePagePath(slug)))
      return [errorAt(placeOf(page, field), `${name} is an address of the site itself`, fix)];
    if (owner !== undefined)
      return [errorAt(placeOf(page, field), `${name} is the same as in ${owner.file.path}`, fix)];
    owners.set(slug, page);
    return [];
  };
  return [
    ...pages.flatMap((page) =>
      page.slug === ""
        ? [
            errorAt(
              { path: page.file.path },
              "no letter or digit in the file's name",
              "a `slug:`, or another name",
            ),
          ]
        : check(page, "slug", page.slug),
    ),
    ...pages.flatMap((page) => (page.seed.aliases ?? []).flatMap((alias) => check(page, "aliases", alias))),
  ];
}

/**
 * Reports fields that only articles can have. A field that would hide the page is an error, because the page
 * would be shown in spite of it.
 */
function checkFields(page: NamedPage): Problem[] {
  const { publishAt, expires, withdrawn, replaces, topics = [], feed } = page.seed;
  const refuse = (field: string, value: unknown, fix: string) =>
    value === undefined
      ? []
      : [errorAt(placeOf(page, field), `${field} in a page, which is always shown`, fix)];
  const ignore = (field: string, isUsed: boolean) =>
    isUsed
      ? [warningAt(placeOf(page, field), `${field} in a page, not used`, "such a line in articles only")]
      : [];
  return [
    ...refuse("publish_at", publishAt, "`draft: true` until then"),
    ...refuse("expires", expires, "no such line; to end the page, remove the file"),
    ...refuse("withdrawn", withdrawn, "no such line; to end the page, remove the file"),
    ...refuse("replaces", replaces, "no such line; a page replaces no article"),
    ...ignore("topics", topics.length > 0),
    ...ignore("feed", feed === true),
  ];
}

function checkDate({ file, seed }: NamedPage, now: Instant | undefined): Problem[] {
  const { published, lines } = seed;
  if (now === undefined) return [];
  if (published !== undefined && published > now)
    return [
      errorAt(
        { path: file.path, line: lines?.date },
        "a date in the future in a page, which is always shown",
        "`draft: true` until then",
      ),
    ];
  return checkDatesAhead([{ file, seed, published: published ?? EPOCH }], now);
}

function placeOf({ file, seed }: NamedPage, field: string): Place {
  return { path: file.path, line: seed.lines?.[field] };
}
