/** The heads and ends that press offices, web pages and newsrooms leave around a report. */

import { describe, expect, it } from "vitest";
import { parseDate } from "../../../../src/compiler/ground/date.ts";
import { toRfc3339 } from "../../../../src/model/instant.ts";
import { readCopy } from "../../../support/copy.ts";
import { articleOf } from "../../../support/seeds.ts";

const read = async (...lines: string[]) => {
  const article = await articleOf("2021-11-05-a.txt", `${lines.join("\n")}\n`);
  return { ...article, published: toRfc3339(article.published), updated: toRfc3339(article.updated) };
};
const LEAD = "A ferry ran aground off Bergen on Tuesday.";

describe("a byline with a mail address", () => {
  it("gives author, house and both dates", async () => {
    expect(
      await read(
        "Ferry runs aground off Bergen",
        "",
        "By Kari Nordmann | kari@paper.example | The Bergen Herald",
        "PUBLISHED: November 2, 2021 at 8:00 a.m. | UPDATED: November 3, 2021 at 10:15 a.m.",
        "",
        LEAD,
      ),
    ).toMatchObject({
      title: "Ferry runs aground off Bergen",
      authors: [{ name: "Kari Nordmann" }],
      credit: "The Bergen Herald",
      published: "2021-11-02T08:00:00Z",
      updated: "2021-11-03T10:15:00Z",
      summary: LEAD,
      contentText: LEAD,
    });
  });

  it.each([
    ["By Kari Nordmann, kari@paper.example"],
    ["By Kari Nordmann (kari@paper.example)"],
    ["By Kari Nordmann • kari@paper.example"],
    ["Kari Nordmann <kari@paper.example>"],
    ["By Kari Nordmann / Bergen Herald"],
    ["By Kari Nordmann - The Bergen Post"],
    ["By Kari Nordmann\nkari@paper.example"],
    ["By Kari Nordmann | email: kari.n@paper.example.org"],
  ])("is read in %j", async (byline) => {
    expect(await read("Ferry runs aground", "", byline, "", LEAD)).toMatchObject({
      authors: [{ name: "Kari Nordmann" }],
      contentText: LEAD,
    });
  });

  it("may have the house and labels with dates below the mail address", async () => {
    expect(
      await read(
        "Ferry runs aground",
        "",
        "By KARI NORDMANN",
        "kari@paper.example",
        "The Bergen Herald",
        "Published: Nov. 2, 2021 at 8:00 AM ET",
        "Updated: Nov. 3, 2021 at 10:15 AM ET",
        "",
        LEAD,
      ),
    ).toMatchObject({
      authors: [{ name: "Kari Nordmann" }],
      credit: "The Bergen Herald",
      published: "2021-11-02T12:00:00Z",
      updated: "2021-11-03T14:15:00Z",
      contentText: LEAD,
    });
  });

  it("names each of several authors", async () => {
    const byline = "By Kari Nordmann | kari@paper.example and Jon Doe | jon@paper.example";
    expect((await read("Ferry runs aground", "", byline, "", LEAD)).authors).toEqual([
      { name: "Kari Nordmann" },
      { name: "Jon Doe" },
    ]);
  });
});

describe("a line with several dates", () => {
  it.each([
    ["Published 2 November 2021 | Updated 3 November 2021"],
    ["First published: 2 November 2021 • Last modified: 3 November 2021"],
    ["UPDATED: November 3, 2021 - PUBLISHED: November 2, 2021"],
    ["November 2, 2021 | Updated November 3, 2021"],
    ["2 November 2021\nLast modified on 3 November 2021"],
  ])("%j", async (line) => {
    expect(await read("Ferry runs aground", "", line, "", LEAD)).toMatchObject({
      published: "2021-11-02T00:00:00Z",
      updated: "2021-11-03T00:00:00Z",
      contentText: LEAD,
    });
  });
});

describe("a press release", () => {
  it.each([
    ["Pressemitteilung Nr. 44/2024\n\nBerlin, den 6. Mai 2024", "Pressemitteilung Nr. 44/2024"],
    ["COMMUNIQUÉ DE PRESSE\nParis, le 6 mai 2024", "COMMUNIQUÉ DE PRESSE"],
    ["Nota de prensa: 6 de mayo de 2024", "Nota de prensa"],
    ["Comunicato stampa n° 12\n6 maggio 2024", "Comunicato stampa n° 12"],
    ["PRESS RELEASE 6 May 2024", "PRESS RELEASE"],
  ])("names itself and its date above the title: %j", (head, label) => {
    const text = "The quay is open again, the port said on Monday.";
    expect(readCopy(`${head}\n\nQuay opens again\n\n${text}\n`)).toMatchObject({
      title: "Quay opens again",
      label,
      published: "2024-05-06",
    });
  });

  const HEADLINE = "Fjord Ferries names new chief";
  const REPORT = "BERGEN, Norway, Nov. 2, 2021 – Fjord Ferries today named Kari Nordmann chief executive.";

  it.each([
    [["FOR IMMEDIATE RELEASE", "", "Contact: Jon Doe", "(555) 555-0100", ""]],
    [["FOR IMMEDIATE RELEASE", "", "Media contact: Jon Doe, 555 0100", ""]],
    [["FOR IMMEDIATE RELEASE", "CONTACT: Jon Doe, +47 55 50 10 00, jon@ferries.example", ""]],
    [["PRESS RELEASE", "", "Press contact:", "Jon Doe", "Tel: +47 555 50 100", "jon@ferries.example", ""]],
    [["For immediate release", "November 2, 2021", ""]],
    [["FOR IMMEDIATE RELEASE: November 2, 2021", ""]],
  ])("has its headline below %j", async (head) => {
    expect(await read(...head, HEADLINE, "", REPORT)).toMatchObject({
      title: HEADLINE,
      published: "2021-11-02T00:00:00Z",
      summary: "Fjord Ferries today named Kari Nordmann chief executive.",
      contentText: expect.stringMatching(/^[A-Za-z ]+release\n\nBERGEN/i),
    });
  });

  it("has its headline above the contact, too", async () => {
    const article = await read(HEADLINE, "", "Contact: Jon Doe", "(555) 555-0100", "", LEAD);
    expect(article).toMatchObject({ title: HEADLINE, contentText: LEAD });
  });
});

describe("the head of a web page", () => {
  it.each([
    [["Kari Nordmann in Bergen", "Tue 2 Nov 2021 10.15 GMT"], { authors: [{ name: "Kari Nordmann" }] }],
    [["Reuters", "Tuesday 2 November 2021 10.15 GMT"], { credit: "Reuters" }],
    [["Associated Press in Oslo", "Tue 2 Nov 2021 10.15 GMT"], { credit: "Associated Press", authors: [] }],
    [["Staff and agencies", "Oslo", "2 November 2021 10.15am GMT"], { dateline: "Oslo" }],
    [
      ["Oslo", "AFP", "Tuesday", "10.15 GMT", "Published 2 November 2021 at 10:15"],
      { credit: "AFP", dateline: "Oslo" },
    ],
  ])("%j", async (head, fields) => {
    expect(await read("Ferry runs aground", "", ...head, "", LEAD)).toMatchObject({
      title: "Ferry runs aground",
      published: "2021-11-02T10:15:00Z",
      contentText: LEAD,
      ...fields,
    });
  });

  it.each([
    ["OSLO, Norway (Reuters)", "Tuesday, 2 November 2021, 10.15 GMT"],
    ["Oslo, Reuters", "Tue 2 Nov 2021 10:15"],
    ["Reuters, Oslo, 2 November 2021 10.15"],
    ["Oslo | Reuters | 2 November 2021 at 10.15 GMT"],
    ["Oslo", "Reuters", "2 November 2021, 10.15"],
  ])("may name place, agency and date directly below the title: %j %j", async (...head) => {
    expect(await read("Ferry runs aground", ...head, "", LEAD)).toMatchObject({
      title: "Ferry runs aground",
      published: "2021-11-02T10:15:00Z",
      dateline: expect.stringMatching(/^(?:Oslo|OSLO, Norway)$/),
      credit: "Reuters",
      contentText: LEAD,
    });
  });

  it("may stand above the title", async () => {
    expect(
      await read("Saturday, 26 February", "", "1400 GMT", "", "Northland v Southland", "", LEAD),
    ).toMatchObject({
      title: "Northland v Southland",
      contentText: LEAD,
    });
  });

  it.each([
    ["Diary of a pilot", "", "Monday, 3 May", "", "We sailed.", "", "Tuesday, 4 May", "", "We slept."],
    ["Opening of the quay", "", "10.15am", "Music", "11.00am", "Speeches"],
    ["Ferries", "", "Monday", "", "None.", "", "Tuesday", "", "Two."],
  ])("is no day or clock of a schedule: %j", async (title, ...lines) => {
    const article = await read(title, ...lines);
    expect(article.title).toBe(title);
    expect(article.contentText.split(/\s+/).join(" ")).toBe(lines.filter((line) => line !== "").join(" "));
  });

  it("is no date, place or agency that starts the text", async () => {
    expect((await read("26 February", "", LEAD)).title).toBe("26 February");
    expect((await read("Oslo", "", LEAD)).title).toBe("Oslo");
  });
});

describe("a clock with a dot", () => {
  it.each([
    ["2 November 2021 10.15 GMT", "2021-11-02T10:15:00Z"],
    ["Tue 2 Nov 2021, 10.15pm", "2021-11-02T22:15:00Z"],
    ["2 November 2021 at 9.05 ET", "2021-11-02T13:05:00Z"],
  ])("%j", (text, instant) => {
    const parsed = parseDate(text, "UTC");
    expect(parsed.ok && toRfc3339(parsed.value)).toBe(instant);
  });
});

describe("a date in the last sentence", () => {
  it.each([
    ["The ferry leaves at nine. Published 14 March 2019."],
    ["The ferry leaves at nine.\n\nFirst published 14 March 2019."],
    ["The ferry leaves at nine. This article was originally published on 14 March 2019."],
  ])("%j", async (text) => {
    const article = await articleOf("a.txt", `Ferry times\n\n${text}\n`);
    expect(toRfc3339(article.published)).toBe("2019-03-14T00:00:00Z");
  });

  it("is not that of a sentence about something else", async () => {
    const article = await articleOf(
      "2021-11-05-a.txt",
      "Ferry times\n\nThe book was published 14 March 2019.\n",
    );
    expect(toRfc3339(article.published)).toBe("2021-11-05T00:00:00Z");
  });
});
