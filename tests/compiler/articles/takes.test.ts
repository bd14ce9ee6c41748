/** Takes of one story. They are folded if a file says so, and only reported if the files look like takes. */

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { articleId } from "../../../src/compiler/ground/identity.ts";
import { reportExplanation } from "../../../src/compiler/report/explanation.ts";
import { reportSeeds } from "../../../src/compiler/report/seeds.ts";
import { at, SITE } from "../../support/articles.ts";
import { explanationOf } from "../../support/explain.ts";
import { articlesOf, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const SITE_FILE = { "_site.yaml": `id: ${SITE.id}\nurl: ${SITE.url}\n` };

const take = (fields: string, text = "The ferry Skarv lies on the rocks off Kinn.") =>
  `---\ntopics: [ferries]\n${fields}\n---\n${text}\n`;
const FIRST = take("title: Ferry runs aground\ndate: 2024-05-04T08:00\nauthors: Kari Nordmann");
const SECOND = take(
  "title: Ferry aground, nobody hurt\ndate: 2024-05-04T09:30\nreplaces: ferry",
  "All are ashore.",
);
const THIRD = take(
  "title: Ferry is afloat again\ndate: 2024-05-05T07:00\nreplaces: ferry-2\nauthors: Jon Doe",
  "A tug came.",
);

describe("a later take", () => {
  it("gives the story its text; id, address and date stay those of the first take", async () => {
    const articles = await articlesOf({
      ...SITE_FILE,
      "ferry.md": FIRST,
      "ferry-2.md": SECOND,
      "ferry-3.md": THIRD,
    });
    expect(Object.keys(articles)).toEqual(["ferry-3.md"]);
    expect(articles["ferry-3.md"]).toMatchObject({
      id: articleId(SITE.id, "ferry"),
      slug: "ferry",
      published: at("2024-05-04T08:00:00Z"),
      updated: at("2024-05-05T07:00:00Z"),
      title: "Ferry is afloat again",
      contentText: "A tug came.",
      authors: [{ name: "Jon Doe" }],
      aliases: ["ferry-3", "ferry-2"],
    });
  });

  it("is folded whatever the files' names and their order", async () => {
    const articles = await articlesOf({
      "c.md": FIRST,
      "b.md": SECOND.replace("replaces: ferry", "replaces: c"),
      "a.md": THIRD.replace("ferry-2", "b"),
    });
    expect(Object.values(articles)).toMatchObject([{ slug: "c", title: "Ferry is afloat again" }]);
  });

  it.each(["ferry", "../mon/ferry", "../mon/ferry.md", "mon/ferry", "mon/ferry.md"])(
    "names the one before it as %s",
    async (name) => {
      const articles = await articlesOf({
        "mon/ferry.md": FIRST,
        "tue/ferry-2.md": SECOND.replace("replaces: ferry", `replaces: ${name}`),
      });
      expect(Object.values(articles)).toMatchObject([{ slug: "ferry", title: "Ferry aground, nobody hurt" }]);
    },
  );

  it("may have the same file name in another folder", async () => {
    const articles = await articlesOf({ "mon/ferry.md": FIRST, "tue/ferry.md": SECOND });
    expect(Object.values(articles)).toMatchObject([{ slug: "ferry", title: "Ferry aground, nobody hurt" }]);
    expect(Object.values(articles)[0]).not.toHaveProperty("aliases");
  });

  it("keeps the first take's own `id`, and may be named by it", async () => {
    const articles = await articlesOf({
      ...SITE_FILE,
      "x.md": FIRST.replace("title", "id: skarv\ntitle"),
      "y.md": SECOND.replace("replaces: ferry", "replaces: skarv"),
    });
    expect(articles["y.md"]).toMatchObject({ id: articleId(SITE.id, "skarv"), slug: "x", aliases: ["y"] });
  });

  it("is declared by a label line in plain text", async () => {
    const articles = await articlesOf({
      "ferry.txt":
        "Title: Ferry runs aground\nDate: 2024-05-04\nTags: ferries\n\nThe ferry lies on the rocks.\n",
      "ferry-2.txt":
        "Title: UPDATE 1-Ferry afloat again after a day\nDate: 2024-05-05\nReplaces: ferry.txt\nTags: ferries\n\nA tug came.\n",
    });
    expect(articles["ferry-2.txt"]).toMatchObject({
      slug: "ferry",
      title: "Ferry afloat again after a day",
      label: "UPDATE 1",
    });
  });

  it("keeps the story's `expires` unless it has its own, and dates the story by the newest edit", async () => {
    const articles = await articlesOf({
      "ferry.md": FIRST.replace("title", "expires: 2024-07-01\nupdated: 2024-05-09\ntitle"),
      "ferry-2.md": SECOND,
    });
    expect(articles["ferry-2.md"]).toMatchObject({
      expires: at("2024-07-01T00:00:00Z"),
      updated: at("2024-05-09T00:00:00Z"),
    });
  });

  it("is the target of links to the takes before it", async () => {
    const articles = await articlesOf({
      ...SITE_FILE,
      "ferry.md": FIRST,
      "ferry-2.md": SECOND,
      "harbour.md": take(
        "date: 2024-05-06\ntitle: Harbours",
        "See [then](ferry.md#tug) and [now](ferry-2.md).",
      ),
    });
    const page = "https://notes.example/articles/ferry";
    expect(articles["harbour.md"]?.contentHtml).toContain(
      `<a href="${page}#tug">then</a> and <a href="${page}">now</a>`,
    );
  });

  it("is in the table and in explain, with the takes that were folded into it", async () => {
    const folder = await folderOf({ "ferry.md": FIRST, "ferry-2.md": SECOND });
    const compiled = await compile({ folder });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled));
    const lines = reportSeeds(compiled.value).split("\n");
    expect(
      lines.map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .slice(0, 3),
      ),
    ).toEqual([
      ["file", "date", "title"],
      ["ferry-2.md", "2024-05-04", "Ferry aground, nobody hurt"],
      ["ferry.md", "2024-05-04", "folded into ferry-2.md"],
      ["1 article, 0 warnings"],
    ]);
    const why = await explanationOf(folder, "ferry-2.md");
    expect(why.takes).toEqual([join(folder, "ferry.md")]);
    expect(why.fields.find(({ field }) => field === "published")?.rule).toBe(
      `the first take, ${join(folder, "ferry.md")}`,
    );
    expect(reportExplanation(why)).toContain(`folded in: ${join(folder, "ferry.md")}`);
  });
});

describe("the build refuses a take", () => {
  it.each<[name: string, files: Files, problems: unknown[]]>([
    [
      "of a story that does not exist",
      { "ferry.md": FIRST, "ferry-2.md": SECOND.replace("replaces: ferry", "replaces: fery") },
      ['ferry-2.md:5: replaces "fery", but no article has this name; expected perhaps "ferry"'],
    ],
    [
      "of itself",
      { "ferry.md": SECOND },
      [
        'ferry.md:5: replaces "ferry", which is this file itself; expected the id or the file name of the take before this one',
      ],
    ],
    [
      "of one that two takes replace",
      { "ferry.md": FIRST, "ferry-2.md": SECOND, "ferry-3.md": THIRD.replace("ferry-2", "ferry") },
      [
        'ferry-3.md:5: replaces ferry.md, which ferry-2.md:5 replaces too; expected the take before this one, perhaps "ferry-2"',
      ],
    ],
    [
      "of a withdrawn one, which would return",
      {
        "ferry.md": FIRST.replace("title", "withdrawn: {date: 2024-05-20, reason: Wrong}\ntitle"),
        "ferry-2.md": SECOND,
      },
      [
        "ferry-2.md:5: replaces ferry.md, which is withdrawn; expected `withdrawn:` here too, or an article of its own",
      ],
    ],
    [
      "of a draft",
      { "ferry.md": FIRST.replace("title", "draft: true\ntitle"), "ferry-2.md": SECOND },
      [
        "ferry-2.md:5: replaces ferry.md, which is not published; expected a published article, or no `replaces:` line",
        "note: ferry.md: draft, not published",
      ],
    ],
    [
      "that is dated days before",
      { "ferry.md": FIRST, "ferry-2.md": SECOND.replace("2024-05-04", "2024-05-01") },
      [
        "ferry-2.md:5: replaces ferry.md, which is dated later (2024-05-04); expected `replaces:` in the later of the two, or another date",
      ],
    ],
    [
      "with a later `publish_at`, because it would be shown at once",
      { "ferry.md": FIRST, "ferry-2.md": SECOND.replace("title", "publish_at: 2024-06-01\ntitle") },
      [
        "ferry-2.md:3: publish_at in a take that replaces ferry.md, which would be shown at once; expected `draft: true` until then",
      ],
    ],
    [
      "of one of two with the same name",
      {
        "ferry.md": FIRST,
        "ferry.txt":
          "Title: Ferries\nDate: 2024-05-04\nId: other\nSlug: other\nTags: ferries\n\nFerries sail.\n",
        "x.md": SECOND,
      },
      ['x.md:5: replaces "ferry", which may be ferry.md or ferry.txt; expected the name with its extension'],
    ],
  ])("%s", async (_, files, problems) => {
    expect((await problemsOf(files)).toSorted()).toEqual(problems.toSorted());
  });

  it("with a date in the future, because it would be shown at once", async () => {
    const folder = await folderOf({ "ferry.md": FIRST, "ferry-2.md": SECOND });
    const early = await compile({ folder, now: at("2024-05-04T09:00:00Z") });
    expect(early.ok ? [] : early.error).toMatchObject([
      {
        place: { path: join(folder, "ferry-2.md"), line: 4 },
        message: expect.stringContaining("a date ahead in a take that replaces"),
      },
    ]);
    expect((await compile({ folder, now: at("2024-05-04T09:30:00Z") })).ok).toBe(true);
  });

  it("in a circle of takes that replace each other", async () => {
    const circle = {
      "a.md": SECOND.replace("replaces: ferry", "replaces: b"),
      "b.md": SECOND.replace("replaces: ferry", "replaces: a"),
    };
    expect(await problemsOf(circle)).toEqual([
      "a.md:5: takes in a circle: a.md replaces b.md replaces a.md; expected a first take that replaces none",
    ]);
  });

  it("but not if its date has no time, is a little earlier, or if the other file has an error", async () => {
    expect(await problemsOf({ "ferry.md": FIRST, "ferry-2.md": SECOND.replace("T09:30", "") })).toEqual([]);
    expect(await problemsOf({ "ferry.md": FIRST, "ferry-2.md": SECOND.replace("T09:30", "T06:00") })).toEqual(
      [expect.stringMatching(/^warning: ferry-2\.md:5: replaces ferry\.md, which is dated later/)],
    );
    expect(
      await problemsOf({ "ferry.md": FIRST.replace("2024-05", "2024-13"), "ferry-2.md": SECOND }),
    ).toEqual([expect.stringMatching(/^ferry\.md:4: date/)]);
  });
});

describe("aliases", () => {
  const article = (slug: string, fields = "") => take(`title: ${slug}\ndate: 2024-05-04\n${fields}`);

  it("are earlier slugs of the article", async () => {
    const articles = await articlesOf({ "ferry.md": article("ferry", "aliases: [skarv, skarv-aground]") });
    expect(articles["ferry.md"]).toMatchObject({ slug: "ferry", aliases: ["skarv", "skarv-aground"] });
  });

  it.each<[fields: string, problem: string]>([
    [
      "aliases: [tug]",
      'ferry.md:5: alias "tug" is the slug of a/tug.md too; expected a slug that no other article has or had before',
    ],
    [
      "aliases: [pull]",
      'ferry.md:5: alias "pull" is an alias of a/tug.md too; expected a slug that no other article has or had before',
    ],
    ["aliases: [ferry]", "note: ferry.md:5: an alias that is the present slug is left out"],
    ["aliases: [The Ferry]", "note: ferry.md:5: aliases that are neither a path nor a slug are left out"],
  ])("are refused if another article has them: %s", async (fields, problem) => {
    const files = { "a/tug.md": article("tug", "aliases: pull"), "ferry.md": article("ferry", fields) };
    expect(await problemsOf(files)).toEqual([problem]);
  });

  it("are known to redirects", async () => {
    const files = { "ferry.md": article("ferry", "aliases: [skarv]") };
    const problemsWith = (line: string) => problemsOf({ ...files, "_site.yaml": `redirects:\n  ${line}\n` });
    expect(await problemsWith("/articles/skarv: /articles/ferry")).toEqual([
      expect.stringContaining(`old path "/articles/skarv" is one of this site's own`),
    ]);
    expect(await problemsWith("/old: /articles/skarv")).toEqual([
      expect.stringContaining(
        '"/articles/skarv", which this site does not have; expected perhaps "/articles/ferry"',
      ),
    ]);
  });

  it("include the slug of a folded take, which no other article may have", async () => {
    expect(
      await problemsOf({ "ferry.md": FIRST, "ferry-2.md": SECOND, "x.md": article("x", "slug: ferry-2") }),
    ).toEqual([
      'ferry-2.md: alias "ferry-2" is the slug of x.md too; expected a slug that no other article has or had before',
    ]);
  });
});

describe("articles that look like takes", () => {
  const LEAD =
    "OSLO, Norway (AP) — A ferry with sixty people on board ran aground off Kinn on Saturday morning in thick fog, and the coast guard " +
    "sent three boats and a helicopter from Florø to take the passengers ashore before the tide turned, a duty officer said.";
  const report = (date: string, text: string, title: string) =>
    `Title: ${title}\nDate: ${date}\nTags: ferries\n\n${text}\n`;
  const looksLike = (later: string, earlier: string) =>
    `warning: ${later}: looks like a later take of ${earlier}; expected \`replaces: ${earlier.replace(".txt", "")}\` if it is one`;

  it("are found by the headline without its label", async () => {
    const files = {
      "a.txt": report(
        "2024-05-04",
        "OSLO (AP) — A ferry ran aground on Saturday, police said.",
        "Ferry runs aground off Kinn",
      ),
      "b.txt": report(
        "2024-05-04",
        "OSLO (AP) — Nobody was hurt, police said later.",
        "UPDATE 2-Ferry runs aground off Kinn",
      ),
    };
    expect(await problemsOf(files)).toEqual([looksLike("b.txt", "a.txt")]);
  });

  it("are found by the lead and the same place, whatever the headline", async () => {
    const files = {
      "a.txt": report("2024-05-04", LEAD, "Ferry runs aground off Kinn"),
      "b.txt": report(
        "2024-05-05",
        `${LEAD.replace("sixty", "58")} Two were hurt.`,
        "Two hurt as ferry hits rocks",
      ),
    };
    expect(await problemsOf(files)).toEqual([looksLike("b.txt", "a.txt")]);
    expect(
      await problemsOf({ ...files, "b.txt": files["b.txt"].replace("Tags", "Replaces: a\nTags") }),
    ).toEqual([]);
  });

  it("do not include a column, a daily notice, or another report from the same place", async () => {
    const other =
      "OSLO, Norway (AP) — The central bank kept its rate on Saturday and said that prices rose less than it had foreseen in March, " +
      "while wages went up by more than five percent in a year, which the governor called the most that the economy could bear now.";
    const tide = (hour: string) =>
      `BERGEN (AP) — High water at the harbour mouth is at ${hour}, and it stands two metres above the chart.`;
    expect(
      await problemsOf({
        "briefing-1.txt": report("2024-05-04", LEAD, "Morning briefing"),
        "briefing-2.txt": report("2024-05-05", other, "Morning briefing"),
        "tide-1.txt": report("2024-05-04", tide("04:12"), "High water"),
        "tide-2.txt": report("2024-05-05", tide("05:01"), "High water"),
        "column-1.txt": report(
          "2024-04-01",
          LEAD.replace("ferry", "trawler"),
          "UPDATE 1-The week at sea in six pictures",
        ),
        "column-2.txt": report(
          "2024-04-08",
          LEAD.replace("ferry", "barge"),
          "The week at sea in six pictures",
        ),
      }),
    ).toEqual([]);
  });

  it("are found quickly among thousands", async () => {
    const { checkLookalikes, sketchOf } = await import("../../../src/compiler/articles/lookalikes.ts");
    const common =
      "All of these reports open with the very same words about the harbour and its pilots and say so at length";
    const many = Array.from({ length: 10_000 }, (_, number) => ({
      path: `n${number}.txt`,
      published: at("2024-05-04T00:00:00Z"),
      dateline: "OSLO",
      sketch: sketchOf({
        title: "Harbour news",
        contentText: `${common} ${Array.from({ length: 60 }, (_, word) => `w${number}x${word}`).join(" ")}`,
      }),
    }));
    const started = performance.now();
    expect(checkLookalikes(many)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("a take whose earlier take was deleted", () => {
  it("is not proposed to replace itself", async () => {
    expect(await problemsOf({ ...SITE_FILE, "ferry-2.md": SECOND })).toEqual([
      'ferry-2.md:5: replaces "ferry", but no article has this name; expected the id or the file name of the take before this one',
    ]);
  });
});
