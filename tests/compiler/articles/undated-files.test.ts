/** Files without a date, as a folder of notes has them. */

import { describe, expect, it } from "vitest";
import { problemsOf } from "../../support/seeds.ts";

const notes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`Note ${at + 10}.md`, "---\ntopics: []\n---\nA note.\n"]),
  );

describe("files without a date", () => {
  it("have an error each if they are few", async () => {
    expect(await problemsOf(notes(10))).toHaveLength(10);
  });

  it("share one error if they are many, beside other problems", async () => {
    const problems = await problemsOf({ ...notes(11), "ice.md": "---\ndate: 2021-13-01\n---\nIce.\n" });
    expect(problems.map((line) => line.replace(/^\/\S+/, "FOLDER"))).toEqual([
      expect.stringContaining("ice.md:2: "),
      'FOLDER 11 files have no date: "Note 10.md", "Note 11.md", "Note 12.md", "Note 13.md", "Note 14.md", ' +
        '"Note 15.md", "Note 16.md", "Note 17.md", "Note 18.md", "Note 19.md" and others; expected ' +
        "`date: YYYY-MM-DD` in each article and `draft: true` in other files, a folder with articles alone as " +
        "SEEDS_DIR, or `undated: mtime` in _site.yaml, which publishes all of them",
    ]);
  });
});
