/** Makes sentences of invented words. The same seed gives the same sentences. */

export type Writer = {
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Returns `count` words. As in real texts, a few words are common and most words are rare. */
  readonly words: (count: number) => string;
};

export function writer(seed: number): Writer {
  const random = mulberry32(seed);
  return {
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item,
    words: (count) =>
      Array.from({ length: count }, () =>
        inventedWord(Math.floor(INVENTED_WORDS ** (random() ** SKEW))),
      ).join(" "),
  };
}

/** About as many words as a newspaper uses in some years. */
const INVENTED_WORDS = 40_000;
/**
 * The skew of the words' frequencies. With 1, they would follow Zipf's law. With this value, an article has
 * about as many different words as English news.
 */
const SKEW = 1.2;

/**
 * The syllables of invented words. Deflate compresses texts of these syllables as well as English news.
 * Accents and Cyrillic letters cost more to encode than ASCII.
 */
const SYLLABLES = (
  "ka lo mi ter so vun re pal ni dor est qui bra hel tu ang fi wor ze ly ste con per ing al un dis mor che vi " +
  "gra pho el ous ment ra cal is der bu jo sha név ga le tri ow ård мур pe ach bel cro dra fen gur hob ick jul kem " +
  "lin mus nok ost pri ruk sil tav ulf vex wim yar zor bly cha dwe esk fro gli hus ilm jag kno lys mab nyt ord pol " +
  "ris swa tun urt vel wen xan yor zil abo eki idu oma use"
).split(" ");

/** Returns the invented word of a rank. Common words, which have low ranks, are shorter. */
export function inventedWord(rank: number): string {
  const syllable = SYLLABLES[rank % SYLLABLES.length] ?? "";
  return rank < SYLLABLES.length ? syllable : inventedWord(Math.floor(rank / SYLLABLES.length)) + syllable;
}

/**
 * Returns Mulberry32 by Tommy Ettinger: a sequence of numbers from 0 to below 1 that is the same on every
 * machine.
 */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
