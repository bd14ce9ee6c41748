/** Reports that were copied from a web page, with the boilerplate around them. */

import { expect, it } from "vitest";
import { readCopy } from "../../../support/copy.ts";
import { articleOf, problemsOf } from "../../../support/seeds.ts";

const LEAD = "A pilot boards every ship before it enters the fjord, the port authority said on Tuesday.";
const TITLE = "A pilot boards every ship before it enters the fjord";

it.each([
  [
    "a label that says more than the date",
    `Published: 14:05 BST, 3 June 2022 | Updated: 14:40 BST\n\n${LEAD}\n`,
    "2022-06-03",
  ],
  ["a timestamp below the text", `${LEAD}\n\nPublished in The Fjord Times, March 9th, 2022\n`, "2022-03-09"],
  [
    "a timestamp below a dateline without a date",
    `BERGEN: ${LEAD}\n\nPublished Date - 21 June 2021\n`,
    "2021-06-21",
  ],
  ["a picture's credit above", `Getty Images\n\n${LEAD}\n\nLast updated on: March 12, 2020\n`, "2020-03-12"],
  ["a button above", `Share this article\n\nPosted Mar 4, 2021\n\n${LEAD}\n`, "2021-03-04"],
  [
    "a note to editors",
    `(Adds details, background)\n\nBERGEN, March 3, 2022 (Reuters) - ${LEAD}\n`,
    "2022-03-03",
  ],
])("gives its title and date in spite of %s", (_, text, published) => {
  expect(readCopy(text)).toMatchObject({ title: TITLE, published });
});

it("does not take a bare day below a text as its date", () => {
  expect(readCopy(`${LEAD}\n\nThe last ship came on\n\n4 May 2024\n`).published).toBeUndefined();
});

it("gives a warning for each line left out, and for a date with other text", async () => {
  const files = {
    "pilots.txt": `Published: 14:05, 3 June 2022 | 3 min read\nShare this article\nTags: []\n\n${LEAD}\n`,
  };
  expect(await problemsOf(files)).toEqual([
    'warning: pilots.txt:1: "14:05, 3 June 2022 | 3 min read" read as 2022-06-03T00:00:00Z; expected the date alone',
    'warning: pilots.txt:2: "Share this article" left out; expected only the article\'s own words',
  ]);
  expect((await articleOf("pilots.txt", files["pilots.txt"])).contentText).toBe(LEAD);
});
