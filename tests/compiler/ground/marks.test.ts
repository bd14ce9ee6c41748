/** The marks by which tools say that a file is private, unlisted, held back or public, in front matter and in label lines. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { png } from "../../support/pictures.ts";
import { articleOf, articlesOf, problemsOf } from "../../support/seeds.ts";

const BODY = "A pilot boards at the skerries before the ship reaches the harbour.\n";
const md = (fields: string) => `---\ntitle: Pilots\ntopics: []\n${fields}\n---\n${BODY}`;
const dated = (fields: string) => md(`date: 2024-05-04\n${fields}`);
const txt = (labels: string) => `Title: Pilots\nDate: 2024-05-04\nTopics: []\n${labels}\n\n${BODY}`;

const STATUSES = ["draft", "pending", "private", "trash", "scheduled", "future", "sent", "hidden", "skip"];

/** Each mark, and its form in reports if that differs. */
const PRIVATE: readonly (readonly [mark: string, reported?: string])[] = [
  ["draft: true", "draft"],
  ["draft: yes", "draft"],
  ['draft: "True"', "draft"],
  ["Draft: true", "draft"],
  ...STATUSES.map((status) => [`status: ${status}`] as const),
  ["STATUS: Draft"],
  ["status: [draft]", "`status: draft`"],
  ["status: [published, draft]", "`status: published,draft`"],
  ["draft: on", "draft"],
  ["published: false"],
  ["published: off"],
  ["publish: false"],
  ["dg-publish: false"],
  ["dgPublish: false"],
  ["visibility: private"],
  ["visibility: paid"],
  ["visibility: members"],
  ["private: true"],
  ["hidden: true"],
  ["password: ahoy", "`password`"],
  ["password: 1234", "`password`"],
  ["permalink: false"],
  ["url: false"],
  ["eleventyExcludeFromCollections: true"],
  ["headless: true"],
  ["kanban-plugin: board"],
  ["excalidraw-plugin: parsed"],
  ["build: {render: never}", "`build.render: never`"],
  ["build: {list: never}", "`build.list: never`"],
  ["_build: {render: false, list: never}", "`_build.render: false`"],
  ["build:\n  Render: Never", "`build.Render: Never`"],
];

const PUBLIC = [
  "draft: false",
  "draft:",
  "published: true",
  "publish: true",
  "dg-publish: true",
  ...["published", "publish", "public", "final", "done", "Published"].map((status) => `status: ${status}`),
  "visibility: public",
  "hidden: false",
  "private: false",
  "unlisted: false",
  "headless: false",
  "eleventyExcludeFromCollections: false",
  "build: {render: always, list: local}",
  "_build: {publishResources: false}",
  "embargo:",
  "expires:",
  'password: ""',
  "password:",
];

/** Files of every kind for each mark, compiled in one folder. */
function filesFor(marks: readonly string[], fileOf: (mark: string) => string, kinds: readonly string[]) {
  return Object.fromEntries(
    marks.flatMap((mark, at) =>
      kinds.map((kind) => [`${String(at).padStart(2, "0")}.${kind}`, fileOf(mark)]),
    ),
  );
}

describe("front matter with a private mark", () => {
  it("keeps files of every kind from being published, and says so in one note for each", async () => {
    const marks = PRIVATE.map(([mark]) => mark);
    const files = filesFor(marks, dated, ["html", "md", "txt"]);
    expect(await articlesOf(files)).toEqual({});
    expect(await problemsOf(files)).toEqual(
      Object.keys(files).map((name, at) => {
        const [mark, reported = `\`${mark}\``] = PRIVATE[Math.floor(at / 3)] ?? [];
        return `note: ${name}: ${reported}, not published`;
      }),
    );
  });

  it("does not need the rest of the file to be finished", async () => {
    const unfinished = "---\ndraft: true\ndate: some day\nauthors: 3\n---\n![](missing.png)\n";
    expect(await problemsOf({ "a.md": unfinished })).toEqual(["note: a.md: draft, not published"]);
  });

  it("is obeyed beside marks that say otherwise", async () => {
    expect(await articlesOf({ "a.md": dated("draft: false\nstatus: published\nhidden: true") })).toEqual({});
  });
});

describe("front matter with a public mark", () => {
  it("publishes files of every kind, without a message", async () => {
    const files = filesFor(PUBLIC, dated, ["md"]);
    expect(Object.keys(await articlesOf(files))).toEqual(Object.keys(files));
    expect((await problemsOf(files)).filter((problem) => !problem.includes("replaces:"))).toEqual([]);
    const copies = filesFor(PUBLIC, dated, ["txt"]);
    expect(Object.keys(await articlesOf(copies))).toEqual(Object.keys(copies));
  });

  it("publishes a file whose permalink is an address", async () => {
    expect((await articleOf("a.md", dated("permalink: /pilots/"))).title).toBe("Pilots");
  });
});

describe("a mark with an unknown value", () => {
  it.each([
    ["draft: perhaps", 'draft is "perhaps"; expected true, false'],
    [
      "status: evergreen",
      `status is "evergreen"; expected ${STATUSES.join(", ")}, published, publish, public, final, done, featured`,
    ],
    ["published: soon", 'published is "soon"; expected false, true, a date'],
    ["published: 2024-13-04", 'published is "2024-13-04"; expected false, true, a date'],
    ["visibility: friends", 'visibility is "friends"; expected private, paid, members, public'],
    ["hidden: 1", "hidden is 1; expected true, false"],
    ["unlisted: maybe", 'unlisted is "maybe"; expected true, false'],
    [
      "eleventyExcludeFromCollections: [news]",
      'eleventyExcludeFromCollections is ["news"]; expected true, false',
    ],
    ["embargo: true", "embargo true is not a date; expected YYYY-MM-DD, or with a time: "],
  ])("stops the build for %j, and names the known ones", async (mark, problem) => {
    for (const name of ["a.md", "a.txt"])
      expect(await problemsOf({ [name]: dated(mark) })).toEqual([
        expect.stringContaining(`${name}:5: ${problem}`),
      ]);
  });
});

describe("marks that are dates", () => {
  it("read `published` with a date as the date, unless there is a date", async () => {
    expect((await articleOf("a.md", md("published: 2024-05-03"))).published).toBe(at("2024-05-03T00:00:00Z"));
    for (const fields of [
      "date: 2024-05-04\npublished: 2024-05-03",
      "published: 2024-05-03\ndate: 2024-05-04",
    ])
      expect((await articleOf("a.md", md(fields))).published).toBe(at("2024-05-04T00:00:00Z"));
  });

  it.each(["publishDate", "publish_date", "publishdate", "embargo", "embargoed_until", "Publish_At"])(
    "read %s as publish_at",
    async (key) => {
      const article = await articleOf("a.md", dated(`${key}: 2124-05-06T08:00`));
      expect(article).toMatchObject({ publishAt: at("2124-05-06T08:00:00Z") });
    },
  );

  it.each(["expiryDate", "unpublish_at", "expires_at", "EXPIRES"])("read %s as expires", async (key) => {
    expect(await articleOf("a.md", dated(`${key}: 2124-05-06`))).toMatchObject({
      expires: at("2124-05-06T00:00:00Z"),
    });
  });

  it("hold an article back until the latest release, and show it until the earliest end", async () => {
    const fields = "embargo: 2124-05-07\npublish_at: 2124-05-06\nexpires: 2125-01-02\nexpiryDate: 2125-01-01";
    expect(await articleOf("a.md", dated(fields))).toMatchObject({
      publishAt: at("2124-05-07T00:00:00Z"),
      expires: at("2125-01-01T00:00:00Z"),
    });
  });
});

describe("unlisted: true", () => {
  it("means feed: false", async () => {
    expect(await articleOf("a.md", dated("unlisted: true"))).toMatchObject({ unlisted: true });
    expect(await articleOf("a.txt", txt("Unlisted: true"))).toMatchObject({ unlisted: true });
  });
});

describe("folders and names", () => {
  it("withhold every file in drafts/, _drafts/ or private/, at any depth", async () => {
    const names = [
      "drafts/a.md",
      "_drafts/b.txt",
      "news/Private/c.html",
      "news/_drafts/d/e.md",
      "f.draft.md",
      "g.draft.txt",
    ];
    const files = Object.fromEntries(names.map((name) => [name, dated("draft: false")]));
    expect(await articlesOf(files)).toEqual({});
    expect((await problemsOf(files)).sort()).toEqual(
      [
        "note: _drafts/b.txt: draft in _drafts/, not published",
        "note: drafts/a.md: draft in drafts/, not published",
        "note: f.draft.md: draft, not published",
        "note: g.draft.txt: draft, not published",
        "note: news/Private/c.html: draft in Private/, not published",
        "note: news/_drafts/d/e.md: draft in _drafts/, not published",
      ].sort(),
    );
  });

  it("withhold articles with DRAFT or ENTWURF in their names, and no pictures", async () => {
    const files = {
      "2024-05-04 DRAFT - Ice.md": BODY,
      "notes/ENTWURF_2.txt": BODY,
      "quay.md": `${dated("id: quay")}\n![](<DRAFT quay.png>)\n`,
      "DRAFT quay.png": png(4, 3),
    };
    expect(Object.keys(await articlesOf(files))).toEqual(["quay.md"]);
    expect(await problemsOf(files)).toEqual([
      "note: 2024-05-04 DRAFT - Ice.md: DRAFT in its name, not published",
      "note: notes/ENTWURF_2.txt: ENTWURF in its name, not published",
    ]);
  });

  it("let no unfinished draft stop the build", async () => {
    const files = { "drafts/a.md": "---\ntitle: [\n", "drafts/b.txt": new Uint8Array([0xff, 0xfe, 0xfd]) };
    expect(await problemsOf(files)).toEqual([
      "note: drafts/a.md: draft in drafts/, not published",
      "note: drafts/b.txt: draft in drafts/, not published",
    ]);
  });

  it("keep pictures of such folders out of articles", async () => {
    const files = {
      "a.md": `${dated("id: a")}\n![](private/quay.png)\n`,
      "private/quay.png": "not looked at",
    };
    expect(await problemsOf(files)).toEqual([
      expect.stringMatching(/^a\.md:9: image "private\/quay\.png" is not there; expected /),
    ]);
  });

  it("are topics and names if they only look like the folders of drafts", async () => {
    expect(
      Object.keys(
        await articlesOf({
          "2024-05-04-draft.md": BODY,
          "2024-05-04-OVERDRAFT.md": BODY,
          "draft/2024-05-04-b.md": BODY,
        }),
      ),
    ).toEqual(["2024-05-04-OVERDRAFT.md", "2024-05-04-draft.md", "draft/2024-05-04-b.md"]);
  });
});

describe("label lines of plain text", () => {
  const LABELS = [
    "Draft: true",
    "Draft: yes",
    ...STATUSES.map((status) => `Status: ${status}`),
    "STATUS: DRAFT",
    "Published: false",
    "Publish: no",
    "dg-publish: false",
    "Visibility: members",
    "Private: true",
    "Hidden: true",
    "Headless: true",
    "Permalink: false",
  ];

  it("withhold a file wherever they stand above its text", async () => {
    const textsOf = (label: string) => [
      txt(label),
      `${label}\n\nPilots\n\n${BODY}`,
      `Pilots board early\n${label}\n\nOSLO (AP) - ${BODY}`,
      `Pilots board early\nAnd leave late, says the harbour\n${label}\n\nOSLO (AP) - ${BODY}`,
    ];
    const rows = LABELS.flatMap((label) => textsOf(label).map((text) => ({ label, text })));
    const nameOf = (at: number) => `2024-05-04-${String(at).padStart(3, "0")}.txt`;
    const files = Object.fromEntries(rows.map(({ text }, at) => [nameOf(at), text]));
    expect(await problemsOf(files)).toEqual(
      rows.map(({ label }, at) => {
        const reported = /^draft/i.test(label) ? "draft" : `\`${label}\``;
        return `note: ${nameOf(at)}: ${reported}, not published`;
      }),
    );
  });

  it.each(["Draft: false", "Status: published", "Status: final", "Published: true", "Hidden: false"])(
    "publish a file with %s, and leave the line out of the text",
    async (label) => {
      const article = await articleOf("a.txt", txt(label));
      expect(article.contentText).toBe(BODY.trim());
    },
  );

  it("hold a file back by a date", async () => {
    for (const label of [
      "Embargo: 2124-05-06T08:00",
      "Publish_at: 2124-05-06T08:00",
      "PublishDate: 2124-05-06T08:00",
    ])
      expect(await articleOf("a.txt", txt(label))).toMatchObject({ publishAt: at("2124-05-06T08:00:00Z") });
    expect(await articleOf("a.txt", txt("Expires: 2124-05-06"))).toMatchObject({
      expires: at("2124-05-06T00:00:00Z"),
    });
  });

  it.each([
    "Draft: Panthers take quarterback first",
    "Status: critical, doctors say",
    "Hidden: the harbour under the ice",
    "Private: a year with the coast guard",
    "Password: how we lost ours",
    "Visibility: fog closes the fjord",
  ])("stay a headline in %j", async (headline) => {
    const article = await articleOf("2024-05-04-a.txt", `${headline}\n\nOSLO (AP) - ${BODY}`);
    expect(article.title).toBe(headline);
  });

  it("do not count below the first paragraph", async () => {
    const article = await articleOf(
      "2024-05-04-a.txt",
      `Pilots board early\n\nOSLO (AP) - ${BODY}\nStatus: draft\n`,
    );
    expect(article.contentText).toContain("Status: draft");
  });
});

describe("the head of an HTML document", () => {
  it("withholds a file by a mark in its metadata", async () => {
    const page = (meta: string) =>
      `<html><head><title>Pilots</title>${meta}</head><body><p>${BODY}</p></body></html>`;
    expect(await articlesOf({ "2024-05-04-a.html": page('<meta name="status" content="draft">') })).toEqual(
      {},
    );
    expect(
      Object.keys(await articlesOf({ "2024-05-04-a.html": page('<meta name="status" content="open">') })),
    ).toHaveLength(1);
  });
});
