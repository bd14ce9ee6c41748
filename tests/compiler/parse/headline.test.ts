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

  it.each([
    ["research suggests"],
    ["figures show"],
    ["a study has found"],
    ["reports claim"],
    ["experts say"],
    ["says a report"],
    ["a court has heard"],
    ["a report by the port authority has warned"],
    ["figures from the statistics office showed on Wednesday"],
    ["new research by scientists in Bergen has shown"],
    ["it has emerged"],
    ["a survey of 2,000 people suggests"],
    ["police say"],
  ])("leaves off the attribution %j", (attribution) =>
    expect(headlineFrom(`Paper output rose by nearly a third, ${attribution}.`)).toBe(
      "Paper output rose by nearly a third",
    ),
  );

  it.each([
    "The port showed its new figures, and the report was a surprise",
    "The tug sank, the tide fell",
    "Nobody was hurt when the quay fell, and it is said to be safe now",
  ])("keeps news that only looks like an attribution: %j", (lead) =>
    expect(headlineFrom(`${lead}.`)).toBe(lead),
  );

  it.each([
    [
      "Shares in Yahoo! rose by a tenth on Monday after the firm said it would buy a ferry line of the northern islands",
    ],
    ["The new version of the song Who Stole the Tide? has gone straight to number one"],
    ["Yahoo! Japan and the makers of Jeopardy! Live have joined the port of Bergen"],
    ["A show by Jump! Productions and a film called Ahoy! Bergen will open the new quay of Oslo"],
    ["Gen. Lee met Prof. Berg of Tidewater Co. in St. Ives on Jan. 5"],
    ["Will.i.am and Amazon.com open a shop at No. 10 on the quay"],
    ['"Who is it?" she asked the captain'],
    ["Am 3. Mai fahren die Fähren wieder"],
  ])("does not end within %j", (lead) => expect(headlineFrom(`${lead}. More follows.`)).toBe(lead));

  it.each([
    ["Harbour firm buys Tidewater Inc. The price is secret.", "Harbour firm buys Tidewater Inc."],
    ["The ferry sails to the U.S. The trip takes a week.", "The ferry sails to the U.S."],
    ["The ferry sails at 9 p.m. It is late.", "The ferry sails at 9 p.m."],
  ])("ends with an abbreviation before the start of a sentence: %j", (lead, headline) =>
    expect(headlineFrom(lead)).toBe(headline),
  );

  it.each([
    [
      'The council will have to raise the ferry fare or close two piers if it wants to avoid breaking its "golden rule" on debt in the coming year.',
      "The council will have to raise the ferry fare or close two piers if it wants to avoid breaking its…",
    ],
    [
      "The council will have to raise the ferry fare or close two piers if it wants to keep the night line (which runs once an hour) and the mail boats.",
      "The council will have to raise the ferry fare or close two piers if it wants to keep the night line…",
    ],
    [
      "“The council will have to raise the ferry fare or close two piers if it wants to keep the night line and the mail boats of the islands”.",
      "“The council will have to raise the ferry fare or close two piers if it wants to keep the night line and the…”",
    ],
  ])("does not leave a quotation or a bracket open: %j", (lead, headline) =>
    expect(headlineFrom(lead)).toBe(headline),
  );

  it.each([
    [
      "Shares in the ferry group Nordline have fallen by a fifth after it warned that profits for the year would be well below what the analysts of three banks had expected.",
      "Shares in the ferry group Nordline have fallen by a fifth",
    ],
    [
      "Goalkeeper Per Dahl, who saved two penalties in the final, has signed a new contract with the club of his home town that lasts until 2028, the third in a row.",
      "Goalkeeper Per Dahl has signed a new contract with the club of his home town that lasts until 2028, the third in a row",
    ],
    [
      "As the islands prepare for the first storms of a long winter, the ferry company is promising more night boats, warmer cabins and a wharf without ice.",
      "The ferry company is promising more night boats, warmer cabins and a wharf without ice",
    ],
    [
      "The harbour office is to pay for the repair of the sea wall on the north shore, which has stood for a century and was built by the fathers of the town.",
      "The harbour office is to pay for the repair of the sea wall on the north shore",
    ],
  ])("is the main statement of a long sentence: %j", (lead, headline) =>
    expect(headlineFrom(lead)).toBe(headline),
  );

  it.each([
    "The harbour office is to pay for the repair of the sea wall on the north shore, but only if the towns on the coast pay a tenth of the sum",
    "The ferries of the northern islands will stay in port for the whole of next week unless the pilots accept the offer of the company",
    "The pilots did not leave the port of Bergen on the night of the storm in January because they feared for the boats of the islands",
    "The company has closed the schools of the seamen, the reading rooms of the harbour, the three canteens at the quay and the chapel",
  ])("does not lose a condition, a negation or a part of a list: %j", (lead) =>
    expect(headlineFrom(`${lead}.`)).toMatch(/…$/),
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
