/** Guesses what a writer meant by a name that is none. */

import { closestMatch } from "leven";

/** The known name that the fewest letters tell from this one; nothing where half of them would have to change. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const maxDistance = Math.floor(name.length / 2);
  return maxDistance === 0 ? undefined : closestMatch(name, known, { maxDistance });
}
