/** The shapes of agencies' datelines, one for each row of `tests/fixtures/wire/datelines.txt`, and the lines above a lead. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCopy } from "../../../support/copy.ts";

const ROWS = readFileSync("tests/fixtures/wire/datelines.txt", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" | ").map((cell) => (cell === "-" ? undefined : cell.replaceAll("\\n", "\n"))));

describe("datelines of agencies", () => {
  it.each(ROWS)("%s", (_, copy = "", title, dateline, credit, published) => {
    expect(readCopy(copy, "seeds/2024-05-06-report.txt")).toMatchObject({
      title,
      isDerived: true,
      dateline,
      credit,
      published,
    });
  });

  it("are at least sixty", () => expect(ROWS.length).toBeGreaterThanOrEqual(60));
});

describe("a year that the dateline leaves out", () => {
  const copy = "LONDON, December 30 (Reuters) - Shops count their stock.";

  it.each([
    ["is the year of the file's name", copy, "seeds/2024-12-31-stock.txt", "2024-12-30"],
    ["is the year before early in January", copy, "seeds/2025-01-02-stock.txt", "2024-12-30"],
    [
      "is the year of a later update, or the year before",
      `Updated: 2022-01-03\n\n${copy}`,
      "seeds/stock.txt",
      "2021-12-30",
    ],
    [
      "is the year of a timestamp below the text",
      `${copy}\n\nPublished: 31 December 2020`,
      "seeds/stock.txt",
      "2020-12-30",
    ],
    ["stays unknown without another date", copy, "seeds/stock.txt", undefined],
  ])("%s", (_, text, path, published) => expect(readCopy(text, path).published).toBe(published));

  it("does not move the date of a label or a timestamp", () => {
    expect(readCopy(`Date: 2021-01-02\n\n${copy}`).published).toBe("2021-01-02");
    expect(readCopy(`2021-01-03\n\n${copy}`).published).toBe("2021-01-03");
  });
});

describe("text above the lead", () => {
  const REPORT = "BERGEN, Norway (AP) — A ferry ran on hydrogen for the first time.";

  it.each([
    [
      "a headline in two lines",
      `Ferry off the coast of Bergen runs on\nhydrogen, first of its kind\n\n${REPORT}`,
    ],
    [
      "a sub-headline",
      `Ferry off the coast of Bergen runs on hydrogen, first of its kind\n\nOwner plans nine more\n\n${REPORT}`,
    ],
    [
      "summary points",
      `Ferry off the coast of Bergen runs on hydrogen, first of its kind\n\n* Owner plans nine more\n* Fuel comes from a dam\n\n${REPORT}`,
    ],
    [
      "an editor's note",
      `Ferry off the coast of Bergen runs on hydrogen, first of its kind\n\nEds: Updates with the owner.\n\n${REPORT}`,
    ],
  ])("may be %s; the dateline is found", (_, copy) => {
    expect(readCopy(copy)).toMatchObject({
      title: "Ferry off the coast of Bergen runs on hydrogen, first of its kind",
      isDerived: false,
      dateline: "BERGEN, Norway",
      credit: "AP",
    });
  });
});
