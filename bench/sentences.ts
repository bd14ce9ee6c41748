/** Makes sentences from word lists. The same seed gives the same sentences. */

export type Writer = {
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly sentence: () => string;
  /** Returns a sentence in Russian, because a Cyrillic letter takes two bytes. */
  readonly quotation: () => string;
  /** Returns a sentence of invented words. As in real texts, a few are common and most are rare. */
  readonly rumour: () => string;
};

export function writer(seed: number): Writer {
  const random = mulberry32(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const sentence = () =>
    `${pick(OPENINGS)} ${pick(WHO)} of ${pick(PLACES)} ${pick(DID)} ${pick(WHAT)} ${pick(WHEN)}.`;
  const quotation = () => `${pick(WHO_RU)} ${pick(DID_RU)} ${pick(WHAT_RU)} ${pick(WHEN_RU)}.`;
  const rumour = () =>
    `${Array.from({ length: RUMOUR_LENGTH }, () => inventedWord(Math.floor(INVENTED_WORDS ** random()))).join(" ")}.`;
  return { pick, sentence, quotation, rumour };
}

export const PLACES = [
  "Reykjavík",
  "Málaga",
  "Göteborg",
  "Łeba",
  "Brașov",
  "Zürich",
  "São Tomé",
  "Tromsø",
  "Plymouth",
  "Geneva",
];

const OPENINGS = [
  "Last spring",
  "As planned",
  "After a long survey",
  "With little notice",
  "For the third year",
  "At the same time",
];
const WHO = [
  "the harbour office",
  "the town library",
  "the weather station",
  "the ferry crews",
  "a small group of volunteers",
];
const DID = ["opened", "measured again", "described", "moved", "paid for", "wrote an exact account of"];
const WHAT = [
  "the tide tables",
  "the northern lighthouse",
  "two hundred old charts",
  "the café beside the quay",
  "the night timetable",
];
const WHEN = [
  "before the autumn storms",
  "at the request of its neighbours",
  "while the ice was still thin",
  "for 1,250 € a month",
];

const WHO_RU = ["Портовая служба", "Городская библиотека", "Метеостанция", "Команда парома"];
const DID_RU = ["открыла", "измерила", "описала", "сохранила"];
const WHAT_RU = ["таблицы приливов", "северный маяк", "двести старых карт", "ночное расписание"];
const WHEN_RU = ["до осенних штормов", "по просьбе соседей", "пока лёд был тонким"];

/** About as many words as a newspaper uses in some years. */
const INVENTED_WORDS = 30_000;
const RUMOUR_LENGTH = 14;
const SYLLABLES = [
  "ka",
  "lo",
  "mi",
  "ter",
  "so",
  "vun",
  "re",
  "pal",
  "ni",
  "dor",
  "est",
  "qui",
  "bra",
  "hel",
  "tu",
  "ang",
  "fi",
  "wor",
  "ze",
  "ly",
];

/** Returns the invented word of a rank. Common words, which have low ranks, are shorter. */
export function inventedWord(rank: number): string {
  const syllable = SYLLABLES[rank % SYLLABLES.length] ?? "";
  return rank < SYLLABLES.length ? syllable : inventedWord(Math.floor(rank / SYLLABLES.length)) + syllable;
}

/** Returns Mulberry32 by Tommy Ettinger: a sequence of numbers from 0 to below 1 that is the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
