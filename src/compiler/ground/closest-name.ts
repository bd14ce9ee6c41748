/** Finds the known name that a writer probably meant with an unknown name. */

import { closestMatch } from "leven";

/** Returns the known name with the fewest different letters, if at most half of the letters differ. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const maxDistance = Math.floor(name.length / 2);
  return maxDistance === 0 ? undefined : closestMatch(name, known, { maxDistance });
}
