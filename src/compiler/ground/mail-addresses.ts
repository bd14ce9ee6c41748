/** Removes mail addresses from the names of people, because they are never published. */

/** An address starts at the start of a word. Without this rule, the time would grow with the square of a word's length. */
const ADDRESS = /[<(]?(?<![^\s<>()@])(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+[>)]?/gi;

/**
 * Returns `Kari Nordmann` for `Kari Nordmann <kari@example.org>`, and for RSS's form,
 * `kari@example.org (Kari Nordmann)`. Returns an empty text for a mail address alone.
 */
export function withoutMailAddress(name: string): string {
  const rest = name.replace(ADDRESS, "").trim();
  return rest === name.trim() ? name : rest.replace(/^\((.*)\)$/, "$1").trim();
}
