/** The singular and plural of a word as English spells them, as far as the spelling tells. Symmetric: what is a form of a word has it as a form. */

/** The word first. In other languages the forms are mostly no words, and find nothing. */
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

/** `ferries`: ferry, ferrie; `boxes`: box, boxe; `tides`: tide. None of `news`, `press`, `corpus`, `crisis`, `gas`. */
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
