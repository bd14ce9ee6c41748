/** Removes mail addresses from the names of people, because they are never published. */

/**
 * Returns `Kari Nordmann` for `Kari Nordmann <kari@example.org>`, and for RSS's form,
 * `kari@example.org (Kari Nordmann)`. Returns an empty text for a mail address alone.
 */
export function withoutMailAddress(name: string): string {
  const rest = name.replace(/[<(]?(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+[>)]?/gi, "").trim();
  return rest === name.trim() ? name : rest.replace(/^\((.*)\)$/, "$1").trim();
}
