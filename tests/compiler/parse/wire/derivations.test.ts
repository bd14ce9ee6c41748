import { describe, expect, it } from "vitest";
import { isError, type Problem } from "../../../../src/compiler/ground/problem.ts";
import type { ArticleFile } from "../../../../src/compiler/ground/seeds.ts";
import { parseArticle } from "../../../../src/compiler/parse/parse.ts";
import { articleOf } from "../../../support/seeds.ts";

function traceOf(text: string, name = "2024-05-06-ferry.txt") {
  const bytes = new TextEncoder().encode(text);
  const file: ArticleFile = { path: `seeds/${name}`, name, location: `seeds/${name}`, kind: "txt", bytes };
  const problems: Problem[] = [];
  const seed = parseArticle(file, { timezone: "UTC" }, problems);
  if (seed === undefined || problems.some(isError)) throw new Error(JSON.stringify(problems));
  return seed.derivations?.map(
    ({ field, value, rule, line, column, excerpt }) =>
      `${line}:${column} ${field} = ${value} (${rule}): ${excerpt}`,
  );
}

describe("a field that was read from a text", () => {
  it("has its rule, its line and column, and the words from which it was read", () => {
    const copy =
      " date 2024-05-04 (@KariNordmann)\n\nURGENT - BERGEN, May 3 (AP) — A ferry ran on hydrogen, its owner said.\n";
    expect(traceOf(copy)).toEqual([
      "3:1 dateline = BERGEN (dateline OSLO, November 2 (Agency) -): URGENT - BERGEN, May 3 (AP) —",
      "3:1 credit = AP (dateline OSLO, November 2 (Agency) -): URGENT - BERGEN, May 3 (AP) —",
      "3:1 label = URGENT (label before the dateline): URGENT",
      "1:2 published = 2024-05-04T00:00:00Z (timestamp): date 2024-05-04 (@KariNordmann)",
      "3:31 title = A ferry ran on hydrogen (headline from the lead): A ferry ran on hydrogen, its owner said.",
      "1:2 authors = Kari Nordmann (name in the timestamp): date 2024-05-04 (@KariNordmann)",
    ]);
  });

  it("names the source of a missing year", () => {
    expect(traceOf("BERGEN, May 3 (AP) — A ferry ran on hydrogen.\n")).toContain(
      "1:1 published = 2024-05-03T00:00:00Z (dateline OSLO, November 2 (Agency) -, its year from the file's name): BERGEN, May 3 (AP) —",
    );
  });

  it("distinguishes title lines, bylines, label lines and sign-offs", () => {
    const copy =
      "UPDATE 2-Ferry runs on hydrogen\nBy Jane Doe, Science Desk\nTags: ferries\n\nA ferry ran on hydrogen.\n\n(Reporting by Jon Roe)\n";
    expect(traceOf(copy)).toEqual([
      "2:1 authors = Jane Doe (byline): By Jane Doe, Science Desk",
      "1:10 title = Ferry runs on hydrogen (title line): Ferry runs on hydrogen",
      "1:1 label = UPDATE 2 (label before the headline): UPDATE 2",
      "2:14 credit = Science Desk (byline): Science Desk",
      "3:7 topics = ferries (label line Tags:): ferries",
    ]);
  });

  it("counts lines from the top of the file, and leaves out fields of the front matter", () => {
    const copy = "---\ntitle: Ferry runs on hydrogen\n---\n\nOSLO, Norway (AP) — A ferry ran on hydrogen.\n";
    expect(traceOf(copy)).toEqual([
      "5:1 dateline = OSLO, Norway (dateline OSLO, Norway (AGENCY) —): OSLO, Norway (AP) —",
      "5:1 credit = AP (dateline OSLO, Norway (AGENCY) —): OSLO, Norway (AP) —",
    ]);
  });
});

describe("a title made from the lead", () => {
  it("is marked, whatever the kind of file", async () => {
    expect(
      await articleOf("2024-05-04-a.txt", "OSLO, Norway (AP) — A ferry ran on hydrogen.\n"),
    ).toMatchObject({
      title: "A ferry ran on hydrogen",
      derived: ["title"],
    });
    expect(await articleOf("2024-05-04-a.md", "A ferry ran on hydrogen. It was quiet.\n")).toMatchObject({
      derived: ["title"],
    });
  });

  it("is not marked if the author wrote a title", async () => {
    expect(
      (await articleOf("2024-05-04-a.txt", "Ferry runs on hydrogen\n\nIt was quiet.\n")).derived,
    ).toBeUndefined();
    expect(
      (await articleOf("2024-05-04-a.md", "# Ferry runs on hydrogen\n\nIt was quiet.\n")).derived,
    ).toBeUndefined();
  });
});
