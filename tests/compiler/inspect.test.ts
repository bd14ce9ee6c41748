/** `npm run inspect`: prints the parts of a pack. */

import { describe, expect, it } from "vitest";
import { run } from "../support/program.ts";
import { folderOf } from "../support/seeds.ts";

const SEED =
  "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\nexpires: 2131-01-01\n---\nA *pilot* boards.\n";

async function built(seed = SEED): Promise<string> {
  const cwd = await folderOf({ "seeds/pilots.md": seed });
  expect((await run(cwd, ["build"])).status).toBe(0);
  return cwd;
}

describe("npm run inspect", () => {
  it("lists the size of each part", async () => {
    const { status, stdout } = await run(await built(), ["inspect"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1 article, 0 unlisted, 0 notices, 0 withdrawn$/m);
    for (const part of ["published", "search", "index.bin", "body", "pieces.bin", "together"])
      expect(stdout).toMatch(new RegExp(`^${part} +[\\d,]+ +[\\d.]+$`, "m"));
  });

  it("shows the columns and pieces of an article", async () => {
    const { stdout } = await run(await built(), ["inspect", "pilots"]);
    expect(stdout).toMatch(/^published +2024-05-04T00:00:00Z$/m);
    expect(stdout).toMatch(/^expires +2131-01-01T00:00:00Z$/m);
    expect(stdout).toMatch(/^topics +harbour$/m);
    expect(stdout).toContain("\n<p>A <em>pilot</em> boards.</p>");
    expect(stdout).toContain("<title>Pilots</title>");
    expect(stdout).not.toContain("jsonBody");
  });

  it("shows the entry of a withdrawn article, and that the article's text is not in the pack", async () => {
    const withdrawn = SEED.replace("expires: 2131-01-01", "withdrawn: {date: 2024-05-05, reason: Invented.}");
    const cwd = await built(withdrawn);
    expect((await run(cwd, ["inspect"])).stdout).toMatch(/^1 article, 0 unlisted, 1 notice, 1 withdrawn$/m);
    const { stdout } = await run(cwd, ["inspect", "pilots"]);
    expect(stdout).toMatch(/^withdrawn +2024-05-05T00:00:00Z$/m);
    expect(stdout).toContain("\nno text, because the article had ended\n\nwithdrawn entry  position 2\n");
    expect(stdout).toContain("<title>Withdrawn: Pilots</title>");
    expect(stdout).not.toContain("boards");
  });

  it("lists the articles of each topic by position", async () => {
    const { stdout } = await run(await built(), ["inspect", "--topics"]);
    expect(stdout).toMatch(/^harbour +1 +0$/m);
  });

  it("names the nearest article if there is no such slug, and the command if there is no pack", async () => {
    const cwd = await built();
    expect((await run(cwd, ["inspect", "pilot"])).stderr).toContain("no such article; expected pilots");
    const { status, stderr } = await run(await folderOf({}), ["inspect"]);
    expect([status, stderr]).toEqual([1, expect.stringContaining("no pack; expected npm run build")]);
  });
});
