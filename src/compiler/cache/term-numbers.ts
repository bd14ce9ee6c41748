/** Numbers search terms. An article's terms are then a list of numbers, which takes little space. */

export type TermNumbers = {
  /** All terms. The number of a term is its position. */
  readonly all: readonly string[];
  /** Returns the number of a term. A new term gets the next number. */
  readonly numberOf: (term: string) => number;
};

export function termNumbers(known: readonly string[] = []): TermNumbers {
  const all = [...known];
  // The index is made at the first use, because a build without changes needs no index.
  let numbers: Map<string, number> | undefined;
  return {
    all,
    numberOf(term) {
      numbers ??= new Map(all.map((one, number) => [one, number]));
      const number = numbers.get(term);
      if (number !== undefined) return number;
      numbers.set(term, all.length);
      return all.push(term) - 1;
    },
  };
}
