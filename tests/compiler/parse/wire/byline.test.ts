/** The forms in which agencies name the authors of a report. */

import { describe, expect, it } from "vitest";
import { readCopy } from "../../../support/copy.ts";

describe("the authors of a report are read from", () => {
  const REPORT = "BERGEN, Norway (AP) — A ferry ran on hydrogen for the first time, its owner said.";

  it.each([
    ["an agency below the name", `Ferry runs on hydrogen\nBy Jane Doe\nReuters\n\n${REPORT}`, ["Jane Doe"]],
    ["a name alone above an agency", `Ferry runs on hydrogen\nJane Doe\nReuters\n\n${REPORT}`, ["Jane Doe"]],
    [
      "one below the other",
      `Ferry runs on hydrogen\nBy JANE DOE\nand JON ROE\nAssociated Press\n\n${REPORT}`,
      ["Jane Doe", "Jon Roe"],
    ],
    [
      "a name and a handle above the date",
      `Jane Doe (@janedoe) Published May 04, 2024 | 10:40 PM\n\n${REPORT}`,
      ["Jane Doe"],
    ],
    ["a handle on a line of its own", `(@JaneDoe)\n\n${REPORT}`, ["Jane Doe"]],
    ["a label line", `Date: 2024-05-04\nBy: Jane Doe\n\n${REPORT}`, ["Jane Doe"]],
    ["a byline", `Ferry runs on hydrogen\nBy Jane Doe\n\n${REPORT}`, ["Jane Doe"]],
    [
      "capitals",
      `Ferry runs on hydrogen\nBY JANE DOE AND LUDWIG VAN DER BERG\n\n${REPORT}`,
      ["Jane Doe", "Ludwig van der Berg"],
    ],
    [
      "three, and the agency",
      `Ferry runs on hydrogen\nBy Jane Doe, Li Na and Jon Roe, Associated Press\n\n${REPORT}`,
      ["Jane Doe", "Li Na", "Jon Roe"],
    ],
    ["an agency after a bar", `Ferry runs on hydrogen\nBy Jane Doe | AP\n\n${REPORT}`, ["Jane Doe"]],
    [
      "an agency after `of`",
      `Ferry runs on hydrogen\nBy Jane Doe of The Associated Press\n\n${REPORT}`,
      ["Jane Doe"],
    ],
    [
      "a byline with cities",
      `Ferry runs on hydrogen\nBy Jane Doe in Oslo and Jon Roe in Stockholm\n\n${REPORT}`,
      ["Jane Doe", "Jon Roe"],
    ],
    ["a handle after the name", `Ferry runs on hydrogen\nBy Jane Doe (@janedoe)\n\n${REPORT}`, ["Jane Doe"]],
    [
      "a handle instead of a name",
      `Ferry runs on hydrogen\nBy @JaneMcDonald\n\n${REPORT}`,
      ["Jane McDonald"],
    ],
    [
      "the office before the name",
      `Ferry runs on hydrogen\nby Xinhua writers Li Na and Wang Wei\n\n${REPORT}`,
      ["Li Na", "Wang Wei"],
    ],
    ["an agency alone", `Ferry runs on hydrogen\nBy Reuters\n\n${REPORT}`, ["Reuters"]],
    [
      "no `By`, but an agency after the name",
      `Ferry runs on hydrogen\nJane Doe, Associated Press\n\n${REPORT}`,
      ["Jane Doe"],
    ],
    [
      "German",
      `Fähre fährt mit Wasserstoff\nVon Anna Berg, dpa\n\nBergen (dpa) - Die Fähre fährt.`,
      ["Anna Berg"],
    ],
    ["Spanish", `El barco zarpa\nPor Ana de la Cruz\n\nBogotá (EFE) - El barco zarpa.`, ["Ana de la Cruz"]],
    [
      "a byline below the sub-headline",
      `Ferry runs on hydrogen\n\nFirst of its kind\n\nBy Jane Doe\n\n${REPORT}`,
      ["Jane Doe"],
    ],
    [
      "a sign-off",
      `${REPORT}\n\nNobody else has tried.\n\n(Reporting by Jane Doe in Oslo and Jon Roe; Editing by Anna Berg)`,
      ["Jane Doe", "Jon Roe"],
    ],
    ["a timestamp with a handle", `date 2024-05-04 (@jane_doe88)\n\n${REPORT}`, ["Jane Doe"]],
  ])("%s", (_, copy, authors) => {
    const read = readCopy(copy);
    expect(read).toMatchObject({ authors });
    if (copy.startsWith("Ferry")) expect(read.title).toBe("Ferry runs on hydrogen");
  });

  it("or its last line, if only an agency signs there", () => {
    expect(readCopy("A ferry ran on hydrogen.\n\nNobody else has tried.\n\n– AFP")).toMatchObject({
      credit: "AFP",
    });
  });
});
