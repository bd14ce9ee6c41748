/**
 * Proposes other searches if a search finds nothing. They have similar words in place of the words that no
 * article has.
 */

import leven from "leven";
import type { SearchScope } from "../../model/address.ts";
import { parseQuery, printQuery, type SearchWord } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import type { Snapshot } from "../snapshot.ts";

/**
 * The maximum number of unknown words in a search for which proposals are made. Each unknown word is compared
 * with hundreds of terms, which takes time.
 */
const MAX_UNKNOWN = 3;
const MAX_PROPOSALS = 3;
/**
 * The minimum number of letters of a word for which similar words are searched. A shorter word is similar to
 * too many others.
 */
const MIN_LENGTH = 3;

/**
 * Returns at most {@link MAX_PROPOSALS} searches of the same topics, the most similar first. Each of them
 * finds something.
 */
export function similarSearches(scope: SearchScope, snapshot: Snapshot): SearchScope[] {
  const { query } = scope;
  const hasShown = (words: readonly SearchWord[]) =>
    snapshot.entriesOf({ ...scope, query: { words, exclusions: [] } }).total > 0;
  const unknown = query.words.filter((word) => !hasShown([word]));
  if (unknown.length === 0 || unknown.length > MAX_UNKNOWN) return [];

  const similar = new Map<SearchWord, readonly string[]>();
  for (const word of unknown)
    similar.set(
      word,
      similarWords(word, snapshot, (term) => hasShown([{ text: term, terms: [term] }])),
    );
  const proposals: SearchScope[] = [];
  for (let rank = 0; rank < Math.max(...[...similar.values()].map(({ length }) => length)); rank += 1) {
    // If a word has fewer similar words than another word, its last similar word is used again.
    const words = query.words.map((word) => {
      const others = similar.get(word) ?? [];
      return { ...word, text: others[Math.min(rank, others.length - 1)] ?? word.text };
    });
    const proposed = parseQuery(printQuery({ ...query, words }));
    if (!proposed.ok) continue;
    const proposal = { ...scope, query: proposed.value };
    if (snapshot.entriesOf(proposal).total > 0) proposals.push(proposal);
  }
  return proposals;
}

/**
 * Returns words that differ from this word in one or two letters, the most similar first. Only words near it
 * in the alphabet are compared. Each result is in an article that is shown.
 */
function similarWords(
  { text, terms }: SearchWord,
  { search }: Pack,
  hasShown: (term: string) => boolean,
): string[] {
  if (terms.length > 1 || text.length < MIN_LENGTH) return [];
  const most = text.length < 5 ? 1 : 2;
  return (
    search
      .termsAround(text)
      // Words differ in at least as many letters as their lengths do. So most terms need no closer comparison,
      // which is slow in a new isolate.
      .filter((term) => Math.abs(term.length - text.length) <= most)
      .map((term) => ({ term, distance: leven(text, term, { maxDistance: most + 1 }) }))
      .filter(({ term, distance }) => distance <= most && hasShown(term))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MAX_PROPOSALS)
      .map(({ term }) => term)
  );
}
