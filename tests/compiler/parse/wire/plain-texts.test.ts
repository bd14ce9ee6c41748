/** Texts that only look like wire copy. The parser must keep every word, and must read no dateline or byline in them. */

import { describe, expect, it } from "vitest";
import { lostWords, readCopy } from "../../../support/copy.ts";

/** The name, the text, and the title if the first line of the text is one. */
const TEXTS: readonly (readonly [name: string, text: string, title?: string])[] = [
  ["a play with colons", "The Pier\n\nKARI: Hello, is anybody there?\nJON: Only the gulls.\n", "The Pier"],
  ["a play with dashes", "KARI — Hello there, captain.\n\nJON — Good morning, Kari.\n"],
  ["a play whose hero is a city", "PARIS — Come in, the door is open.\n\nJULIET — I would rather not.\n"],
  [
    "a play with directions",
    "KARI (Laughing) – You came after all!\n\nJON (SAD) - I said that I would.\n",
    "KARI (Laughing) – You came after all!",
  ],
  [
    "a play whose hero is a city, with colons",
    "PARIS: Come in, the door is open.\n\nJULIET: I would rather not.\n",
  ],
  ["a title that opens with a city", "PARIS — A walk\n\nI came here in May.\n", "PARIS — A walk"],
  [
    "a title with a city and a colon",
    "LONDON: A history of its rain\n\nIt began early.\n",
    "LONDON: A history of its rain",
  ],
  ["a match", "OSLO - BERGEN 2-1.\n\nIt rained.\n"],
  ["a list of characters", "ODA, Queen of the Skerries — A woman of sixty.\n\nTOR, Her Pilot — Silent.\n"],
  ["a screenplay", "INT. KITCHEN - NIGHT\n\nANNA (VO) - I never liked that clock.\n", "INT. KITCHEN - NIGHT"],
  ["a poem called by a time", "By Night\n\nThe pier is long,\nthe lamps are few.\n", "By Night"],
  ["a poem called by two roads", "By Land and Sea\n\nWe went by land,\nwe came by sea.\n", "By Land and Sea"],
  ["a poem called by a lake", "By Lake Mjøsa\n\nThe water keeps\nits one long thought.\n", "By Lake Mjøsa"],
  ["a poem called like a label", "URGENT\n\nThe kettle calls,\nthe bread is done.\n", "URGENT"],
  ["a song called by a side", "By My Side\n\nStay here,\nthe night is long.\n", "By My Side"],
  ["an airport with its code", "BERGEN (BGO) - Flights to all of Europe leave from here.\n"],
  ["a round of chess", "OSLO (Round 3) - Berg beat Roe in forty moves.\n"],
  ["an entry of a life", "JANE DOE, Editor\nBergen, Norway — 2019 to 2024\n"],
  [
    "weather in three cities",
    "OSLO — 10 degrees\nBERGEN — 8 degrees\nPARIS — 20 degrees\n",
    "OSLO — 10 degrees",
  ],
  ["days of a week", "MONDAY, May 3 — Rain.\n\nTUESDAY, May 4 — Sun.\n"],
  ["a poem with dashes", "Old pond — frog —\nsplash\n"],
  ["a poem with a line in capitals", "OH — The wind turned\n\nand nobody saw.\n", "OH — The wind turned"],
  ["a diary", "4 May 2024\n\nRain. We stayed in.\n\n5 May 2024\n\nSun. We went out.\n", "4 May 2024"],
  [
    "a diary with the weather",
    "Bergen, May 4 (Sunny) - We took the boat out.\n\nBergen, May 5 (Rain) - We did not.\n",
  ],
  ["a diary with the weekday", "BERGEN, May 4 (Saturday) - We took the boat out.\n"],
  [
    "a letter",
    "Bergen, 4 May 2024\n\nDear Anna,\n\nThank you for the map.\n\nYours,\nKari\n",
    "Bergen, 4 May 2024",
  ],
  [
    "a letter's heading of a harbour",
    "Bergen Harbour 4 May 2024\n\nDear pilots,\n\nKeep your lamps lit.\n",
    "Bergen Harbour 4 May 2024",
  ],
  ["a memorandum", "To: All pilots\nFrom: The harbour master\nRe: Fog\n\nKeep your lamps lit.\n"],
  ["an interview", "Q: When did you start?\nA: In 1984.\n\nQ: Why?\nA: The sea.\n"],
  [
    "a recipe",
    "Flatbread\n\nFLOUR (Wholemeal) - Three cups\nSALT (Fine) - One spoon\nWATER - A cup, warm\n",
    "Flatbread",
  ],
  ["a recipe with dashes", "BUTTER — Two spoons, melted.\n\nSUGAR — As much as you like.\n"],
  [
    "a glossary",
    "USB (Universal Serial Bus) - A way to plug things in.\n\nDNS (Domain Name System) — A phone book.\n",
  ],
  ["a glossary with an agency", "AP (Associated Press) - An agency in New York.\n"],
  [
    "a list of staff",
    "The night shift\n\nJane Roe (CNA) - Nurse\n\nJohn Doe (RN) - Nurse\n",
    "The night shift",
  ],
  ["a list to buy", "To buy\n\n- rope\n- paint\n- lamp oil\n", "To buy"],
  ["a timetable", "OSLO - BERGEN\n\n08:05 — Oslo\n14:57 — Bergen\n", "OSLO - BERGEN"],
  ["a warning", "WARNING — The pier is closed until May, the harbour master said on Monday.\n"],
  ["a chapter", "CHAPTER ONE, May 3 — The ship leaves at noon.\n"],
  [
    "questions with a bracket",
    "FAQ (Members) - How do I join?\n\nWrite to us.\n",
    "FAQ (Members) - How do I join?",
  ],
  ["an acronym explained", "UNESCO (the organization for culture) — The body has 193 members.\n"],
  ["a caption", "The mayor (left) - seen here in May - opened the bridge.\n"],
  [
    "an essay on datelines",
    "How it looks\n\nThe Associated Press opens so:\n\nOSLO, Norway (AP) — The king opened a bridge.\n",
    "How it looks",
  ],
  [
    "an essay that quotes one late",
    "A dateline says where.\n\nOSLO, Norway (AP) — The king opened a bridge.\n",
  ],
  ["an essay that starts with By", "By the time they came, the ship had left.\n\nNobody waved.\n"],
  [
    "a source that is none",
    "Source: the spring above the farm, which has never run dry, not even in the year of the fire.\n",
  ],
  [
    "an update that is a sentence",
    "Update: on the quay\n\nWe painted the bench on the quay green.\n",
    "Update: on the quay",
  ],
  [
    "an update of a garden",
    "Update: Our garden in June\n\nThe beans are up.\n",
    "Update: Our garden in June",
  ],
  [
    "a title with a dash",
    "BREAKING - A love story\n\nThe cup fell. Neither of them moved.\n",
    "BREAKING - A love story",
  ],
  [
    "a compound in capitals",
    "BREAKING-Point Theory for Beginners\n\nEvery beam has one.\n",
    "BREAKING-Point Theory for Beginners",
  ],
  [
    "a compound with update",
    "UPDATE-Driven work in small teams\n\nShip on Fridays.\n",
    "UPDATE-Driven work in small teams",
  ],
  [
    "a correction in a sentence",
    "Correction: An earlier version gave the wrong tide.\n\nHigh water is at noon.\n",
  ],
  ["a date in a sentence", "On 2 November 2021 the bridge opened.\n\nIt rained.\n"],
  ["a day that no calendar has", "Oslo, April 31 (AP) - The joke is in the date.\n"],
  ["a signature", "The sea was calm.\n\nWe slept.\n\nKari Nordmann\n"],
  ["reporting that is no sign-off", "The sea was calm.\n\nReporting by phone is cheap; typing is not.\n"],
  ["verses without a title", "The lamp is lit,\nthe boat is in,\nthe cat is fed.\n"],
];

describe("a text that is no report", () => {
  it.each(TEXTS)("is unchanged: %s", (_, text = "", title) => {
    expect(lostWords(text)).toEqual([]);
    const read = readCopy(text);
    expect(read).toMatchObject({
      label: undefined,
      authors: undefined,
      dateline: undefined,
      credit: undefined,
    });
    expect(read.published).toBeUndefined();
    expect(read.isDerived ? undefined : read.title).toBe(title);
  });

  it("is kept below label lines too", () => {
    const play = readCopy(
      "Title: The Pier\nDate: 2024-05-04\nKARI: Hello, is anybody there?\nJON: Only the gulls.\n",
    );
    expect(play).toMatchObject({ title: "The Pier", published: "2024-05-04" });
    expect(lostWords("Title: The Pier\nKARI: Hello, is anybody there?\nJON: Only the gulls.\n")).toEqual([
      "Title",
    ]);
    expect(lostWords("Date: 2024-05-04\nTo: All pilots\nRe: Fog\n\nKeep your lamps lit.\n")).toEqual([
      "Date",
      "2024",
      "05",
      "04",
    ]);
  });
});

describe("a line made to be slow", () => {
  const UNITS = [
    "A",
    "AB ",
    "Ab ",
    "AB, ",
    "AB/",
    "AB and ",
    "Ab of ",
    "De La ",
    "OSLO, May ",
    "AB (AP) ",
    "UPDATE 2-",
    ", said ",
  ];

  it.each(UNITS)("is read in time: %j again and again", (unit) => {
    const start = performance.now();
    readCopy(unit.repeat(20_000));
    readCopy(`${unit.repeat(40).slice(0, 290)}\n\n${unit.repeat(40)}\n`);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
