/** Wire copy as a whole, through the compiler. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleOf, problemsOf } from "../../../support/seeds.ts";

describe("wire copy as it comes", () => {
  const copy = ` date 2024-05-04 (@KariNordmann)

BERGEN (Harbour Desk / Fjord News - 04th May, 2024) Every ship longer than 70 metres takes a pilot before it enters the fjord, harbour master Anna Berg said on Saturday.

"The pilot knows the shoals.

The captain knows the ship," she added.
`;

  it("gives date, author, dateline, credit and headline", async () => {
    const article = await articleOf("pilots.txt", copy);
    expect(article).toMatchObject({
      title: "Every ship longer than 70 metres takes a pilot before it enters the fjord",
      published: Date.parse("2024-05-04T00:00:00Z"),
      authors: [{ name: "Kari Nordmann" }],
      dateline: "BERGEN",
      credit: "Harbour Desk / Fjord News",
    });
    expect(article.summary).toMatch(/^Every ship longer .* said on Saturday\.$/);
  });

  it("keeps every paragraph and nothing of the timestamp", async () => {
    const { contentHtml } = await articleOf("pilots.txt", copy);
    expect(contentHtml.match(/<p>/g)).toHaveLength(3);
    expect(contentHtml).toContain(
      '<p>"The pilot knows the shoals.</p>\n<p>The captain knows the ship," she added.</p>',
    );
    expect(contentHtml).not.toContain("KariNordmann");
    expect(contentHtml).toMatch(/^<p>BERGEN \(/);
  });

  it("takes a first line as the title, then a byline", async () => {
    const article = await articleOf(
      "2024-05-04-a.txt",
      "How pilots work\n\nBy Kari Nordmann and JON DOE\n\nA pilot boards at the skerries.\n",
    );
    expect(article).toMatchObject({
      title: "How pilots work",
      authors: [{ name: "Kari Nordmann" }, { name: "Jon Doe" }],
      contentHtml: "<p>A pilot boards at the skerries.</p>",
    });
  });

  it("reads label lines, and a date in them before the file's name", async () => {
    const labels =
      "Title: How pilots work\nAuthor: Kari Nordmann, Jon Doe\nDate: 2024-05-04\nTags: pilots, Tall ships\nSource: Fjord News\n\nA pilot boards.\n";
    const article = await articleOf("2020-01-01-a.txt", labels);
    expect(article).toMatchObject({
      title: "How pilots work",
      published: Date.parse("2024-05-04T00:00:00Z"),
      authors: [{ name: "Kari Nordmann" }, { name: "Jon Doe" }],
      topics: [{ slug: "pilots" }, { slug: "tall-ships", label: "Tall ships" }],
      credit: "Fjord News",
      contentHtml: "<p>A pilot boards.</p>",
    });
  });

  it("says where a label is wrong", async () => {
    expect(await problemsOf({ "a.txt": "Title: Pilots\nDate: 2024-13-04\n\nText.\n" })).toEqual([
      'a.txt:2: date "2024-13-04" is not a calendar date; expected YYYY-MM-DD, or with a time: 2021-11-02T14:30, 2021-11-02T14:30:00+01:00',
    ]);
  });

  it("keeps lines that are sentences, and items of a list, apart", async () => {
    const text =
      "The talks failed.\nFerries will sail.\n\nThe treaty limits:\n- 1,550 warheads\n- 700 missiles\n  and bombers\n1. More\n";
    expect((await articleOf("2024-05-04-a.txt", text)).contentHtml.match(/<p>[^<]*/g)).toEqual([
      "<p>The talks failed.",
      "<p>Ferries will sail.",
      "<p>The treaty limits:",
      "<p>- 1,550 warheads",
      "<p>- 700 missiles\nand bombers",
      "<p>1. More",
    ]);
  });

  it("makes the title from the first sentence of a text in Chinese or Japanese", async () => {
    const text = "渡轮公司周一说，渡轮已恢复航行。乘客很高兴。";
    expect(await articleOf("2024-05-04-a.txt", `${text}\n\n冰层已经融化。\n`)).toMatchObject({
      title: "渡轮公司周一说，渡轮已恢复航行",
      contentText: `${text}\n\n冰层已经融化。`,
    });
  });

  it.each([
    [
      "spaces and a sign-off",
      "    Fjord Ferries said on Monday that its ship\nsails again.\n    The ice is gone.\n    It left in the\nspring.\n Reuter\n",
      [
        "Fjord Ferries said on Monday that its ship\nsails again.",
        "The ice is gone.",
        "It left in the\nspring.",
        "Reuter",
      ],
    ],
    [
      "wide spaces",
      "　渡轮公司周一说，\n渡轮已恢复航行。\n　冰层已经融化。\n",
      ["渡轮公司周一说，\n渡轮已恢复航行。", "冰层已经融化。"],
    ],
    ["no sentence", "The menu of\n  the ship, and\n  its wines\n", ["The menu of\nthe ship, and\nits wines"]],
  ])("starts a paragraph at an indented line below a sentence: %s", async (_, text, paragraphs) => {
    const { contentHtml } = await articleOf("2024-05-04-a.txt", `Title: Ferry sails\n\n${text}`);
    expect(contentHtml.match(/(?<=<p>)[^<]*/g)).toEqual(paragraphs);
  });

  it("joins lines that were wrapped by hand, and parts long lines that were not", async () => {
    const wrapped = await articleOf(
      "2024-05-04-a.txt",
      "A pilot boards\nat the skerries.\n\nThe captain waits.\n",
    );
    expect(wrapped.contentHtml.match(/<p>/g)).toHaveLength(2);
    const long =
      "A pilot boards every ship that is longer than seventy metres at the skerries, in every weather but the worst of the year.";
    const unwrapped = await articleOf("2024-05-04-a.txt", `${long}\n${long}\n`);
    expect(unwrapped.contentHtml.match(/<p>/g)).toHaveLength(2);
  });

  it("escapes markup in plain text", async () => {
    const { contentHtml } = await articleOf("2024-05-04-a.txt", "5 < 6 & <script>alert(1)</script> ]]>\n");
    expect(contentHtml).toBe("<p>5 &lt; 6 &amp; &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt;</p>");
  });
});

describe("the ways agencies set a report", () => {
  const REPORT =
    "A ferry with 120 people on board ran aground in thick fog on Tuesday, and all were brought ashore, the coast guard said.";
  const HEADLINE =
    "A ferry with 120 people on board ran aground in thick fog on Tuesday, and all were brought ashore";

  it.each([
    [
      "a name and a time before the dateline",
      ` Kari Nordmann   Published May 04, 2024 | 07:40 PM\n\nBERGEN, (APP - Fjord News - 4th May, 2024 ) :${REPORT}`,
      {
        title: HEADLINE,
        authors: [{ name: "Kari Nordmann" }],
        dateline: "BERGEN",
        credit: "APP - Fjord News",
        published: Date.parse("2024-05-04T19:40:00Z"),
      },
    ],
    [
      "title, shouted byline and house on lines of their own",
      `Ferry runs aground\nBy JANE DOE and MARK McDONALD\nAssociated Press\n\nBERGEN, Norway (AP) — ${REPORT}`,
      {
        title: "Ferry runs aground",
        authors: [{ name: "Jane Doe" }, { name: "Mark McDonald" }],
        dateline: "BERGEN, Norway",
        credit: "AP",
      },
    ],
    [
      "a byline with an office",
      `Ferry runs aground\n\nBy Anna Berg, Science Desk\n\n${REPORT}`,
      {
        title: "Ferry runs aground",
        authors: [{ name: "Anna Berg" }],
        credit: "Science Desk",
      },
    ],
    [
      "an author label with an office",
      `Author: Jane Doe, Senior Correspondent\nTitle: Ferry runs aground\n\n${REPORT}`,
      {
        title: "Ferry runs aground",
        authors: [{ name: "Jane Doe" }],
      },
    ],
    [
      "a byline below a timestamp with a handle",
      `date 2024-05-04 (@KariNordmann)\nBy Jane Doe\n\n${REPORT}`,
      { authors: [{ name: "Jane Doe" }] },
    ],
    [
      "an agency as the author",
      `Title: Ferry runs aground\nAuthor: AFP\n\n${REPORT}`,
      { authors: [{ name: "AFP" }] },
    ],
    [
      "a title right above the dateline",
      `Ferry runs aground\nBERGEN (Coast News) - ${REPORT}`,
      { title: "Ferry runs aground", dateline: "BERGEN", credit: "Coast News" },
    ],
    [
      "a dateline on a line of its own",
      `BERGEN (AP) —\n\n${REPORT}`,
      { title: HEADLINE, dateline: "BERGEN", credit: "AP" },
    ],
    [
      "a title right above a long line",
      `Ferry runs aground\n${REPORT} Nobody was hurt.`,
      { title: "Ferry runs aground" },
    ],
    [
      "a posted line with a byline",
      `Posted on Sat, May 4, 2024 at 3:45 pm by Jane Doe\n\n${REPORT}`,
      {
        title: HEADLINE,
        authors: [{ name: "Jane Doe" }],
        published: Date.parse("2024-05-04T15:45:00Z"),
      },
    ],
    [
      "a place in small letters",
      `Oslo, May 4, 2024 (AFP) - ${REPORT}`,
      { title: HEADLINE, dateline: "Oslo", credit: "AFP", published: Date.parse("2024-05-04T00:00:00Z") },
    ],
    [
      "no dash",
      `NEW DELHI, May 4 (PTI) ${REPORT}`,
      { title: HEADLINE, dateline: "NEW DELHI", credit: "PTI" },
    ],
    ["no agency", `TROMSØ, Norway — ${REPORT}`, { title: HEADLINE, dateline: "TROMSØ, Norway" }],
    [
      "an empty form",
      `Title: Ferry runs aground\nTags:\nAuthor:\n\n${REPORT}`,
      { title: "Ferry runs aground", authors: [] },
    ],
    [
      "front matter",
      `---\ntitle: Ferry runs aground\ndate: 2024-05-05\n---\nBERGEN (Coast News) - ${REPORT}`,
      {
        title: "Ferry runs aground",
        dateline: "BERGEN",
        published: Date.parse("2024-05-05T00:00:00Z"),
      },
    ],
    ["a rule of dashes", `---\n\n${REPORT}`, { contentHtml: expect.stringContaining("coast guard") }],
  ])("with %s", async (_, text, expected) => {
    const article = await articleOf("2024-05-01-ferry.txt", text);
    expect(article).toMatchObject(expected);
    expect(article.contentText).toContain("coast guard said.");
  });

  it("leaves out labels without a meaning, and names them", async () => {
    const text =
      "HEADLINE: Ferry runs aground\nSUBHEAD: Nobody hurt\nTITLE: Again\nKEYWORDS: ferries\n\nText.\n";
    expect(await problemsOf({ "2024-05-01-ferry.txt": text })).toEqual([
      expect.stringMatching(/^warning: .*:2: label "SUBHEAD" left out; expected one of title, /),
      'warning: 2024-05-01-ferry.txt:3: label "TITLE" left out; expected each once',
    ]);
  });

  it("reads no sentence as a label, a byline or a dateline", async () => {
    const source =
      "Source: the coast guard, which has kept the log of every rescue off this coast since 1891.";
    const steered = "Title: Captain. Name: Berg. He steered.";
    const house =
      "UNESCO (United Nations Educational, Scientific and Cultural Organization): the body has 193 members.";
    for (const paragraph of [source, steered, house]) {
      const article = await articleOf(
        "2024-05-01-ferry.txt",
        `Ferry runs aground\n\n${paragraph}\n\nText.\n`,
      );
      expect(article).toMatchObject({ title: "Ferry runs aground", contentText: `${paragraph}\n\nText.` });
      expect(article.dateline).toBeUndefined();
    }
  });
});

describe("a whole report in an agency's shape", () => {
  it("builds unedited to its date, author, dateline, credit, headline and topics", async () => {
    const text = readFileSync("tests/fixtures/wire/000_173447ddd88fb674.txt", "utf8");
    const article = await articleOf("000_173447ddd88fb674.txt", text);
    expect(article).toMatchObject({
      title:
        "Moscow and Washington get on a little better than they did twelve months ago, although old disputes still weigh on both",
      published: Date.parse("2021-11-02T00:00:00Z"),
      authors: [{ name: "Seedcast Desk" }],
      dateline: "WASHINGTON",
      credit: "Seedcast Desk",
      slug: "000-173447ddd88fb674",
    });
    expect(article.topics.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(["diplomacy", "arms-control", "cybersecurity"]),
    );
    expect(article.contentHtml.match(/<p>/g)).toHaveLength(text.trim().split(/\n\s*\n/).length - 1);
  });
});

const REAL = "../shared/seeds/000_173447ddd88fb674.txt";

// The article belongs to its agency and is not part of the project. If a copy is beside the checkout, it must
// build unedited.
describe.skipIf(!existsSync(REAL))("a real article as it came", () => {
  it("builds unedited to its date, author, dateline, credit, headline and topics", async () => {
    const article = await articleOf("000_173447ddd88fb674.txt", readFileSync(REAL));
    expect(article).toMatchObject({
      published: Date.parse("2021-11-02T00:00:00Z"),
      authors: [{ name: "Fahad Shabbir" }],
      dateline: "WASHINGTON",
      credit: "UrduPoint News / Sputnik",
      slug: "000-173447ddd88fb674",
    });
    expect(article.title).toMatch(/^Russia is seeing small .* over the past year$/);
    expect(article.topics.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(["diplomacy", "arms-control", "cybersecurity"]),
    );
    const paragraphs = readFileSync(REAL, "utf8")
      .trim()
      .split(/\n\s*\n/).length;
    // All paragraphs except the timestamp.
    expect(article.contentHtml.match(/<p>/g)).toHaveLength(paragraphs - 1);
  });
});
