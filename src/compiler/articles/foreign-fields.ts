/**
 * Handles fields that another tool wrote. The publisher did not write them for seedcast, so they may break
 * its rules.
 */

import type { Instant } from "../../model/instant.ts";
import { noteAt, type Problem } from "../ground/problem.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";

/** Returns true if the file has the field under another tool's name, or in the head of a saved page. */
export function isForeign(
  { translations = [], derivations = [] }: Pick<SeedFields, "translations" | "derivations">,
  field: string,
): boolean {
  return (
    translations.some((one) => one.field === field && one.passedOverFor === undefined) ||
    derivations.some((one) => one.field === field && /^(?:meta|JSON-LD) /.test(one.rule))
  );
}

/**
 * Removes an `updated` before the article's date if another tool wrote it, and adds a note. If the field has
 * seedcast's name, the date stays and is an error.
 */
export function withoutEarlyUpdate(
  seed: SeedFields,
  published: Instant,
  path: string,
  problems: Problem[],
): SeedFields {
  const { updated, ...rest } = seed;
  if (updated === undefined || updated >= published) return seed;
  if (!isForeign(seed, "updated")) return seed;
  problems.push(noteAt({ path, line: seed.lines?.updated }, "an update before the date is left out"));
  return rest;
}

/** Removes an alias that is the article's present slug, and adds a note. */
export function withoutOwnAlias(
  seed: SeedFields,
  slug: string,
  path: string,
  problems: Problem[],
): SeedFields {
  const { aliases = [] } = seed;
  if (!aliases.includes(slug)) return seed;
  problems.push(noteAt({ path, line: seed.lines?.aliases }, "an alias that is the present slug is left out"));
  return { ...seed, aliases: aliases.filter((alias) => alias !== slug) };
}
