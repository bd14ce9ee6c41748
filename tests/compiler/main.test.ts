/** `npm run build` as a publisher runs it: the real program, its exit code, its output and its files. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { png } from "../support/pictures.ts";
import { folderOf } from "../support/seeds.ts";

const MAIN = resolve("src/compiler/main.ts");
const NEWSROOM = resolve("tests/fixtures/newsroom");
const GOOD = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";
const BAD = "---\ndate: 2024-13-04\n---\nA pilot boards.\n";

function build(cwd: string, env: Record<string, string> = {}, ...args: string[]) {
  const { SEEDS_DIR: _, SITE_URL: __, WRANGLER_COMMAND: ___, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    env: { ...rest, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
const packIn = (cwd: string) =>
  ["index.bin", "pieces.bin"].map((name) => readFileSync(join(cwd, "build", name)));

describe("a successful build", () => {
  it("prints problems, totals and the room that is left", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD, "seeds/scan.pdf": "" });
    const { status, stdout } = build(cwd);
    expect([status, stdout.trimEnd().split("\n")]).toEqual([
      0,
      [
        "warning: seeds/scan.pdf: not an article; expected a .txt, .md or .html file, or a name that starts with _ or .",
        "1 topic, 1 warning",
        expect.stringMatching(/^1 article, 1\.\d of 64 MiB, room for about [\d,]+ more like these$/),
      ],
    ]);
  });

  it("prints articles that are new, edited or gone since the last build", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/tides.md": GOOD.replace("Pilots", "Tides"),
      "seeds/fog.md": GOOD.replace("Pilots", "Fog"),
    });
    build(cwd);
    await writeFile(join(cwd, "seeds/pilots.md"), GOOD.replace("boards", "climbs on board"));
    await writeFile(join(cwd, "seeds/gale.md"), GOOD.replace("Pilots", "A gale"));
    await rm(join(cwd, "seeds/fog.md"));
    expect(build(cwd).stdout.split("\n").slice(0, 4)).toEqual([
      "new     gale.md        A gale",
      "edited  pilots.md      Pilots",
      "gone    /articles/fog  Fog",
      "1 new, 1 edited, 1 gone, 1 topic, 0 warnings",
    ]);
    expect(build(cwd).stdout.split("\n")[0]).toBe("no changes, 1 topic, 0 warnings");
  });

  it("has equal bytes for equal seeds, in any time zone and language of the machine", async () => {
    const [here, there] = [await folderOf({}), await folderOf({})];
    expect(build(here, { SEEDS_DIR: NEWSROOM, TZ: "Pacific/Auckland", LANG: "tr_TR.UTF-8" }).status).toBe(0);
    expect(build(there, { SEEDS_DIR: NEWSROOM, TZ: "UTC" }).status).toBe(0);
    expect(packIn(here)).toEqual(packIn(there));
  });

  it("writes the media files of articles, and removes those that no article uses any more", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": `${GOOD}![](quay.png)\n`, "seeds/quay.png": png(4, 3) });
    const served = () => readdirSync(join(cwd, "build/assets/media"));
    const { stdout } = build(cwd);
    expect(stdout).toContain("1 topic, 1 media file, 0 warnings");
    const [first = ""] = served();
    expect(first).toMatch(/^quay-[0-9a-f]{16}\.png$/);
    expect(readFileSync(join(cwd, "build/assets/media", first))).toEqual(
      readFileSync(join(cwd, "seeds/quay.png")),
    );
    await writeFile(join(cwd, "seeds/quay.png"), png(5, 4));
    build(cwd);
    expect(served()).toEqual([expect.stringMatching(/^quay-[0-9a-f]{16}\.png$/)]);
    expect(served()).not.toEqual([first]);
    await writeFile(join(cwd, "seeds/pilots.md"), GOOD);
    build(cwd);
    expect(served()).toEqual([]);
    expect(readdirSync(join(cwd, "build/assets"))).toEqual(["_headers", "media"]);
  });

  it("takes SEEDS_DIR and SITE_URL from the environment", async () => {
    const cwd = await folderOf({ "copy/pilots.md": GOOD });
    build(cwd, { SEEDS_DIR: "copy", SITE_URL: "https://notes.example", WRANGLER_COMMAND: "dev" });
    const [index] = packIn(cwd);
    expect(JSON.parse(String(index)).site.url).toBe("https://notes.example");
    // wrangler dev watches this in place of the folder.
    expect(realpathSync(join(cwd, "build/seeds"))).toBe(realpathSync(join(cwd, "copy")));
  });
});

describe("a build with errors", () => {
  it("exits 1, prints the places, and leaves the last pack unchanged", async () => {
    const cwd = await folderOf({ "good/pilots.md": GOOD, "bad/pilots.md": BAD, "bad/more.md": BAD });
    build(cwd, { SEEDS_DIR: "good" });
    const before = packIn(cwd);
    const { status, stdout, stderr } = build(cwd, { SEEDS_DIR: "bad" });
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

  it("does not end wrangler dev while a pack of the same folder can be served", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD, "other/pilots.md": BAD });
    const dev = (env: Record<string, string> = {}) => build(cwd, { WRANGLER_COMMAND: "dev", ...env });
    const worker = () => readFileSync(join(cwd, "build/worker.ts"), "utf8");
    expect(dev().status).toBe(0);
    const good = worker();
    await writeFile(join(cwd, "seeds/pilots.md"), BAD);
    expect(dev()).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("the last good build is still being served"),
    });
    expect(worker()).toBe(good);
    // The other folder has no pack, so its problems are served.
    expect(dev({ SEEDS_DIR: "other" })).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("the dev server shows these problems until they are fixed"),
    });
    expect(worker()).toContain("other/pilots.md:2: date");
    // A refused deployment removes the Worker. The next build for the dev server writes it again.
    build(cwd, { WRANGLER_COMMAND: "deploy" });
    expect(existsSync(join(cwd, "build/worker.ts"))).toBe(false);
    expect(dev().status).toBe(0);
    expect(worker()).toBe(good);
  });

  it("does not happen if several builds run at once", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD });
    const runs = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, [MAIN], {
        cwd,
        env: { ...process.env, SEEDS_DIR: "seeds", SITE_URL: "" },
        stdio: "ignore",
      });
      return new Promise((resolve) => child.once("exit", resolve));
    });
    expect(await Promise.all(runs)).toEqual([0, 0, 0, 0]);
    expect(readdirSync(join(cwd, "build")).toSorted()).toEqual([
      "assets",
      "pieces.bin",
      "index.bin",
      "source.txt",
      "worker.ts",
    ]);
  });

  it("reports a missing folder", async () => {
    const cwd = await folderOf({});
    const { status, stderr } = build(cwd);
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
    const refused = build(cwd, {}, "--publish");
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      "seeds/_site.yaml: no url; expected a line such as `url: https://feeds.example.org`",
    );
    expect(refused.stderr).toContain("seeds/_site.yaml: no id of its own; expected a line such as `id: ");
    // A new id every time, so that two sites cannot copy the same id from a message.
    expect(/id: ([0-9a-f-]{36})/.exec(build(cwd, {}, "--publish").stderr)?.[1]).not.toBe(
      /id: ([0-9a-f-]{36})/.exec(refused.stderr)?.[1],
    );
    expect(build(cwd, { SEEDS_DIR: NEWSROOM }, "--publish").status).toBe(0);
  });
});

describe("wrong arguments", () => {
  it("are reported in one line, and nothing is done", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": GOOD });
    const { status, stdout, stderr } = build(cwd, {}, "--import");
    expect([status, stdout, stderr]).toEqual([
      1,
      "",
      expect.stringMatching(/^npm run import: no feed; expected npm run import -- .*\n$/),
    ]);
    expect(existsSync(join(cwd, "build"))).toBe(false);
  });
});

describe("npm run check:seeds", () => {
  it("prints a row for each article, and writes nothing", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/north/gale.md": GOOD.replace("Pilots", "A gale").replace(
        "topics",
        'corrections: [{date: 2024-05-05, note: "Force 9, not 8."}]\nfancy: 1\ntopics',
      ),
      "seeds/fog.md": GOOD.replace("topics", "withdrawn: {date: 2024-05-06, reason: Invented.}\ntopics"),
    });
    const { status, stdout } = build(cwd, {}, "--check");
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
    expect(existsSync(join(cwd, "build"))).toBe(false);
  });

  it("exits 1 on an error", async () => {
    const { status, stderr } = build(await folderOf({ "seeds/a.md": BAD }), {}, "--check");
    expect([status, stderr]).toEqual([1, expect.stringContaining("seeds/a.md:2")]);
  });
});

describe("npm run new", () => {
  it("starts a draft with the current date and a known topic, which builds without `draft: true`", async () => {
    const cwd = await folderOf({ "seeds/_topics.yaml": "topics:\n  - slug: harbour\n" });
    const before = Date.now();
    const { status, stdout } = build(cwd, {}, "--new", "Pilots: what they do", "--topic", "harbour");
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
    expect(build(cwd, {}, "--check").stdout).toMatch(/ {2}Pilots: what they do {2}harbour\n/);
  });

  it.each([
    [["--new", "Pilots"], "seeds/pilots.md: cannot be created"],
    [["--new", "???"], 'npm run new: title "???" has no letter or digit; expected a title'],
    [["--new", "Gale", "--topic", "harbor"], '--topic: unknown topic "harbor"; expected harbour'],
  ])("never overwrites an article, and refuses wrong arguments: %j", async (args, problem) => {
    const cwd = await folderOf({
      "seeds/pilots.md": GOOD,
      "seeds/_topics.yaml": "topics:\n  - slug: harbour\n",
    });
    const { status, stderr } = build(cwd, {}, ...args);
    expect([status, stderr]).toEqual([1, expect.stringContaining(problem)]);
    expect(readFileSync(join(cwd, "seeds/pilots.md"), "utf8")).toBe(GOOD);
  });
});

describe("npm run import", () => {
  const FEED = resolve("tests/fixtures/import/wordpress.xml");

  it("writes articles that build, and prints redirects to add", async () => {
    const cwd = await folderOf({});
    const { status, stdout } = build(cwd, {}, "--import", FEED);
    expect([status, stdout.split("\n")]).toEqual([
      0,
      [
        `${FEED}: 2 entries`,
        "2 written, 0 already here, 0 skipped",
        "",
        "To redirect old addresses, add below `redirects:` in seeds/_site.yaml:",
        "",
        "redirects:",
        "  /2024/05/fog-fenders/: /articles/fog-fenders",
        "  /feed/: /rss.xml",
        "",
      ],
    ]);
    // The printed redirects are valid.
    await writeFile(join(cwd, "seeds/_site.yaml"), stdout.slice(stdout.indexOf("redirects:\n")));
    expect(build(cwd, {}, "--check").status).toBe(0);
    expect(build(cwd, {}, "--import", FEED).stdout).toBe(
      `${FEED}: 2 entries\n0 written, 2 already here, 0 skipped\n`,
    );
  });

  it("with --dry-run prints the names of files, and writes none", async () => {
    const cwd = await folderOf({});
    const { status, stdout } = build(cwd, { SEEDS_DIR: "posts" }, "--import", FEED, "--dry-run");
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("posts/2024-05-06-fog-fenders.html\n2 to be written, "),
    ]);
    expect(existsSync(join(cwd, "posts"))).toBe(false);
  });

  it.each([
    [
      ["--import", "nothing.xml"],
      /^nothing\.xml: no such file; expected a file, or an address that starts with https:\/\/$/m,
    ],
    [
      ["--import", "seeds/pilots.md"],
      /^seeds\/pilots\.md: neither RSS, Atom, JSON Feed nor OPML; expected a feed$/m,
    ],
  ])("exits 1 if the source cannot be read: %j", async (args, line) => {
    const { status, stdout } = build(await folderOf({ "seeds/pilots.md": GOOD }), {}, ...args);
    expect([status, stdout]).toEqual([1, expect.stringMatching(line)]);
  });

  it("refuses unreadable settings before it writes a file", async () => {
    const cwd = await folderOf({ "seeds/_site.yaml": "timezone: Moon\n" });
    const { status, stderr } = build(cwd, {}, "--import", FEED);
    expect([status, stderr]).toEqual([1, expect.stringContaining('seeds/_site.yaml:1: timezone is "Moon"')]);
    expect(readdirSync(join(cwd, "seeds"))).toEqual(["_site.yaml"]);
  });
});
