/** Proposes names for an unknown name in a URL. A reader can choose, so there may be several; the compiler proposes one at most. */

import leven from "leven";

const MAX_NAMES = 3;
/** Letters: a name that differs in fewer is similar. */
const MAX_DISTANCE = 4;
/** Letters: a shorter name is not looked for inside others. */
const MIN_PART = 3;
/** Letters. No slug is longer, so a longer name is not compared. */
const MAX_LENGTH = 64;

/**
 * Returns at most {@link MAX_NAMES} eligible names, nearest first. A name is near if few letters differ, or if one of the two names
 * contains the other.
 */
export function similarNames<Name extends string>(
  name: string,
  names: Iterable<Name>,
  isEligible: (name: Name) => boolean = () => true,
): Name[] {
  if (name.length > MAX_LENGTH) return [];
  const distance = (other: Name) => {
    const letters = leven(name, other, { maxDistance: MAX_DISTANCE });
    const isPart = name.length >= MIN_PART && (other.includes(name) || name.includes(other));
    return isPart ? Math.min(letters, MAX_DISTANCE - 1) : letters;
  };
  return [...names]
    .map((other) => ({ other, distance: distance(other) }))
    .filter(
      (candidate) => candidate.distance < Math.min(MAX_DISTANCE, name.length) && isEligible(candidate.other),
    )
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, MAX_NAMES)
    .map((candidate) => candidate.other);
}
