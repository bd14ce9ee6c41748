/**
 * The names a stranger may have meant. Unlike the compiler's guess at what an author meant, which is one or none, these are
 * several, since a reader can choose.
 */

import leven from "leven";

const NEAREST = 3;
const MAX_DISTANCE = 4;
const MIN_PART = 3;
/** No slug is longer; to compare what is would only cost time. */
const MAX_LENGTH = 64;

/** At most three names a few letters away, then those that hold the name or are held by it; only such as are eligible. */
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
    .slice(0, NEAREST)
    .map((candidate) => candidate.other);
}
