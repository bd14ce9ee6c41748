import { describe, expect, it } from "vitest";
import { headlineFrom } from "../../../src/compiler/parse/headline.ts";
import { firstSentence } from "../../../src/compiler/parse/sentences.ts";

describe("headlineFrom", () => {
  it.each([
    [
      "The bridge reopens in May after two years of repair, the mayor said on Monday.",
      "The bridge reopens in May after two years of repair",
    ],
    [
      "The bridge reopens in May, Anna Berg, the mayor, said on Monday. It was closed.",
      "The bridge reopens in May",
    ],
    ["The bridge reopens in May, according to the port authority.", "The bridge reopens in May"],
    ["The bridge reopens in May.", "The bridge reopens in May"],
    [
      "Norway's parliament, which met on Monday, said no to the bridge.",
      "Norway's parliament, which met on Monday, said no to the bridge",
    ],
    ["He said no.", "He said no"],
    [
      "In a rare move, the central bank said on Tuesday it would cut rates.",
      "In a rare move, the central bank said on Tuesday it would cut rates",
    ],
    [
      "Apple Inc. Chief Executive Tim Cook met the premier at 9 p.m. Monday.",
      "Apple Inc. Chief Executive Tim Cook met the premier at 9 p.m. Monday",
    ],
    ['"We must act now. Time is short," she said.', "We must act now"],
    [
      "Rates rise in May, the third rise this year, Governor Anna Berg said, adding that prices had peaked.",
      "Rates rise in May, the third rise this year",
    ],
    ['"The bridge reopens in May," the mayor said on Monday.', '"The bridge reopens in May"'],
    [
      "The U.S. Navy leaves the fjord in May, Adm. Lee said. Ships follow.",
      "The U.S. Navy leaves the fjord in May",
    ],
    ["The bridge reopens in May, Reuters reported.", "The bridge reopens in May"],
    ["The bridge reopens in May, reports Xinhua.", "The bridge reopens in May"],
    ["The mayor, asked twice about it, said the same.", "The mayor, asked twice about it, said the same"],
    ["The bridge reopens in May, Anna Berg, the mayor, said Monday.", "The bridge reopens in May"],
    ["The bridge reopens in May, the port's press service told TASS.", "The bridge reopens in May"],
    [
      "The bridge reopens in May, state media reported on Tuesday, citing the mayor.",
      "The bridge reopens in May",
    ],
    ["“The bridge reopens in May”, the mayor said.", "“The bridge reopens in May”"],
    ['"The bridge reopens in May," said Anna Berg, the mayor of Bergen.', '"The bridge reopens in May"'],
    ["'The bridge reopens in May,' the mayor said.", "'The bridge reopens in May'"],
    ["«Broen åpner igjen i mai», sa ordføreren.", "«Broen åpner igjen i mai», sa ordføreren"],
    [
      "The ferry will sail tomorrow, the captain said, unless the storm grows.",
      "The ferry will sail tomorrow, the captain said, unless the storm grows",
    ],
    [
      '"The bridge over the fjord reopens," the mayor said, "if the weather holds."',
      '"The bridge over the fjord reopens," the mayor said, "if the weather holds."',
    ],
    [
      "The ferry, which the captain said was sound, sank.",
      "The ferry, which the captain said was sound, sank",
    ],
    [
      "No decision on the bridge has been made, officials said on Tuesday.",
      "No decision on the bridge has been made",
    ],
    [
      "The bridge reopens in May, the mayor told reporters in Bergen on Tuesday.",
      "The bridge reopens in May",
    ],
    ["The bridge reopens in May, the port said in a statement late on Monday.", "The bridge reopens in May"],
  ])("%j", (lead, headline) => expect(headlineFrom(lead)).toBe(headline));

  it.each([
    "After years of planning, the council announced a new bridge on Monday",
    "In a surprise move late on Friday, the port announced new fees for cruise ships",
    "Anna Berg, the mayor of Bergen, on Monday announced plans for a bridge",
    "Fjord Sensors Corp. (OSLO: FJS), a maker of tide gauges, today announced results for the fourth quarter",
    "When the lights went out, passengers reported hearing a loud bang",
    "The ferry company, which employs 500 people, reported a loss for the third quarter",
    "While the vote was under way, pilots told the port they would stay",
  ])("keeps news after the verb, because the words before it only introduce it: %j", (lead) =>
    expect(headlineFrom(`${lead}.`)).toBe(lead),
  );

  it("is cut between words at about 110 characters", () => {
    const headline = headlineFrom(`The bridge ${"and the next bridge ".repeat(10)}reopen.`);
    expect(headline.length).toBeLessThanOrEqual(111);
    expect(headline).toMatch(/ \w+…$/);
  });
});

describe("firstSentence", () => {
  it.each([
    ["One. Two.", "One."],
    ["Gov. Lee met Dr. Berg. They talked.", "Gov. Lee met Dr. Berg."],
    ["No end", "No end"],
  ])("%j", (text, sentence) => expect(firstSentence(text)).toBe(sentence));
});
