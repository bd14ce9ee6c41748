/**
 * Guesses the English singular and plural of a word from its spelling. If A is a form of B, then B is a form
 * of A.
 */

/**
 * Returns the word and its other forms in English. For a word of another language, these forms rarely exist,
 * so they match nothing.
 */
export function formsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  return [
    ...new Set([
      word,
      ...singularsOf(word),
      ...pluralsOf(word).filter((plural) => singularsOf(plural).includes(word)),
    ]),
  ];
}

/**
 * Returns possible singulars: ferry and ferrie for `ferries`, box and boxe for `boxes`, tide for `tides`.
 * Returns none for `news`, `press`, `corpus`, `crisis` and `gas`.
 */
function singularsOf(word: string): string[] {
  const [, stem = ""] = /^([a-z]{3,})s$/.exec(word) ?? [];
  if (stem === "" || /[suiw]$/.test(stem)) return [];
  if (/[^aeiou]y$/.test(stem)) return [];
  if (/.[^aeiou]ie$/.test(stem)) return [`${stem.slice(0, -2)}y`, stem];
  return /..(?:[sxz]|[cs]h)e$/.test(stem) ? [stem.slice(0, -1), stem] : [stem];
}

function pluralsOf(word: string): string[] {
  return [`${word}s`, `${word}es`, word.replace(/(?<=[^aeiou])y$/, "ies")];
}
