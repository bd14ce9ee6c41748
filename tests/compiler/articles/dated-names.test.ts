/** Articles of the same name in folders of dates. */

import { describe, expect, it } from "vitest";
import { understand } from "../../../src/compiler/articles/understand.ts";
import { UNCLAIMED_SITE_ID } from "../../../src/compiler/ground/identity.ts";
import type { Problem } from "../../../src/compiler/ground/problem.ts";
import { type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const ICE = "---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n---\nThe ice is thick.\n";

/** Returns the own id and the slug of each article. `recorded` has the own ids in the ledger. */
async function namesOf(files: Files, recorded: Readonly<Record<string, string>> = {}) {
  const entries = Object.entries(recorded).map(([file, ownId]) => ({ file, ownId }));
  const ledger = JSON.stringify({ version: 1, site: UNCLAIMED_SITE_ID, entries });
  const problems: Problem[] = [];
  const folder = await folderOf({ ...files, "_ledger.json": ledger });
  const { stories } = await understand({ folder }, problems);
  return Object.fromEntries(stories.map(({ file, ownId, slug }) => [file.name, `${ownId} ${slug}`]));
}

describe("articles of the same name in folders of dates", () => {
  it("have the date in their names, except the oldest", async () => {
    const files = { "notes/2024/05/04/1/index.md": ICE, "notes/2023/1.md": ICE, "notes/2024/11/1.md": ICE };
    expect(await namesOf(files)).toEqual({
      "notes/2023/1.md": "1 1",
      "notes/2024/05/04/1/index.md": "2024-05-04-1 2024-05-04-1",
      "notes/2024/11/1.md": "2024-11-1 2024-11-1",
    });
    expect(await problemsOf(files)).toEqual([]);
  });

  it("leave the plain name to one without a date", async () => {
    expect(await namesOf({ "2023/ice.md": ICE, "fog/ice.md": ICE })).toEqual({
      "2023/ice.md": "2023-ice 2023-ice",
      "fog/ice.md": "ice ice",
    });
  });

  it("keep the names that the ledger knows", async () => {
    const files = { "2022/ice.md": ICE, "2023/ice.md": ICE, "2024/ice.md": ICE };
    expect(await namesOf(files, { "2023/ice.md": "ice" })).toEqual({
      "2022/ice.md": "2022-ice 2022-ice",
      "2023/ice.md": "ice ice",
      "2024/ice.md": "2024-ice 2024-ice",
    });
    expect(await namesOf({ "2024/ice.md": ICE }, { "2024/ice.md": "2024-ice" })).toEqual({
      "2024/ice.md": "2024-ice 2024-ice",
    });
  });

  it("are errors in one folder, and in folders without a date", async () => {
    expect(await problemsOf({ "2024/ice.md": ICE, "2024/ice.html": ICE })).toContainEqual(
      expect.stringContaining('2024/ice.md: id "ice" is the same as'),
    );
    expect(await problemsOf({ "a/ice.md": ICE, "b/ice.md": ICE })).toContainEqual(
      expect.stringContaining('b/ice.md: id "ice" is the same as in a/ice.md'),
    );
  });
});
