/** The watcher of `npm run dev`, on real folders. */

import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { watchFolder } from "../../../src/compiler/dev/watch-folder.ts";
import { folderOf } from "../../support/seeds.ts";
import { waitFor } from "../../support/wait.ts";

function watch(folder: string, isIgnored: (name: string) => boolean = () => false) {
  let reported: string[] = [];
  const watching = watchFolder(folder, {
    isIgnored,
    onChange: (names) => reported.push(...names),
    onFailure: (name, cause) => reported.push(`${name}: ${cause.message}`),
  });
  onTestFinished(watching.close);
  return {
    async untilReported(name: string): Promise<void> {
      await waitFor(`a report of ${name}`, () => reported.includes(name), {
        pace: 5,
        last: () => `Reported: ${reported.join(", ")}`,
      });
    },
    reported: () => reported,
    forget() {
      reported = [];
    },
  };
}

describe("a watched folder", () => {
  it("reports edited, new, renamed and removed files, also in folders", async () => {
    const folder = await folderOf({ "pilots.md": "1", "north/gale.md": "1" });
    const { untilReported } = watch(folder);
    await writeFile(join(folder, "pilots.md"), "2");
    await untilReported("pilots.md");
    await writeFile(join(folder, "north/gale.md"), "2");
    await untilReported("north/gale.md");
    await writeFile(join(folder, "tides.md"), "1");
    await untilReported("tides.md");
    await rename(join(folder, "tides.md"), join(folder, "north/ebb.md"));
    await untilReported("north/ebb.md");
    await rm(join(folder, "north"), { recursive: true });
    await untilReported("north");
  });

  it("reports changes in a new folder, in one that was moved, and in one that took the place of another", async () => {
    const folder = await folderOf({ "old/gale.md": "1" });
    const { untilReported } = watch(folder);
    await mkdir(join(folder, "new/deep"), { recursive: true });
    await untilReported("new");
    await writeFile(join(folder, "new/deep/fog.md"), "1");
    await untilReported("new/deep/fog.md");
    await rename(join(folder, "old"), join(folder, "moved"));
    await untilReported("moved");
    await writeFile(join(folder, "moved/gale.md"), "2");
    await untilReported("moved/gale.md");
    await rm(join(folder, "moved"), { recursive: true });
    await mkdir(join(folder, "moved"));
    await untilReported("moved");
    await writeFile(join(folder, "moved/rain.md"), "1");
    await untilReported("moved/rain.md");
  });

  it("may be missing at first, and may be replaced", async () => {
    const top = await folderOf({});
    const folder = join(top, "seeds");
    const { untilReported, forget } = watch(folder);
    for (const name of ["pilots.md", "gale.md"]) {
      await mkdir(folder);
      await untilReported("");
      await writeFile(join(folder, name), "1");
      await untilReported(name);
      forget();
      await rm(folder, { recursive: true });
      await untilReported("");
      forget();
    }
  });

  it("reports several changes at once as one", async () => {
    const folder = await folderOf({});
    let reports = 0;
    const watching = watchFolder(folder, {
      isIgnored: () => false,
      onChange: () => {
        reports += 1;
      },
      onFailure: () => undefined,
    });
    onTestFinished(watching.close);
    await Promise.all(["a.md", "b.md", "c.md"].map((name) => writeFile(join(folder, name), "1")));
    await waitFor("a report", () => reports > 0, { pace: 5 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(reports).toBe(1);
  });
});

describe("the watcher", () => {
  it("follows no symbolic link: to /, to another folder, or in a circle", async () => {
    const outside = await folderOf({ "private/diary.md": "1" });
    const folder = await folderOf({ "pilots.md": "1" });
    await symlink("/", join(folder, "root"));
    await symlink(outside, join(folder, "outside"));
    await symlink(folder, join(folder, "circle"));
    const { untilReported, reported } = watch(folder);
    await writeFile(join(outside, "private/diary.md"), "2");
    await writeFile(join(folder, "pilots.md"), "2");
    await untilReported("pilots.md");
    expect(reported()).toEqual(["pilots.md"]);
    // The watcher does not follow a link that is made later, either.
    await symlink(outside, join(folder, "later"));
    await untilReported("later");
    await writeFile(join(outside, "private/letter.md"), "1");
    await writeFile(join(folder, "tides.md"), "1");
    await untilReported("tides.md");
    expect(reported().filter((name) => name.includes("/"))).toEqual([]);
  });

  it("reports no ignored name, and nothing in an ignored folder", async () => {
    const folder = await folderOf({ ".git/index": "1", "pilots.md": "1" });
    const { untilReported, reported } = watch(folder, (name) => name === ".git" || name.endsWith("~"));
    await writeFile(join(folder, ".git/index"), "2");
    await writeFile(join(folder, "pilots.md~"), "1");
    await writeFile(join(folder, "pilots.md"), "2");
    await untilReported("pilots.md");
    expect(reported()).toEqual(["pilots.md"]);
  });
});
