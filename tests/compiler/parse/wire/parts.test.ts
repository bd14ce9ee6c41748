/** The parts of wire copy one by one: timestamps, datelines, names. */

import { describe, expect, it } from "vitest";
import { nameOfHandle, readByline } from "../../../../src/compiler/parse/wire/byline.ts";
import { readDateline } from "../../../../src/compiler/parse/wire/dateline.ts";
import { readTimestamp } from "../../../../src/compiler/parse/wire/timestamp.ts";
import { toRfc3339 } from "../../../../src/model/instant.ts";

describe("readTimestamp", () => {
  it.each([
    [" date 2021-11-02 (@FahadShabbir)", "2021-11-02T00:00:00Z", ["Fahad Shabbir"]],
    ["Published: 2 November 2021", "2021-11-02T00:00:00Z", undefined],
    ["2021-11-02", "2021-11-02T00:00:00Z", undefined],
    ["Published Date - 2 November 2021, 05:30 PM", "2021-11-02T17:30:00Z", undefined],
    ["Published in The Fjord Times, November 2nd, 2021", "2021-11-02T00:00:00Z", undefined],
    ["Last updated on: November 2, 2021", "2021-11-02T00:00:00Z", undefined],
    ["First published 2021-11-02 10:15", "2021-11-02T10:15:00Z", undefined],
    ["Updated on Nov 2, 2021 14:30 GMT @kari_nordmann", "2021-11-02T14:30:00Z", ["Kari Nordmann"]],
  ])("reads %j", (line, instant, names) => {
    const timestamp = readTimestamp(line, "UTC");
    expect(toRfc3339(timestamp?.published ?? Number.NaN)).toBe(instant);
    expect(timestamp?.authors?.map(({ name }) => name)).toEqual(names);
  });

  it("reads the text before the date as the author's name, or as the title", () => {
    expect(readTimestamp("Kari Nordmann date 2021-11-02 (@KariNordmann)", "UTC")).toEqual({
      published: Date.parse("2021-11-02"),
      isMarked: true,
      authors: [{ name: "Kari Nordmann" }],
    });
    expect(readTimestamp("Bridge reopens in May date 2021-11-02 (@KariNordmann)", "UTC")).toMatchObject({
      title: "Bridge reopens in May",
      authors: [{ name: "Kari Nordmann" }],
    });
    expect(readTimestamp("The letter has the date 2021-11-02", "UTC")).toBeUndefined();
  });

  it.each([
    "On 2 November 2021 the bridge opened.",
    "The date 2021-11-02",
    "date tomorrow",
    "2021-11-02 the bridge opened",
    "As Kari (@kari) wrote on 4 May 2024",
    "Bergen Harbour 4 May 2024",
  ])("leaves %j to the text", (line) => expect(readTimestamp(line, "UTC")).toBeUndefined());
});

describe("readDateline", () => {
  it.each([
    [
      "OSLO (News Desk / Agency - 02nd November, 2021) The",
      "OSLO",
      "News Desk / Agency",
      "2021-11-02T00:00:00Z",
    ],
    [
      "NEW YORK, (APP - News / Agency - 2nd Nov, 2021 ) The",
      "NEW YORK",
      "APP - News / Agency",
      "2021-11-02T00:00:00Z",
    ],
    ["OSLO: (News / Agency - 2nd Nov, 2021) The", "OSLO", "News / Agency", "2021-11-02T00:00:00Z"],
    ["OSLO, November 2, 2021. /TASS/. The", "OSLO", "TASS", "2021-11-02T00:00:00Z"],
    ["LONDON, March 3, 2022 (Reuters) - The", "LONDON", "Reuters", "2022-03-03T00:00:00Z"],
    ["LONDON, March 3 (Reuters) - The", "LONDON", "Reuters", undefined],
    ["OSLO, Norway (AP) — The", "OSLO, Norway", "AP", undefined],
    ["ST. JOHN'S (AP) - The", "ST. JOHN'S", "AP", undefined],
  ])("reads %j", (paragraph, place, credit, instant) => {
    const dateline = readDateline(paragraph, "UTC");
    expect(dateline).toMatchObject({ place, credit });
    expect(dateline?.published === undefined ? undefined : toRfc3339(dateline.published)).toBe(instant);
    expect(paragraph.slice(dateline?.length)).toBe("The");
  });

  it.each([
    "NATO (the alliance) met.",
    "The mayor (left) - seen here - smiled.",
    "Oslo is the capital of Norway.",
  ])("reads none in %j", (paragraph) => expect(readDateline(paragraph, "UTC")).toBeUndefined());
});

describe("names", () => {
  it.each([
    ["@FahadShabbir", "Fahad Shabbir"],
    ["@john_roe", "John Roe"],
    ["@newsdesk", "newsdesk"],
    ["@KariNordmann88", "Kari Nordmann"],
    ["@BBCWorld", "BBC World"],
    ["@JaneMcDonald", "Jane McDonald"],
  ])("%s is %s", (handle, name) => expect(nameOfHandle(handle)).toBe(name));

  it.each([
    "By the time they came, the ship had left.",
    "By noon",
    "Bypass opened",
    "By Kari Nordmann the bridge was opened in May 2021",
    "By Night",
    "By Land and Sea",
    "By Lake Mjøsa",
    "By Rail to Narvik",
  ])("finds no byline in %j", (line) => expect(readByline(line)).toBeUndefined());

  it.each([
    ["By JUAN DE LA CRUZ and MARY O'BRIEN III", ["Juan de la Cruz", "Mary O'Brien III"], undefined],
    ["By Jane Doe, Oslo", ["Jane Doe"], undefined],
    ["By Jane Doe, Reuters", ["Jane Doe"], "Reuters"],
    ["By Emily Post and Jon Roe", ["Emily Post", "Jon Roe"], undefined],
    ["By staff reporter Li Na", ["Li Na"], undefined],
  ])("reads the names and the newsroom in %j", (line, names, affiliation) => {
    const byline = readByline(line);
    expect(byline?.authors.map(({ name }) => name)).toEqual(names);
    expect(byline?.affiliation).toBe(affiliation);
  });

  it("reads particles and initials in a byline", () => {
    expect(
      readByline("By J. R. van der Berg, Ana de la Cruz & Li Na")?.authors.map(({ name }) => name),
    ).toEqual(["J. R. van der Berg", "Ana de la Cruz", "Li Na"]);
  });
});
