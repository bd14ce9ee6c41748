/** The form and its feed as the server sends them, and as browsers without scripts show them. */

import { parseOpml } from "feedsmith";
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { READERS } from "../../../../src/edge/pages/readers.ts";
import { article, SITE, topic } from "../../../support/articles.ts";
import { newsroomApp } from "../../../support/newsroom.ts";
import { appOf, NOW } from "../../../support/pack.ts";

type Nodes = ReturnType<typeof parseDocument>["children"];
type Element = Extract<Nodes[number], { attribs: unknown }>;

const DAY = 86_400_000;
const app = await newsroomApp();

function elementsIn(nodes: Nodes): Element[] {
  return nodes.flatMap((node) => ("attribs" in node ? [node, ...elementsIn(node.children)] : []));
}

const textOf = (nodes: Nodes): string =>
  nodes
    .map((node) => ("data" in node ? node.data : "children" in node ? textOf(node.children) : ""))
    .join("");

async function shown(path: string, from: Pick<typeof app, "request"> = app) {
  const response = await from.request(path);
  const text = await response.text();
  const elements = elementsIn(parseDocument(text).children);
  const byId = (id: string) => elements.find(({ attribs }) => attribs.id === id);
  const textIn = (id: string) => textOf(byId(id)?.children ?? []).trim();
  const details = elementsIn(byId("feed-details")?.children ?? []);
  return {
    response,
    text,
    elements,
    summary: textIn("feed-summary"),
    address: byId("feed-address")?.attribs.value,
    ticked: elements.flatMap(({ attribs }) =>
      attribs.type === "checkbox" && "checked" in attribs ? [`${attribs.name} ${attribs.value}`] : [],
    ),
    format: elements.find(({ attribs }) => attribs.type === "radio" && "checked" in attribs)?.attribs.value,
    notes: details
      .filter(({ attribs }) => attribs.class === "notes")
      .flatMap(({ children }) => elementsIn(children).filter(({ name }) => name === "li"))
      .map(({ children }) => textOf(children)),
    links: details.filter(({ name }) => name === "a").map(({ attribs }) => attribs.href ?? ""),
    previewed: details
      .filter(({ attribs }) => attribs.class === "preview")
      .flatMap(({ children }) => elementsIn(children).filter(({ name }) => name === "a"))
      .map(({ children }) => textOf(children)),
  };
}

describe("/subscribe", () => {
  it("starts with the feed of everything", async () => {
    const { response, summary, address, ticked, format, notes } = await shown("/subscribe");
    expect([response.status, summary, address]).toEqual([
      200,
      "Everything: 5 articles",
      "https://notes.example/rss.xml",
    ]);
    expect([ticked, format, notes]).toEqual([[], "rss", []]);
  });

  it("shows the canonical address of the choice in the chosen format", async () => {
    const page = await shown("/subscribe?without=energy&any=weather&any=harbour&format=atom");
    expect(page.summary).toBe("Harbour & quay or Weather, without Energy: 3 articles");
    expect(page.address).toBe("https://notes.example/topics/harbour,weather,-energy/atom.xml");
    expect(page.ticked.sort()).toEqual(["any harbour", "any weather", "without energy"]);
    expect(page.format).toBe("atom");
    const feed = await app.request(page.address?.replace(SITE.url, "") ?? "");
    const titles = (await feed.text()).match(/(?<=<entry.*\n<title type="text">)[^<]+/g) ?? [];
    // The feed has a withdrawn entry too, which the page does not count.
    expect([feed.status, titles.filter((title) => !title.startsWith("Withdrawn: ")).length]).toEqual([
      200, 3,
    ]);
  });

  it("shows the newest five articles", async () => {
    const many = Array.from({ length: 7 }, (_, place) =>
      article({ slug: `tide-${place}`, title: `Tide ${place}`, published: NOW - place * DAY }),
    );
    const { previewed, summary } = await shown("/subscribe?any=harbour", await appOf(many));
    expect(previewed).toEqual(["Tide 0", "Tide 1", "Tide 2", "Tide 3", "Tide 4"]);
    expect(summary).toBe("Harbour: 7 articles");
  });

  it.each([
    ["harbour", ["any harbour"]],
    ["energy+harbour", ["all energy", "all harbour"]],
    [
      "energy+harbour,energy+weather,-transport",
      ["all energy", "any harbour", "any weather", "without transport"],
    ],
    ["energy+harbour,weather", ["any energy+harbour", "any weather"]],
  ])(
    "shows the expression %s in ticks, a part that no tick can give as it is written",
    async (expression, ticks) => {
      const page = await shown(`/subscribe?topics=${expression}`);
      expect(page.ticked.sort()).toEqual(ticks);
      expect(page.address).toBe(`https://notes.example/topics/${expression}/rss.xml`);
      // The query that a browser sends from this form has the same feed.
      const query = page.ticked.map((tick) => tick.replace("+", "%2B").replace(" ", "=")).join("&");
      expect((await shown(`/subscribe?${query}`)).address).toBe(page.address);
    },
  );

  it("accepts words, which make the feed that of a search", async () => {
    const page = await shown("/subscribe?any=harbour&q=Pilots&format=atom");
    expect(page.summary).toBe("“pilots” in Harbour & quay: 2 articles");
    expect(page.address).toBe("https://notes.example/search/atom.xml?q=pilots&topics=harbour");
    expect((await app.request(page.address?.replace(SITE.url, "") ?? "")).status).toBe(200);
    const [adjust = ""] =
      /\/subscribe\?q=[^"]+/.exec(await (await app.request("/search?q=pilots&topics=harbour")).text()) ?? [];
    expect((await shown(adjust.replace("&amp;", "&"))).address).toBe(page.address?.replace("atom", "rss"));
  });

  it("with a choice is not for search engines", async () => {
    expect((await shown("/subscribe")).text).not.toContain("noindex");
    const { text } = await shown("/subscribe?any=harbour");
    expect(text).toContain(
      '<meta name="robots" content="noindex">\n<link rel="canonical" href="https://notes.example/subscribe?any=harbour">',
    );
  });

  it("uses the current name of a renamed topic", async () => {
    const { ticked, response } = await shown("/subscribe?any=docks");
    expect([ticked, response.status]).toEqual([["any harbour"], 200]);
  });

  it("is cached and revalidated like other pages, until the next article", async () => {
    const path = "/subscribe?any=harbour";
    const soon = await appOf([article(), article({ slug: "soon", published: NOW + 60_000 })]);
    const first = await soon.request(path);
    expect(first.headers.get("Cache-Control")).toContain("max-age=60,");
    const tag = first.headers.get("ETag") ?? "";
    expect((await soon.request(path, { headers: { "If-None-Match": tag } })).status).toBe(304);
    expect(await (await soon.request(path)).text()).toBe(await first.text());
  });

  it("is redirected from another spelling with its choice", async () => {
    const response = await app.request("/Subscribe/?without=energy&any=Harbour");
    expect([response.status, response.headers.get("Location")]).toEqual([
      301,
      "/subscribe?any=harbour&without=energy",
    ]);
  });

  it("links its own feed first", async () => {
    const response = await app.request("/subscribe?any=weather");
    expect(response.headers.get("Link")).toMatch(
      /^<https:\/\/notes\.example\/topics\/weather\/rss\.xml>; rel="alternate"/,
    );
  });

  it("has a different name for each checkbox, which starts with the visible word", async () => {
    const { elements } = await shown("/subscribe?topics=energy+harbour,weather");
    const names = elements
      .filter(({ attribs }) => attribs.type === "checkbox")
      .map(({ attribs }) => attribs["aria-label"]);
    expect(names.length).toBe(1 + 3 * 4);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("without: Harbour & quay");
  });

  it("has no inline scripts or styles", async () => {
    const { text, elements } = await shown("/subscribe?any=harbour");
    expect(text).not.toMatch(/<script(?! src="\/)|<style|\sstyle=|\son\w+=/i);
    expect(elements.find(({ attribs }) => "data-copies" in attribs)?.attribs).toHaveProperty("hidden");
  });
});

describe("requirement 23: the form", () => {
  const pack = [
    article({ topics: [topic("pilots", "harbour")] }),
    article({
      slug: "secret",
      title: "Secret",
      published: NOW + DAY,
      topics: [{ ...topic("secret"), coined: true }],
    }),
  ];
  const topics = [
    topic("harbour"),
    topic("pilots", "harbour"),
    topic("weather"),
    { ...topic("secret"), coined: true as const },
  ];

  it("contains no unpublished topic or article", async () => {
    const early = await appOf(pack, { topics });
    const { text } = await shown("/subscribe", early);
    expect(text).not.toContain("ecret");
    const { notes, response } = await shown("/subscribe?any=secre", early);
    expect([notes, response.status]).toEqual([["There is no topic “secre”."], 404]);
    expect((await shown("/subscribe", await appOf(pack, { topics, now: NOW + DAY }))).text).toContain(
      "Secret",
    );
  });

  it("counts articles of narrower topics, and lists topics without articles separately", async () => {
    const { text, elements } = await shown("/subscribe", await appOf(pack, { topics }));
    expect(text).toContain('Harbour <span class="topic-count">1</span>');
    const summaries = elements
      .filter(({ name }) => name === "summary")
      .map(({ children }) => textOf(children));
    expect(summaries).toEqual(["1 narrower topic", "No articles yet (1)", "QR code for a phone"]);
  });
});

describe("a choice with problems", () => {
  it("links similar topics, each to the form with that topic", async () => {
    const page = await shown("/subscribe?any=harbor&any=energy&without=transport");
    expect(page.response.status).toBe(404);
    expect(page.notes[0]).toBe("There is no topic “harbor”. Similar topics: Harbour & quay.");
    expect(page.ticked.sort()).toEqual(["any energy", "without transport"]);
    const [nearest = ""] = page.links;
    expect((await shown(nearest)).ticked.sort()).toEqual(["any energy", "any harbour", "without transport"]);
  });

  it("shows no feed if all its values are unknown, instead of the feed of everything", async () => {
    const page = await shown("/subscribe?any=harbor");
    expect([page.address, page.summary]).toEqual([undefined, "No feed yet: see below."]);
  });

  it("is cached briefly, and sent in full under any condition", async () => {
    const response = await app.request("/subscribe?any=harbor", {
      headers: { "If-None-Match": "*", "If-Match": '"x"' },
    });
    expect([response.status, response.headers.get("Cache-Control")]).toEqual([404, "public, max-age=60"]);
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(await response.text()).toContain('<form id="choice"');
  });

  it.each([
    ["any=<script>alert(1)</script>", 400, /^One value is not a topic/],
    ["q=!!!&any=harbour", 400, /^The words cannot be read/],
    ["format=xml&any=harbour", 400, /^The format is unknown. The formats are rss, atom, json/],
    ["topics=harbour%2B-energy", 400, /expected harbour,-energy\.$/],
    ["any=energy&without=energy", 200, /^You chose Energy, but also put it under “without”/],
    ["any=harbour&without=transport", 200, /^Harbour & quay is part of Transport, which is under “without”/],
  ])("%s is explained", async (query, status, note) => {
    const { response, notes, text } = await shown(`/subscribe?${query}`);
    expect([response.status, notes]).toEqual([status, [expect.stringMatching(note)]]);
    expect(text).not.toContain("alert(1)");
  });

  it("keeps a choice that is too long for an address, and explains the limit", async () => {
    const topics = Array.from({ length: 40 }, (_, place) => topic(`pier-${place}`));
    const wide = await appOf(topics.map((one) => article({ slug: one.slug, topics: [one] })));
    const query = [...topics.slice(0, 20).map(({ slug }) => `any=${slug}`), "all=pier-30"].join("&");
    const { response, notes, ticked, address } = await shown(`/subscribe?${query}`, wide);
    expect([response.status, ticked.length, address]).toEqual([400, 21, undefined]);
    expect(notes[0]).toMatch(/would have 40 topics, but at most 32/);
  });

  it("explains five unknown topics, and has the number of the others", async () => {
    const names = Array.from({ length: 100 }, (_, place) => `any=h${place}`).join("&");
    const { response, notes } = await shown(`/subscribe?${names}`);
    expect([response.status, notes.length, notes[5]]).toEqual([404, 6, "95 more topics are unknown."]);
  });

  const many = (count: number, separator: string) =>
    Array.from({ length: count }, (_, place) => `h${place}`).join(separator);
  it.each([
    ["one value", `any=${"x".repeat(16_000)}`, "characters", 16_005, 4_000],
    ["many parameters", `any=${many(2_000, "&all=")}`, "characters", 18_890, 4_000],
    ["101 parameters", `any=${many(101, "&without=")}`, "topics and words", 101, 100],
    ["a list", `any=${many(101, ",")}`, "topics and words", 101, 100],
    ["an encoded list", `any=${many(101, "%2c")}`, "topics and words", 101, 100],
    ["an expression", `topics=${many(101, "%2B")}`, "topics and words", 101, 100],
    ["a search", `q=${many(101, "+")}`, "topics and words", 101, 100],
    ["nothing between signs", "&".repeat(3_999), "topics and words", 4_000, 100],
    ["no UTF-8", "%".repeat(16_000), "characters", 16_001, 4_000],
  ])("is refused before it is read if it is too long: %s", async (_, query, unit, found, limit) => {
    const response = await app.request(`/subscribe?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      ...{ kind: "long-choice", unit, found, limit },
      detail: `the choice has ${found} ${unit}; expected at most ${limit}`,
    });
  });

  it("links the form, on a page for people", async () => {
    const response = await app.request(`/subscribe?any=${many(101, ",")}`, {
      headers: { Accept: "text/html" },
    });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain("The choice has 101 topics and words; expected at most 100.");
    expect(text).toContain('<a href="/subscribe">/subscribe</a>');
  });

  it("may have as many topics as an address, and the longest search", async () => {
    const topics = Array.from({ length: 32 }, (_, place) => topic(`${"a-long-pier-".repeat(5)}${place}`));
    const wide = await appOf(topics.map((one) => article({ slug: one.slug, topics: [one] })));
    const query = [
      ...topics.map(({ slug }) => `any=${slug}`),
      `q=${encodeURIComponent("港".repeat(17))}`,
    ].join("&");
    expect((await wide.request(`/subscribe?${query}`)).status).toBe(200);
  });
});

describe("links to feed readers", () => {
  it("have the feed's address, encoded", async () => {
    const { address = "", links } = await shown("/subscribe?any=energy&any=weather&all=harbour&format=json");
    expect(address).toBe("https://notes.example/topics/energy+harbour,harbour+weather/feed.json");
    for (const { name, link } of READERS) {
      expect(links, name).toContain(link(address));
      expect([link(address), decodeURIComponent(link(address))], name).toEqual([
        expect.not.stringMatching(/[^!-~]/),
        expect.stringContaining(address),
      ]);
    }
  });

  it("include a subscription list of that feed alone", async () => {
    const { links } = await shown("/subscribe?any=energy&all=harbour");
    const path = links.find((href) => href.endsWith(".opml")) ?? "";
    expect(path).toBe("/topics/energy+harbour/feeds.opml");
    const response = await app.request(path);
    expect(response.headers.get("Content-Type")).toBe("text/x-opml; charset=utf-8");
    expect(parseOpml(await response.text()).body?.outlines).toEqual([
      expect.objectContaining({ type: "rss", xmlUrl: "https://notes.example/topics/energy+harbour/rss.xml" }),
    ]);
  });

  it("are reached from the pages of topics and the home page", async () => {
    expect(await (await app.request("/topics/energy+harbour,-weather")).text()).toContain(
      '<a href="/subscribe?topics=energy+harbour,-weather" rel="nofollow">',
    );
    expect(await (await app.request("/")).text()).toContain('<a href="/subscribe">');
  });
});

describe("/authors/{slug}/feeds.opml", () => {
  it("is the author's feed", async () => {
    const { head, body } = parseOpml(await (await app.request("/authors/ingrid-as/feeds.opml")).text());
    expect(head?.title).toBe("Harbour & Fjord Notes: Ingrid Ås");
    expect(body?.outlines?.map(({ xmlUrl }) => xmlUrl)).toEqual([
      "https://notes.example/authors/ingrid-as/rss.xml",
    ]);
  });

  it.each([
    ["/topics/Harbour/feeds.opml", 301],
    ["/topics/harbor/feeds.opml", 404],
    ["/authors/nobody/feeds.opml", 404],
  ])("%s is answered as the page would be", async (path, status) => {
    expect((await app.request(path)).status).toBe(status);
  });
});
