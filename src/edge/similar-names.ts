/**
 * Proposes names for an unknown name in a URL. There may be several, because a visitor can choose. (The
 * compiler proposes at most one.)
 */

import leven from "leven";

const MAX_NAMES = 3;
/** A name is similar if it differs in fewer letters than this. */
const MAX_DISTANCE = 4;
/** The minimum number of letters of a name that is searched for within other names. */
const MIN_PART = 3;
/** The maximum number of letters of a slug. A longer name is not compared. */
const MAX_LENGTH = 64;

/**
 * Returns at most {@link MAX_NAMES} eligible names, the most similar first. A name is similar if few letters
 * differ, or if one of the two names contains the other.
 */
export function similarNames<Name extends string>(
  name: string,
  names: Iterable<Name>,
  isEligible: (name: Name) => boolean = () => true,
): Name[] {
  if (name.length > MAX_LENGTH) return [];
  const distance = (other: Name) => {
    const isPart = name.length >= MIN_PART && (other.includes(name) || name.includes(other));
    // Names differ in at least as many letters as their lengths do. So most names need no closer comparison,
    // which is slow in a new isolate.
    if (!isPart && Math.abs(name.length - other.length) >= MAX_DISTANCE) return MAX_DISTANCE;
    const letters = leven(name, other, { maxDistance: MAX_DISTANCE });
    return isPart ? Math.min(letters, MAX_DISTANCE - 1) : letters;
  };
  const similar = [...names]
    .map((other) => ({ other, distance: distance(other) }))
    .filter((candidate) => candidate.distance < Math.min(MAX_DISTANCE, name.length))
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1));
  const found: Name[] = [];
  // Most names are not among the first, so only the first are tested.
  for (const { other } of similar) {
    if (found.length === MAX_NAMES) break;
    if (isEligible(other)) found.push(other);
  }
  return found;
}
