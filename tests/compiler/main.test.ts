/** The commands of `npm run` as a publisher runs them: exit code, output and files. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openFiles } from "../support/pack.ts";
import { png } from "../support/pictures.ts";
import { environmentWith, PROGRAM, run } from "../support/program.ts";
import { folderOf } from "../support/seeds.ts";
import { LIMIT } from "../support/wait.ts";

const NEWSROOM = resolve("tests/fixtures/newsroom");
const GOOD = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";
const BAD = "---\ndate: 2024-13-04\n---\nA pilot boards.\n";

const build = (cwd: string, env: Record<string, string> = {}, ...args: string[]) =>
  run(cwd, args.length === 0 ? ["build"] : args, env);
const packIn = (cwd: string) =>
  ["index.bin", "pieces.bin"].map((name) => readFileSync(join(cwd, "build", name)));

describe("a successful build", () => {
  it("prints problems, totals and the room that is left", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD, "seeds/scan.pdf": "" });
    const { status, stdout } = await build(cwd);
    expect([status, stdout.trimEnd().split("\n")]).toEqual([
      0,
      [
        "warning: seeds/scan.pdf: used by no article; expected an article that shows or links it, or a name that starts with _ or .",
        "1 topic, 1 warning",
        expect.stringMatching(/^1 article, 0\.\d of 64 MiB, room for about [\d,]+ more like these$/),
      ],
    ]);
  });

  it("prints articles that are new, edited or gone since the last build", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/tides.md": GOOD.replace("Pilots", "Tides"),
      "seeds/fog.md": GOOD.replace("Pilots", "Fog"),
    });
    await build(cwd);
    await writeFile(join(cwd, "seeds/pilots.md"), GOOD.replace("boards", "climbs on board"));
    await writeFile(join(cwd, "seeds/gale.md"), GOOD.replace("Pilots", "A gale"));
    await rm(join(cwd, "seeds/fog.md"));
    expect((await build(cwd)).stdout.split("\n").slice(0, 4)).toEqual([
      "new     gale.md        A gale",
      "edited  pilots.md      Pilots",
      "gone    /articles/fog  Fog",
      "1 new, 1 edited, 1 gone, 1 topic, 0 warnings",
    ]);
    expect((await build(cwd)).stdout.split("\n")[0]).toBe("no changes, 1 topic, 0 warnings");
  });

  it("prints a removed article whose text was left out of the last build, because it had ended", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/fair.md": GOOD.replace("Pilots", "Fair\nexpires: 2024-05-05"),
      "seeds/fog.md": GOOD.replace("Pilots", "Fog\nwithdrawn: {date: 2024-05-06, reason: Invented.}"),
    });
    await build(cwd);
    for (const name of ["fair.md", "fog.md"]) await rm(join(cwd, "seeds", name));
    expect((await build(cwd)).stdout.split("\n").map((line) => line.trimEnd())).toEqual(
      expect.arrayContaining(["gone  /articles/fair", "gone  /articles/fog   Withdrawn: Fog"]),
    );
  });

  it("has equal bytes for equal seeds, in any time zone and language of the machine", async () => {
    const [here, there] = [await folderOf({}), await folderOf({})];
    // The real program, because a process has one language, and to prove that its exit code and files are
    // those of the tests.
    const env = environmentWith({ SEEDS_DIR: NEWSROOM, TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8" });
    expect(spawnSync(process.execPath, [PROGRAM, "build"], { cwd: here, env, timeout: LIMIT }).status).toBe(
      0,
    );
    vi.stubEnv("TZ", "UTC");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect((await build(there, { SEEDS_DIR: NEWSROOM })).status).toBe(0);
    expect(packIn(here)).toEqual(packIn(there));
  });

  it("writes the media files of articles, and removes those that no article uses any more", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": `${GOOD}![](quay.png)\n`, "seeds/quay.png": png(4, 3) });
    const served = () => readdirSync(join(cwd, "build/assets/media"));
    const { stdout } = await build(cwd);
    expect(stdout).toContain("1 topic, 1 media file, 0 warnings");
    const [first = ""] = served();
    expect(first).toMatch(/^quay-[0-9a-f]{16}\.png$/);
    expect(readFileSync(join(cwd, "build/assets/media", first))).toEqual(
      readFileSync(join(cwd, "seeds/quay.png")),
    );
    await writeFile(join(cwd, "seeds/quay.png"), png(5, 4));
    await build(cwd);
    expect(served()).toEqual([expect.stringMatching(/^quay-[0-9a-f]{16}\.png$/)]);
    expect(served()).not.toEqual([first]);
    await writeFile(join(cwd, "seeds/pilots.md"), GOOD);
    await build(cwd);
    expect(served()).toEqual([]);
    expect(readdirSync(join(cwd, "build/assets"))).toEqual([
      "_headers",
      "assets",
      "favicon.ico",
      "favicon.svg",
      "media",
    ]);
  });

  it("of a folder that --seeds names ignores SEEDS_DIR", async () => {
    const cwd = await folderOf({ "copy/pilots.md": GOOD, "other/gale.md": BAD });
    const env = { SEEDS_DIR: "other" };
    expect(await build(cwd, env, "build", "--seeds", "copy")).toMatchObject({ status: 0, stderr: "" });
  });

  it("takes SEEDS_DIR and SITE_URL from the environment", async () => {
    const cwd = await folderOf({ "copy/pilots.md": GOOD });
    await build(cwd, { SEEDS_DIR: "copy", SITE_URL: "https://notes.example" });
    const [index = new Uint8Array(), pieces = index] = packIn(cwd).map((bytes) => new Uint8Array(bytes));
    expect(openFiles({ index, pieces }).site.url).toBe("https://notes.example");
  });
});

describe("a build with errors", () => {
  it("exits 1, prints the places, and leaves the last pack unchanged", async () => {
    const cwd = await folderOf({ "good/pilots.md": GOOD, "bad/pilots.md": BAD, "bad/more.md": BAD });
    await build(cwd, { SEEDS_DIR: "good" });
    const before = packIn(cwd);
    const { status, stdout, stderr } = await build(cwd, { SEEDS_DIR: "bad" });
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(
        /^bad\/more\.md:2: date "2024-13-04" is not a calendar date; expected YYYY-MM-DD/,
      ),
      expect.stringMatching(
        /^bad\/pilots\.md:2: date "2024-13-04" is not a calendar date; expected YYYY-MM-DD/,
      ),
      "2 errors; nothing was written",
    ]);
    expect(packIn(cwd)).toEqual(before);
  });

  it("is not the outcome if several builds run at once", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD });
    // Real programs, because the lock separates processes.
    const runs = Array.from({ length: 3 }, () => {
      const child = spawn(process.execPath, [PROGRAM, "build"], {
        cwd,
        env: environmentWith(),
        stdio: "ignore",
      });
      return new Promise((resolve) => child.once("exit", resolve));
    });
    expect(await Promise.all(runs)).toEqual([0, 0, 0]);
    expect(readdirSync(join(cwd, "build")).toSorted()).toEqual([
      "assets",
      "cache",
      "index.bin",
      "pieces.bin",
      "source.txt",
      "worker.ts",
    ]);
  });

  it("reports a missing folder", async () => {
    const cwd = await folderOf({});
    const { status, stderr } = await build(cwd);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("seeds: cannot be read; expected a folder of articles"),
    ]);
    expect(existsSync(join(cwd, "build/index.bin"))).toBe(false);
  });
});

describe("--publish", () => {
  it("refuses without url and id, and accepts with both", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD });
    const refused = await build(cwd, {}, "build", "--publish");
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      "seeds/_site.yaml: no url; expected a line such as `url: https://feeds.example.org`",
    );
    expect(refused.stderr).toContain("seeds/_site.yaml: no id of its own; expected a line such as `id: ");
    // A new id every time, so that two sites cannot copy the same id from a message.
    expect(/id: ([0-9a-f-]{36})/.exec((await build(cwd, {}, "build", "--publish")).stderr)?.[1]).not.toBe(
      /id: ([0-9a-f-]{36})/.exec(refused.stderr)?.[1],
    );
    expect((await build(cwd, { SEEDS_DIR: NEWSROOM }, "build", "--publish")).status).toBe(0);
  });
});

describe("wrong arguments", () => {
  it("are reported in one line, and nothing is done", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD });
    const { status, stdout, stderr } = await build(cwd, {}, "import");
    expect([status, stdout, stderr]).toEqual([
      1,
      "",
      expect.stringMatching(
        /^npm run import: missing required argument 'source'; expected npm run import -- .*\n$/,
      ),
    ]);
    expect(existsSync(join(cwd, "build"))).toBe(false);
  });
});

describe("npm run help", () => {
  it("prints the commands, and exits 0", async () => {
    const { status, stdout, stderr } = await run(await folderOf({}), ["help"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Usage: npm run .*\n$/s);
  });
});

describe("npm run check:seeds", () => {
  it("prints a row for each article, and writes nothing but the cache", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/north/gale.md": GOOD.replace("Pilots", "A gale").replace(
        "topics",
        'corrections: [{date: 2024-05-05, note: "Force 9, not 8."}]\nfancy: 1\ntopics',
      ),
      "seeds/fog.md": GOOD.replace("topics", "withdrawn: {date: 2024-05-06, reason: Invented.}\ntopics"),
    });
    const { status, stdout } = await build(cwd, {}, "check:seeds");
    expect([status, stdout.trimEnd().split("\n")]).toEqual([
      0,
      [
        "file           date        title   topics   state",
        "fog.md         2024-05-04  Pilots  harbour  withdrawn",
        "north/gale.md  2024-05-04  A gale  harbour  corrected,…",
        "pilots.md      2024-05-04  Pilots  harbour",
        expect.stringMatching(/^warning: seeds\/north\/gale\.md:5: unknown key "fancy"; expected /),
        "3 articles, 1 warning",
      ],
    ]);
    expect(readdirSync(join(cwd, "build"))).toEqual(["cache"]);
  });

  it("exits 1 on an error", async () => {
    const { status, stderr } = await build(await folderOf({ "seeds/a.md": BAD }), {}, "check:seeds");
    expect([status, stderr]).toEqual([1, expect.stringContaining("seeds/a.md:2")]);
  });
});

describe("npm run new", () => {
  it("starts a draft with the current date and a known topic, which builds without `draft: true`", async () => {
    const cwd = await folderOf({ "seeds/_topics.yaml": "topics:\n  - slug: harbour\n" });
    const before = Date.now();
    const { status, stdout } = await build(cwd, {}, "new", "Pilots: what they do", "--topic", "harbour");
    expect([status, stdout]).toEqual([
      0,
      "seeds/pilots-what-they-do.md is a draft; remove `draft: true` to publish it\n",
    ]);
    const file = join(cwd, "seeds/pilots-what-they-do.md");
    const text = readFileSync(file, "utf8");
    const [, date = ""] = /^date: (\S+)$/m.exec(text) ?? [];
    expect(Math.abs(Date.parse(date) - before)).toBeLessThan(60_000);
    await writeFile(
      file,
      `${text.replace("draft: true\n", "").replace(date, "2024-05-04")}A pilot boards.\n`,
    );
    expect((await build(cwd, {}, "check:seeds")).stdout).toMatch(/ {2}Pilots: what they do {2}harbour\n/);
  });

  it.each([
    [["new", "Pilots"], "seeds/pilots.md: exists already; expected another title"],
    [["new", "???"], 'npm run new: title "???" has no letter or digit; expected a title'],
    [["new", "Gale", "--topic", "harbor"], '--topic: unknown topic "harbor"; expected harbour'],
  ])("never overwrites an article, and refuses wrong arguments: %j", async (args, problem) => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/_topics.yaml": "topics:\n  - slug: harbour\n",
    });
    const { status, stderr } = await build(cwd, {}, ...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(problem)]);
    expect(readFileSync(join(cwd, "seeds/pilots.md"), "utf8")).toBe(GOOD);
  });
});

describe("npm run import", () => {
  const FEED = resolve("tests/fixtures/import/wordpress.xml");

  it("writes articles that build, and prints page_size and redirects to add", async () => {
    const cwd = await folderOf({});
    const { status, stdout } = await build(cwd, {}, "import", FEED);
    expect([status, stdout.split("\n")]).toEqual([
      0,
      [
        `${FEED}: 2 entries`,
        "2 written, 0 already here, 0 skipped",
        "1 picture stays on log.example; `--media` copies it",
        "",
        "Lines to add to seeds/_site.yaml. If it has `redirects:` already, add the new ones below.",
        "",
        "# The old feed has 2 entries. With more, subscribers get old articles as new.",
        "page_size: 2",
        "redirects:",
        "  /2024/05/fog-fenders/: /articles/fog-fenders",
        "  /feed/: /rss.xml",
        "",
      ],
    ]);
    // The printed lines are valid.
    await writeFile(join(cwd, "seeds/_site.yaml"), stdout.slice(stdout.indexOf("# The old")));
    expect((await build(cwd, {}, "check:seeds")).status).toBe(0);
    expect((await build(cwd, {}, "import", FEED)).stdout).toBe(
      `${FEED}: 2 entries\n0 written, 2 already here, 0 skipped\n1 picture stays on log.example; \`--media\` copies it\n`,
    );
  });

  it("with --dry-run prints the names of files, and writes none", async () => {
    const cwd = await folderOf({});
    const { status, stdout } = await build(cwd, { SEEDS_DIR: "posts" }, "import", FEED, "--dry-run");
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("posts/2024-05-06-fog-fenders.html\n2 to be written, "),
    ]);
    expect(existsSync(join(cwd, "posts"))).toBe(false);
  });

  it.each([
    [
      ["import", "nothing.xml"],
      /^nothing\.xml: no such file; expected a file, or an address that starts with https:\/\/$/m,
    ],
    [
      ["import", "seeds/pilots.md"],
      /^seeds\/pilots\.md: neither RSS, Atom, JSON Feed nor OPML; expected a feed$/m,
    ],
  ])("exits 1 if the source cannot be read: %j", async (args, line) => {
    const { status, stdout } = await build(await folderOf({ "seeds/pilots.md": GOOD }), {}, ...args);
    expect([status, stdout]).toEqual([1, expect.stringMatching(line)]);
  });

  it("refuses unreadable settings before it writes a file", async () => {
    const cwd = await folderOf({ "seeds/_site.yaml": "timezone: Moon\n" });
    const { status, stderr } = await build(cwd, {}, "import", FEED);
    expect([status, stderr]).toEqual([1, expect.stringContaining('seeds/_site.yaml:1: timezone is "Moon"')]);
    expect(readdirSync(join(cwd, "seeds"))).toEqual(["_site.yaml"]);
  });
});
