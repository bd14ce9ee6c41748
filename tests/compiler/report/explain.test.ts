/** `npm run explain -- FILE` as a publisher runs it, and its output. */

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Explanation } from "../../../src/compiler/report/explain.ts";
import { explanationOf } from "../../support/explain.ts";
import { png } from "../../support/pictures.ts";
import { run } from "../../support/program.ts";
import { wav } from "../../support/recordings.ts";
import { type Files, folderOf } from "../../support/seeds.ts";

const COPY = `date 2024-05-06 (@KariNordmann)

BERGEN, Norway (AP) — Harbour pilots voted on Monday to end a strike that had kept ferries at the quay for nine days, their union said.

The strike began over pay. Ferries and container ships will leave the harbour again on Tuesday, the port said.
`;
const TOPICS = `extends: nothing
topics:
  - slug: harbour
    terms: [harbour, quay, container ship*]
  - slug: labour
    terms: [strike, union]
  - slug: weather
    terms: [gale]
    hints: [port]
`;

async function explained(files: Files, name: string): Promise<Explanation> {
  return explanationOf(await folderOf({ "_topics.yaml": TOPICS, ...files }), name);
}

const fieldOf = ({ fields }: Explanation, name: string) => fields.find(({ field }) => field === name);

describe("explain", () => {
  it("gives each field's rule, and the place in the copy from which it was read", async () => {
    const why = await explained({ "pilots.txt": COPY }, "pilots.txt");
    expect(fieldOf(why, "dateline")).toEqual({
      field: "dateline",
      value: "BERGEN, Norway",
      rule: "dateline OSLO, Norway (AGENCY) —",
      line: 3,
      excerpt: "BERGEN, Norway (AP) —",
    });
    expect(fieldOf(why, "published")).toMatchObject({
      value: "2024-05-06T00:00:00Z",
      rule: "timestamp",
      line: 1,
    });
    expect(fieldOf(why, "authors")).toMatchObject({ value: "Kari Nordmann", rule: "name in the timestamp" });
    expect(fieldOf(why, "title")).toMatchObject({ rule: "headline from the lead", line: 3 });
    expect(fieldOf(why, "credit")).toMatchObject({ value: "AP" });
    expect(fieldOf(why, "updated")).toMatchObject({ rule: "the date" });
  });

  it("names the recording with its length and duration, and the key or the text that it comes from", async () => {
    const [shown, written] = await Promise.all(
      [
        "---\ndate: 2024-05-04\n---\nBells. <audio src='bell.wav'></audio>\n",
        "---\ndate: 2024-05-04\naudio: bell.wav\n---\nBells.\n",
      ].map((text) => explained({ "bells.md": text, "bell.wav": wav(3) }, "bells.md")),
    );
    expect(shown && fieldOf(shown, "recording")).toEqual({
      field: "recording",
      value: expect.stringMatching(/\/media\/bell-[0-9a-f]{16}\.wav \(audio\/wav, 344 bytes, 3 seconds\)$/),
      rule: "the first recording of the text",
    });
    expect(written && fieldOf(written, "recording")).toMatchObject({
      rule: "written by its author",
      line: 3,
    });
  });

  it("gives each topic's verdict and its words, also for topics that were not chosen", async () => {
    const { topics, topicsBy } = await explained({ "pilots.txt": COPY }, "pilots.txt");
    expect(topicsBy).toBe("text");
    expect(topics.map(({ slug, verdict }) => [slug, verdict])).toEqual([
      ["harbour", "chosen"],
      ["labour", "chosen"],
      ["weather", "weak"],
    ]);
    expect(topics[0]?.evidence.map(({ term }) => term)).toEqual(["harbour", "quay", "container ship*"]);
    expect(topics[0]?.evidence[0]?.places.map(({ part }) => part)).toEqual(["lead", "body"]);
  });

  it("gives the fields that the author, the file's name, the folder and the site decided", async () => {
    const files = {
      "_site.yaml": "authors: [The Harbour Desk]\n",
      "weather/2024-05-04-gale.md": "# A gale\n\nA gale closed the quay.\n",
      "pilots.md":
        "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [labour]\nauthors: Per Nilsen\n---\nA strike.\n",
    };
    const gale = await explained(files, "weather/2024-05-04-gale.md");
    expect([
      fieldOf(gale, "title")?.rule,
      fieldOf(gale, "published")?.rule,
      fieldOf(gale, "authors")?.rule,
    ]).toEqual(["the first heading", "the file's name", "the site's authors"]);
    expect([gale.topicsBy, fieldOf(gale, "topics")?.rule]).toEqual(["folders", "the folders' names"]);
    expect(fieldOf(gale, "title")).toMatchObject({ line: 1, excerpt: "# A gale" });
    const pilots = await explained(files, "pilots.md");
    expect(fieldOf(pilots, "topics")).toMatchObject({
      value: "labour",
      rule: "written by its author",
      line: 4,
    });
    expect(fieldOf(pilots, "authors")).toMatchObject({ rule: "written by its author", line: 5 });
  });

  it.each([
    [
      "a.md",
      "---\ndate: 2024-05-04\n---\n\n# Low *water*\n\nIt fell.\n",
      "Low water",
      "the first heading",
      5,
      "# Low *water*",
    ],
    [
      "a.html",
      "---\ndate: 2024-05-04\n---\n<p>Tides</p>\n<h1>Low water</h1>",
      "Low water",
      "the first heading",
      5,
      "<h1>Low water</h1>",
    ],
    [
      "a.html",
      "---\ndate: 2024-05-04\n---\n<title>Low water</title>\n<p>It fell.</p>",
      "Low water",
      "the document's title",
      4,
      "<title>Low water</title>",
    ],
  ])("gives the place of a title in %s: %j", async (name, text, value, rule, line, excerpt) => {
    expect(fieldOf(await explained({ [name]: text }, name), "title")).toEqual({
      field: "title",
      value,
      rule,
      line,
      excerpt,
    });
  });

  it("gives the setting that dated an undated file", async () => {
    const files = { "_site.yaml": "undated: mtime\n", "tide.md": "# Tide\n\nIt fell.\n" };
    expect(fieldOf(await explained(files, "tide.md"), "published")?.rule).toBe("the file's own time (mtime)");
  });

  it("gives corrections and the withdrawal, with their lines", async () => {
    const seed =
      "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\ncorrections: [{date: 2024-05-06, note: Nine days.}]\nwithdrawn: {date: 2024-05-08, reason: Invented.}\n---\nA strike.\n";
    const why = await explained({ "pilots.md": seed }, "pilots.md");
    expect(fieldOf(why, "corrections")).toMatchObject({ value: "2024-05-06T00:00:00Z: Nine days.", line: 5 });
    expect(fieldOf(why, "withdrawn")).toMatchObject({
      value: "2024-05-08T00:00:00Z: Invented.",
      rule: "written by its author",
      line: 6,
    });
  });
});

describe("npm run explain", () => {
  const explainIn = (cwd: string, file: string) => run(cwd, ["explain", file]);

  it("prints both as tables, and writes nothing", async () => {
    const cwd = await folderOf({ "seeds/_topics.yaml": TOPICS, "seeds/pilots.txt": COPY });
    const { status, stdout } = await explainIn(cwd, "seeds/pilots.txt");
    expect(status).toBe(0);
    const lines = stdout.split("\n").map((line) => line.trim().split(/\s{2,}/));
    expect(lines).toContainEqual([
      "credit",
      "AP",
      "dateline OSLO, Norway (AGENCY) —",
      'line 3: "BERGEN, Norway (AP) —"',
    ]);
    expect(lines).toContainEqual([
      "labour",
      expect.any(String),
      "chosen",
      expect.stringMatching(/strike \d.*\(lead, 2\)/),
    ]);
    expect(existsSync(join(cwd, "build"))).toBe(false);
  });

  it("takes a path below the folder, and gives the reason for a file that is skipped", async () => {
    const cwd = await folderOf({ "seeds/log/pilots.txt": COPY, "seeds/README.md": "How to write here.\n" });
    const whole = await explainIn(cwd, "seeds/log/pilots.txt");
    expect(await explainIn(cwd, "log/pilots.txt")).toEqual(whole);
    expect(whole.status).toBe(0);
    const passed = await explainIn(cwd, "README.md");
    expect([passed.status, passed.stderr]).toEqual([
      1,
      expect.stringContaining("note: seeds/README.md: a page about the site or its folder, not published"),
    ]);
  });

  it("gives the draft of a translation the names that it will be published with", async () => {
    const pilots = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n---\nA pilot boards.\n";
    const cwd = await folderOf({
      "seeds/en/pilots.md": pilots,
      "seeds/de/pilots.md": pilots.replace("topics:", "draft: true\ntopics:"),
    });
    const linesOf = async () => (await explainIn(cwd, "seeds/de/pilots.md")).stdout.split("\n");
    const [id, address] = (await linesOf()).slice(4, 6);
    expect(address).toContain("/articles/pilots-de ");
    await writeFile(join(cwd, "seeds/de/pilots.md"), pilots);
    expect(await linesOf()).toEqual(expect.arrayContaining([id, address]));
  });

  it("explains a file although others have problems, and reports only its own problems", async () => {
    const files = {
      "seeds/pilots.txt": COPY,
      "seeds/gale.md": "---\ndate: soon\n---\nA gale.\n",
      "seeds/fog.md": "---\ndate: never\n---\nFog.\n",
      "seeds/ice.md": "---\ndate: 2024-05-04\ndraft: true\n---\nIce.\n",
    };
    const cwd = await folderOf(files);
    expect(await explainIn(cwd, "seeds/pilots.txt")).toMatchObject({ status: 0, stderr: "" });
    const { status, stderr } = await explainIn(cwd, "seeds/gale.md");
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^seeds\/gale\.md:2: date "soon".*\n1 error; nothing was written\n$/),
    ]);
  });

  it.each([
    ["ice.md", "---\ndraft: true\ntags: [harbour]\n---\n", "`draft: true`"],
    ["ice.md", "---\nstatus: private\ntags: [harbour]\n---\n", "`status: private`"],
    ["ice.md", "---\npassword: 7eals\ntags: [harbour]\n---\n", "`password`"],
    ["drafts/ice.md", "---\ndraft: true\ntags: [harbour]\n---\n", "in drafts/"],
    ["DRAFT ice.md", "---\nid: ice\ntags: [harbour]\n---\n", "DRAFT in its name"],
    ["ice.draft.md", "---\ndraft: true\ntags: [harbour]\n---\n", "its name ends in .draft"],
  ])("explains a draft, and says first why it is one: %s with %j", async (name, frontMatter, reason) => {
    const cwd = await folderOf({
      "seeds/_topics.yaml": TOPICS,
      [`seeds/${name}`]: `${frontMatter}# Ice\n\nIce closed the quay.\n\n![A floe](floe.png)\n`,
      [`seeds/${name.replace("ice.draft.md", "").replace(/(?:DRAFT )?ice\.md/, "")}floe.png`]: png(4, 3),
    });
    const { status, stdout, stderr } = await explainIn(cwd, `seeds/${name}`);
    expect([status, stderr]).toEqual([0, ""]);
    const lines = stdout.split("\n").map((line) => line.trim().split(/\s{2,}/));
    expect(lines[0]).toEqual([`seeds/${name}: draft, not published (${reason})`]);
    expect(lines).toContainEqual(["title", "Ice", "the first heading", expect.stringMatching(/"# Ice"$/)]);
    expect(lines).toContainEqual(["topics", "harbour", "written by its author as `tags`", "line 3"]);
    expect(lines).toContainEqual([
      "image",
      expect.stringContaining("/media/floe-"),
      "the first picture of the text",
    ]);
    // It has no date yet.
    expect(stdout).not.toMatch(/1970|published:|updated|7eals/);
    expect(existsSync(join(cwd, "build"))).toBe(false);
  });

  it("reports the errors of a draft", async () => {
    const cwd = await folderOf({ "seeds/ice.md": "---\ndraft: true\ndate: soon\n---\nIce.\n" });
    expect(await explainIn(cwd, "seeds/ice.md")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^seeds\/ice\.md:3: date "soon".*\n1 error; nothing was written\n$/),
    });
  });

  it("suggests a similar file for a missing one, and reports the problem of an unreadable one", async () => {
    const cwd = await folderOf({ "seeds/pilots.txt": COPY });
    const missing = await explainIn(cwd, "seeds/pilot.txt");
    expect([missing.status, missing.stderr]).toEqual([
      1,
      expect.stringContaining("seeds/pilot.txt: no such article; expected seeds/pilots.txt"),
    ]);
    const broken = await explainIn(
      await folderOf({ "seeds/a.md": "---\ndate: soon\n---\nx\n" }),
      "seeds/a.md",
    );
    expect([broken.status, broken.stderr]).toEqual([
      1,
      expect.stringContaining('seeds/a.md:2: date "soon" is not a date'),
    ]);
  });
});
