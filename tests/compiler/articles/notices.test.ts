/**
 * The notices of corrections and withdrawals: their fields, their ids and links, and the time in which they
 * are shown.
 */

import { describe, expect, it } from "vitest";
import { noticesOf } from "../../../src/compiler/articles/notices.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { article, at, SITE, topic } from "../../support/articles.ts";
import { entriesIn, openFiles } from "../../support/pack.ts";
import { articleOf, folderOf } from "../../support/seeds.ts";

const LENGTH = { date: at("2024-05-08T10:00:00Z"), note: "She is 120 metres long, not <12>." };
const BERTH = { date: at("2024-05-08T15:00:00Z"), note: "She lies at berth 2." };
const DAY = { date: at("2024-05-11T00:00:00Z"), note: "She sails on Mondays." };
const WITHDRAWN = { date: at("2024-05-20T00:00:00Z"), reason: "There is no such ship." };
const notices = (overrides: Parameters<typeof article>[0]) => noticesOf(article(overrides), SITE);
const ids = (overrides: Parameters<typeof article>[0]) => notices(overrides).map(({ id }) => id);

describe("a notice", () => {
  it("is an entry with the article's authors, topics and language, and links to the place in the article", () => {
    const signed = {
      title: "A ship & her crew",
      language: "nn",
      topics: [topic("harbour")],
      authors: [{ name: "Per Nilsen" }],
    };
    expect(notices({ ...signed, corrections: [LENGTH] })).toEqual([
      {
        id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-/),
        slug: "tides",
        url: `${SITE.url}/articles/tides#correction-2024-05-08`,
        title: "Correction: A ship & her crew",
        published: LENGTH.date,
        updated: LENGTH.date,
        summary: LENGTH.note,
        contentHtml: `<p>She is 120 metres long, not &lt;12&gt;.</p>\n<p><a href="${SITE.url}/articles/tides#correction-2024-05-08">A ship &amp; her crew</a></p>`,
        contentText: `${LENGTH.note}\n\nA ship & her crew\n${SITE.url}/articles/tides#correction-2024-05-08`,
        language: "nn",
        topics: [topic("harbour")],
        authors: [{ name: "Per Nilsen" }],
      },
    ]);
  });

  it("of a withdrawal gives the reason, and links to the article's address", () => {
    expect(notices({ title: "A ship", withdrawn: WITHDRAWN })).toMatchObject([
      {
        title: "Withdrawn: A ship",
        url: `${SITE.url}/articles/tides`,
        published: WITHDRAWN.date,
        summary: WITHDRAWN.reason,
        authors: [],
      },
    ]);
  });

  it("of a withdrawal has the withdrawal's title if the article's title was wrong", () => {
    const withdrawn = { ...WITHDRAWN, title: "A ship in the harbour" };
    const [notice] = notices({ title: "A pirate", withdrawn });
    expect(notice?.title).toBe("Withdrawn: A ship in the harbour");
    expect(JSON.stringify(notice)).not.toContain("pirate");
  });

  it("has an id and a link of its own, which later corrections and a date of the withdrawal do not change", () => {
    const all = { corrections: [LENGTH, BERTH, DAY], withdrawn: WITHDRAWN };
    expect(new Set(ids(all)).size).toBe(4);
    expect(notices(all).map(({ url }) => url.replace(`${SITE.url}/articles/tides`, ""))).toEqual([
      "#correction-2024-05-08",
      "#correction-2024-05-08-2",
      "#correction-2024-05-11",
      "",
    ]);
    expect(ids({ corrections: [DAY] })).toEqual(ids(all).slice(2, 3));
    expect(ids({ corrections: [LENGTH], withdrawn: { ...WITHDRAWN, date: WITHDRAWN.date + 1000 } })).toEqual(
      ids({ corrections: [LENGTH], withdrawn: WITHDRAWN }),
    );
    expect(ids({ slug: "other", corrections: [DAY] })).not.toEqual(ids({ corrections: [DAY] }));
  });

  it("links to a paragraph that exists", async () => {
    const corrections =
      "corrections:\n  - {date: 2024-05-08, note: One.}\n  - {date: 2024-05-08, note: Two.}\n";
    const ship = await articleOf(
      "ship.md",
      `---\ntitle: A ship\ndate: 2024-05-04\ntopics: []\n${corrections}---\nShe sails.\n`,
    );
    for (const { url, summary } of noticesOf(ship, SITE))
      expect(ship.contentHtml).toMatch(new RegExp(`<p id="${url.split("#")[1]}">.*${summary}`));
  });

  it("is not made of a correction if the article was withdrawn before its release", () => {
    const release = at("2024-06-01T00:00:00Z");
    expect(notices({ publishAt: release, corrections: [LENGTH], withdrawn: WITHDRAWN })).toEqual([]);
  });
});

describe("requirement 23: a notice is shown only while its article is", () => {
  it.each([
    [
      "of an unlisted article: none",
      { unlisted: true as const, corrections: [LENGTH], withdrawn: WITHDRAWN },
      [],
    ],
    [
      "of an article withdrawn before its release: none",
      { publishAt: WITHDRAWN.date + 1, withdrawn: WITHDRAWN },
      [],
    ],
    [
      "of a correction before the release: from the release on",
      { publishAt: DAY.date, corrections: [LENGTH] },
      [{ published: LENGTH.date, publishAt: DAY.date }],
    ],
    [
      "of a correction: until the article expires",
      { expires: DAY.date, corrections: [LENGTH, DAY] },
      [{ published: LENGTH.date, expires: DAY.date }],
    ],
    [
      "of a correction: until the article is withdrawn, then that of the withdrawal",
      { corrections: [LENGTH], withdrawn: WITHDRAWN },
      [{ published: LENGTH.date, expires: WITHDRAWN.date }, { published: WITHDRAWN.date }],
    ],
  ])("%s", (_, overrides, wanted) => {
    expect(
      notices(overrides).map(({ published, publishAt, expires }) => ({
        published,
        ...(publishAt === undefined ? {} : { publishAt }),
        ...(expires === undefined ? {} : { expires }),
      })),
    ).toEqual(wanted);
  });
});

describe("the pack", () => {
  it("has notices apart from the entries, newest first, and counts them with no topic or author", async () => {
    const seed = (name: string, more: string) =>
      `---\ntitle: ${name}\ndate: 2024-05-04\ntopics: [harbour]\n${more}---\nText.\n`;
    const compiled = await compile({
      folder: await folderOf({
        "ship.md": seed(
          "A ship",
          "corrections: [{date: 2024-05-08, note: One.}, {date: 2024-05-10, note: Two.}]\n",
        ),
        "talk.md": seed("A talk", "withdrawn: {date: 2024-05-09, reason: Invented.}\n"),
      }),
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const pack = openFiles(compiled.value.pack);
    const entries = await entriesIn(pack);
    expect(entries.slice(2).map(({ title, summary }) => [title, summary])).toEqual([
      ["Correction: A ship", "Two."],
      ["Withdrawn: A talk", "Invented."],
      ["Correction: A ship", "One."],
      // The withdrawn entry, which has the id of its article.
      ["Withdrawn: A talk", "Invented."],
    ]);
    expect(entries[5]?.id).toBe(entries[pack.positionOf("talk") ?? -1]?.id);
    expect([pack.articles, [...pack.positionsOfTopic(topic("harbour").slug)]]).toEqual([2, [0, 1]]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(5);
  });
});
