/** Makes news texts without a title line from templates. The texts are the same at every run. */

import { writer } from "../sentences.ts";

export type UntitledText = {
  readonly text: string;
  /** The titles with the same meaning: the sentence without its attribution, or only its main statement. */
  readonly titles: readonly string[];
};

const SUBJECTS = [
  "The harbour council of Bergen",
  "A ferry company in the northern islands",
  "Tidewater Inc.",
  "The U.S. Coast Guard",
  "Yahoo! Freight",
  "The fishermen's union",
  "A group of 40 volunteers from three villages",
  "Gov. Anna Berg",
  "The builder of the new lighthouse",
  "The makers of the song Who Stole the Tide?",
];

/** Statements. A title may leave out the part after `|`. */
const STATEMENTS = [
  "has closed two of its five piers for repairs| that will last until the end of the winter",
  "will pay a fine of 2.5m crowns for oil| that leaked into the fjord",
  "won a contract to carry the mail between the mainland and the outer islands",
  "has called for a vote on the plan to move the fish market to the old shipyard",
  "cut the price of a day ticket by a third and opened a second counter| at the quay",
  "lost its appeal against the order to leave the east basin",
  'has set aside money for a "tide fund"| that helps the owners of small boats',
  "must repair the sea wall (built in 1911) before the first storms of the autumn",
  "is buying three electric ferries from a yard in the Baltic",
  "told its captains to sail at half speed through the narrows",
];

/** The ends of sentences. `isNews` is true if the statement means something else without the end. */
const ENDS: readonly { readonly end: string; readonly isNews?: true }[] = [
  { end: "" },
  { end: ", a spokesman said on Tuesday" },
  { end: ", officials told reporters in Oslo on Wednesday" },
  { end: ", figures from the statistics office show" },
  { end: ", a court has heard" },
  { end: ", research suggests" },
  { end: ", according to a report by the port authority" },
  { end: ", says a study of the northern ports" },
  { end: ", it has emerged" },
  { end: " after a storm in January broke the ice and carried away forty moorings" },
  { end: ", which has divided the towns on both sides of the fjord for more than a decade" },
  { end: ", bringing to an end a quarrel between the islands and the mainland that began in 1998" },
  { end: " because the ministry refused to extend the licence for another ten years" },
  { end: ", the third such decision since the elections in the spring" },
  { end: " in the first quarter of the year and again at the start of the summer season" },
  { end: " if the inspectors find no other faults in the hull during the coming weeks", isNews: true },
  { end: " unless the parliament in Oslo agrees on a new law before the end of March", isNews: true },
];

const HEADS = ["", "", "", "By Kari Nordmann\n\n", "Saturday, 26 February\n\n1400 GMT\n\n"];

export function untitledTexts(count: number): UntitledText[] {
  return Array.from({ length: count }, (_, number) => {
    const { pick, words } = writer(number + 1);
    const sentence = () => inSentence(words(pick([7, 12, 18])));
    const [head = "", rest = ""] = `${pick(SUBJECTS)} ${pick(STATEMENTS)}`.split("|");
    const statement = head + rest;
    const { end, isNews } = pick(ENDS);
    const lead = `${statement}${end}.`;
    return {
      text: `${pick(HEADS)}${lead} ${sentence()}\n\n${sentence()} ${sentence()}\n`,
      titles: isNews ? [`${statement}${end}`] : [head, statement, `${statement}${end}`],
    };
  });
}

function inSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
