/** The title and the summary of articles that give none, and the plain text of their HTML. */

import { describe, expect, it } from "vitest";
import { articleOf } from "../../support/seeds.ts";

type Row = {
  readonly name: string;
  readonly file: string;
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
};

const md = (body: string) => `---\ndate: 2024-01-05\ntopics: []\n---\n${body}\n`;
const titled = (body: string) => `---\ntitle: Given\ndate: 2024-01-05\ntopics: []\n---\n${body}\n`;

function holds(extension: "md" | "html" | "txt", rows: readonly Row[]): void {
  it.each(rows)("$name", async ({ file, title, summary, text }) => {
    const article = await articleOf(`row.${extension}`, file);
    if (title !== undefined) expect(article.title).toBe(title);
    if (summary !== undefined) expect(article.summary).toBe(summary);
    if (text !== undefined) expect(article.contentText).toBe(text);
  });
}

describe("a line break is a space", () => {
  holds("md", [
    {
      name: "in a paragraph of Markdown",
      file: md("The ferry leaves at nine.\\\nThe kiosk opens at ten."),
      title: "The ferry leaves at nine",
      summary: "The ferry leaves at nine. The kiosk opens at ten.",
    },
    {
      name: "in two spaces at a line's end",
      file: md("Quay two is shut.  \nQuay three is open."),
      summary: "Quay two is shut. Quay three is open.",
    },
  ]);
});

describe("a line break and a block in HTML", () => {
  holds("html", [
    {
      name: "are spaces in heading and paragraph",
      file: md("<h1>Harbour news<br>for May</h1>\n<p>Quay two<br/>is shut.</p>"),
      title: "Harbour news for May",
      summary: "Quay two is shut.",
    },
    {
      name: "separate the parts of a heading",
      file: md("<h1><div>Harbour news</div><div>for June</div></h1><p>Quay two is shut.</p>"),
      title: "Harbour news for June",
    },
    {
      name: "leave permalinks, drawings and scripts out of a heading",
      file: md(
        '<h1><svg><title>An anchor</title></svg>Low water<script>track()</script> <a href="#low">¶</a></h1><p>The weir is dry.</p>',
      ),
      title: "Low water",
    },
    {
      name: "leave a permalink with words out, but not a heading that is a link",
      file: md(
        '<h1><a href="#tide">Tide tables</a><a href="#tide">Link to this heading</a></h1><p>High at nine.</p>',
      ),
      title: "Tide tables",
    },
  ]);
});

describe("a raised number is not glued to its neighbour", () => {
  holds("html", [
    {
      name: "a note and powers",
      file: titled(
        '<p>Output rose to 40<sup><a href="#n1">1</a></sup> boats in June, on 10<sup>6</sup> m<sup>2</sup> of water.</p>\n<ol><li id="n1">By count.</li></ol>',
      ),
      summary: "Output rose to 40 boats in June, on 10⁶ m² of water.",
      text: "Output rose to 40 boats in June, on 10⁶ m² of water.\n\n 1. By count.",
    },
    {
      name: "a link around the number, in brackets",
      file: titled('<p>The quay has 12<a href="#n2"><sup>[2]</sup></a> cranes.</p>'),
      summary: "The quay has 12 cranes.",
    },
    {
      name: "a negative power and an ordinal",
      file: titled("<p>The flow is 10<sup>-3</sup> on the 19<sup>th</sup> day.</p>"),
      summary: "The flow is 10⁻³ on the 19th day.",
    },
    {
      name: "an index stays in the word",
      file: titled("<p>The CO<sub>2</sub> fell to 2<sup>1.5</sup> times the norm.</p>"),
      summary: "The CO2 fell to 2^1.5 times the norm.",
    },
  ]);
});

describe("a summary is the first paragraph of prose", () => {
  holds("html", [
    {
      name: "below a caption",
      file: titled(
        '<figure><img src="https://i.example/a.png" alt=""><figcaption><p>Photo: J. Roe</p></figcaption></figure>\n<p>The lead.</p>',
      ),
      summary: "The lead.",
    },
    {
      name: "below a list and its paragraphs",
      file: titled(
        "<ul><li><p>Ferries are late.</p></li><li><p>Buses run.</p></li></ul><p>The storm is over.</p>",
      ),
      summary: "The storm is over.",
    },
    {
      name: "below a byline and a stamp",
      file: titled("<p>By Kari Nordmann</p><p>Published: 4 January 2024</p><p>The storm is over.</p>"),
      summary: "The storm is over.",
    },
    {
      name: "below a credit without a figure, and a venue",
      file: titled(
        "<p>Photo: J. Roe.</p><p>Harbour Park, Bergen</p><p>Kick-off: 3 p.m.</p><p>The game is off.</p>",
      ),
      summary: "The game is off.",
    },
    {
      name: "the only paragraph, if none is prose",
      file: titled("<p>Ferries and buses</p>"),
      summary: "Ferries and buses",
    },
    { name: "in Hindi", file: titled("<p>बंदरगाह</p><p>नाव नौ बजे जाती है।</p>"), summary: "नाव नौ बजे जाती है।" },
  ]);
});

describe("Chinese and Japanese lines", () => {
  holds("md", [
    {
      name: "join without a space",
      file: md("渡轮九点\n出发。"),
      title: "渡轮九点出发",
      summary: "渡轮九点出发。",
    },
    { name: "of kana too", file: titled("フェリーは\n九時に出る。"), summary: "フェリーは九時に出る。" },
    {
      name: "keep the space beside Latin letters",
      file: titled("渡轮\nOslo 出发。"),
      summary: "渡轮 Oslo 出发。",
    },
    { name: "keep line ends in code", file: titled("渡轮。\n\n    一\n    二"), text: "渡轮。\n\n一\n二" },
  ]);
  it("join in wire copy, too", async () => {
    expect((await articleOf("2024-01-05-a.txt", "渡轮九点\n出发。\n")).summary).toBe("渡轮九点出发。");
  });
});

describe("titles of wire copy", () => {
  holds("txt", [
    {
      name: "a title line that ends in dots",
      file: md("Rivals of the small tug...\n\nThe harbour has three tugs. The smallest is for sale."),
      title: "Rivals of the small tug...",
      summary: "The harbour has three tugs. The smallest is for sale.",
      text: "The harbour has three tugs. The smallest is for sale.",
    },
    {
      name: "a title line that ends in an abbreviation",
      file: md("Harbour firm buys Tidewater Inc.\n\nThe firm paid in cash."),
      title: "Harbour firm buys Tidewater Inc.",
      text: "The firm paid in cash.",
    },
    {
      name: "a title line that ends in initials",
      file: md("Ferry line to sail to the U.S.\n\nThe first ship leaves in May."),
      title: "Ferry line to sail to the U.S.",
    },
    {
      name: "no title line in a sentence with a full stop",
      file: md("The ferry is late.\n\nThe bus waits for it."),
      title: "The ferry is late",
      summary: "The ferry is late.",
    },
    {
      name: "below the head of a fixture",
      file: md(
        "Northland v Southland (Sat)\n\nHarbour Park, Bergen\n\nSaturday, 26 February\n\n1400 GMT\n\nVictory last year saw Southland end their campaign at the top. The pressure is on their coach.",
      ),
      title: "Northland v Southland (Sat)",
      summary:
        "Victory last year saw Southland end their campaign at the top. The pressure is on their coach.",
    },
    {
      name: "below colours and a list",
      file: md(
        "Eastport in the cup\n\nPlaying colours:\n\n- Blue and white\n- Red\n\nEastport play at home. They have won twice.",
      ),
      summary: "Eastport play at home. They have won twice.",
    },
    {
      name: "below a place and a day",
      file: md("Westport v Eastport\n\nWest Quay Park\n\nSunday 6 March, 15:00\n\nBoth sides need a win."),
      summary: "Both sides need a win.",
    },
  ]);
});

describe("the first heading of Markdown is the title", () => {
  holds("md", [
    {
      name: "below a picture",
      file: md("![The quay](https://i.example/a.png)\n\n# Ferry news\n\nThe ferry is back."),
      title: "Ferry news",
      summary: "The ferry is back.",
      text: "The ferry is back.",
    },
    {
      name: "below a comment",
      file: md("<!-- checked -->\n\n# Ferry news\n\nThe ferry is back."),
      title: "Ferry news",
      text: "The ferry is back.",
    },
    { name: "of level 2", file: md("## Ferry news\n\nThe ferry is back."), title: "Ferry news" },
    {
      name: "in HTML",
      file: md('<h1 align="center">Ferry news<br>for May</h1>\n\nThe ferry is back.'),
      title: "Ferry news for May",
      text: "The ferry is back.",
    },
    {
      name: "in HTML beside a picture",
      file: md(
        '<div>\n<img src="https://i.example/a.png" alt="">\n<h1>Ferry news</h1>\n</div>\n\nThe ferry is back.',
      ),
      title: "Ferry news",
      text: "The ferry is back.",
    },
    {
      name: "of level 1 below a kicker",
      file: md("##### Harbour\n\n# Ferry news\n\nThe ferry is back."),
      title: "Ferry news",
    },
    {
      name: "below a date and a byline",
      file: md("5 January 2024\n\nBy Kari Nordmann\n\nFerry news\n===\n\nThe ferry is back."),
      title: "Ferry news",
    },
    {
      name: "of level 1 below prose",
      file: md("The ferry line writes to its passengers.\n\n# Ferry news\n\nThe ferry is back."),
      title: "Ferry news",
    },
    {
      name: "not of a section below prose",
      file: md("The ferry is back.\n\n## Times\n\nIt leaves at nine."),
      title: "The ferry is back",
      text: "The ferry is back.\n\n\nTimes\n\nIt leaves at nine.",
    },
  ]);
});
