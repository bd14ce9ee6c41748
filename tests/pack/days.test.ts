/** The calendar days of instants in the pack, as people read them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayWriter } from "../../src/model/instant.ts";
import { readDays, writeDays } from "../../src/pack/days.ts";
import { at } from "../support/articles.ts";

describe("the days of a pack", () => {
  const evening = at("2024-05-03T21:30:00Z");
  const night = at("2024-05-03T22:30:00Z");

  it("are those of the site's time zone and language", () => {
    const { writtenDay } = readDays(writeDays([night, evening], dayWriter("Europe/Oslo", "nb")));
    expect([evening, night].map(writtenDay)).toEqual(["3. mai 2024", "4. mai 2024"]);
  });

  it("are written once each, with their first instant", () => {
    const writeDay = dayWriter("UTC", "en");
    const { dayStarts } = writeDays([night, evening, at("2024-05-04T00:00:00Z"), evening], writeDay);
    expect([...new Float64Array(dayStarts.buffer)]).toEqual([evening, at("2024-05-04T00:00:00Z")]);
  });

  it("are those of the formatter for any dates, also where clocks change", () => {
    const writeDay = dayWriter("America/St_Johns", "en-CA");
    const dates = fc.date({ min: new Date("1890-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(dates.map(Number)), (instants) => {
        const { writtenDay } = readDays(writeDays(instants, writeDay));
        expect(instants.map(writtenDay)).toEqual(instants.map(writeDay));
      }),
    );
  });
});
