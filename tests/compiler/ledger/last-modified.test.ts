/** Requirement 6 with a ledger: Last-Modified shows changes that no date of an entry shows. */

import { describe, expect, it } from "vitest";
import { LEDGER_NAME } from "../../../src/compiler/ground/seeds.ts";
import { toRfc822 } from "../../../src/model/instant.ts";
import { at } from "../../support/articles.ts";
import { publisherOf, SITE_FILE } from "../../support/ledger.ts";

const md = (title: string, fields: string, text = `${title}, in a sentence.`) =>
  `---\ntitle: ${title}\n${fields}\n---\n${text}\n`;
const FILES = {
  "pilots.md": md("Pilots", "date: 2024-05-04\ntopics: [harbour]"),
  "gale.md": md("Gale", "date: 2024-05-06\ntopics: [storms]"),
};
const [BEGUN, NEXT, LATER] = ["2024-05-10T12:00:00Z", "2024-05-11T12:00:00Z", "2024-05-12T12:00:00Z"];

type App = Awaited<ReturnType<Awaited<ReturnType<typeof publisherOf>>["publish"]>>;

const modified = async (app: App, path: string) =>
  Date.parse((await app.request(path)).headers.get("Last-Modified") ?? "");

/** Publishes the files, edits them, and publishes again. Returns the site before and after the edit. */
async function change(
  files: Record<string, string>,
  edit: (publisher: Awaited<ReturnType<typeof publisherOf>>) => Promise<unknown>,
) {
  const publisher = await publisherOf(files);
  await publisher.publish(BEGUN);
  const before = await publisher.publish(NEXT);
  await edit(publisher);
  return { publisher, before, after: await publisher.publish(LATER) };
}

/** RFC 9110 13.1.3 */
const statusSince = async (app: App, path: string, since: number) =>
  (await app.request(path, { headers: { "If-Modified-Since": toRfc822(since) } })).status;

describe("requirement 6: If-Modified-Since alone learns", () => {
  it("of an article that is dated back", async () => {
    const { before, after } = await change(FILES, (publisher) =>
      publisher.write("tides.md", md("Tides", "date: 2024-05-01\ntopics: [harbour]")),
    );
    for (const path of ["/rss.xml", "/topics/harbour/atom.xml", "/archive/1/feed.json"]) {
      const since = await modified(before, path);
      expect(await statusSince(before, path, since), path).toBe(304);
      expect(await statusSince(after, path, since), path).toBe(200);
      expect(await modified(after, path)).toBe(at(LATER));
    }
  });

  it.each([
    [
      "a recording whose length is corrected",
      "audio: {url: https://sounds.example/a.mp3, type: audio/mpeg, length: LENGTH}",
      "LENGTH",
    ],
    ["the label of a topic that only articles name", "topics: [LENGTH fjord]", "LENGTH"],
  ])("of %s", async (_, field, place) => {
    const fileWith = (value: string) => md("Bells", `date: 2024-05-07\n${field.replace(place, value)}`);
    const [before, after] = field.startsWith("audio") ? ["100", "200"] : ["oslo", "Oslo"];
    const built = await change({ ...FILES, "bells.md": fileWith(before) }, (publisher) =>
      publisher.write("bells.md", fileWith(after)),
    );
    expect(await modified(built.after, "/rss.xml")).toBe(at(LATER));
  });

  it("of an edit that moved no date", async () => {
    const { after } = await change(FILES, (publisher) =>
      publisher.write("pilots.md", md("Pilots", FIELDS, "Another text.")),
    );
    expect(await modified(after, "/rss.xml")).toBe(at(LATER));
    expect(await modified(after, "/topics/harbour/rss.xml")).toBe(at(LATER));
  });

  it.each<[what: string, file: string, text: string, path: string]>([
    [
      "left its topic",
      "pilots.md",
      md("Pilots", "date: 2024-05-04\ntopics: [storms]"),
      "/topics/harbour/rss.xml",
    ],
    [
      "left its author",
      "gale.md",
      md("Gale", "date: 2024-05-06\ntopics: [storms]\nauthors: Tug Office"),
      "/authors/jon-doe/rss.xml",
    ],
    [
      "left the feeds",
      "pilots.md",
      md("Pilots", "date: 2024-05-04\ntopics: [harbour]\nfeed: false"),
      "/rss.xml",
    ],
    ["moved to another day", "pilots.md", md("Pilots", "date: 2024-05-02\ntopics: [harbour]"), "/rss.xml"],
  ])("of an article that %s", async (_, file, text, path) => {
    const files = {
      ...FILES,
      "gale.md": md("Gale", "date: 2024-05-06\ntopics: [storms]\nauthors: Jon Doe"),
      "quay.md": md("Quay", "date: 2024-05-03\ntopics: [harbour]\nauthors: Jon Doe"),
    };
    const { before, after } = await change(files, (publisher) => publisher.write(file, text));
    expect(await statusSince(after, path, await modified(before, path))).toBe(200);
  });

  const HARBOUR = "date: 2024-05-04\ntopics: [harbour]";
  const INVENTED = `${HARBOUR}\nwithdrawn: {date: 2024-05-05, reason: Invented.}`;
  const CORRECTED = `${HARBOUR}\ncorrections: [{date: 2024-05-05, note: Two pilots.}]`;
  it.each<[what: string, before: string, after: string, ...paths: string[]]>([
    [
      "was withdrawn, dated back",
      HARBOUR,
      INVENTED,
      "/rss.xml",
      "/topics/harbour/atom.xml",
      "/corrections/rss.xml",
    ],
    [
      "was withdrawn without a date",
      HARBOUR,
      `${HARBOUR}\nwithdrawn: Invented.`,
      "/rss.xml",
      "/archive/1/feed.json",
    ],
    [
      "is withdrawn for another reason",
      INVENTED,
      INVENTED.replace("Invented", "Made up"),
      "/atom.xml",
      "/corrections/atom.xml",
    ],
    ["is stood by again", INVENTED, HARBOUR, "/topics/harbour/feed.json", "/corrections/rss.xml"],
    [
      "expired, dated back",
      HARBOUR,
      `${HARBOUR}\nexpires: 2024-05-05`,
      "/rss.xml",
      "/topics/harbour/atom.xml",
    ],
    [
      "is held back again",
      HARBOUR,
      `${HARBOUR}\npublish_at: 2024-05-20`,
      "/atom.xml",
      "/topics/harbour/feed.json",
    ],
    ["was corrected, dated back", HARBOUR, CORRECTED, "/rss.xml", "/corrections/rss.xml"],
    [
      "was corrected in other words",
      CORRECTED,
      CORRECTED.replace("Two", "Three"),
      "/rss.xml",
      "/corrections/atom.xml",
    ],
    ["needs no correction any more", CORRECTED, HARBOUR, "/rss.xml", "/corrections/feed.json"],
    [
      "has another address",
      HARBOUR,
      `${HARBOUR}\nslug: the-pilots\naliases: [pilots]`,
      "/rss.xml",
      "/topics/harbour/atom.xml",
    ],
  ])("of an article that %s", async (_, was, is, ...paths) => {
    const files = {
      ...FILES,
      "pilots.md": md("Pilots", was),
      "quay.md": md(
        "Quay",
        "date: 2024-05-06\ntopics: [harbour]\ncorrections: [{date: 2024-05-08, note: It is long.}]",
      ),
    };
    const { before, after } = await change(files, (publisher) =>
      publisher.write("pilots.md", md("Pilots", is)),
    );
    for (const path of paths) {
      expect(await statusSince(before, path, await modified(before, path)), path).toBe(304);
      expect(await statusSince(after, path, await modified(before, path)), path).toBe(200);
    }
    if (!is.includes("publish_at") && was !== INVENTED && was !== CORRECTED)
      expect(await modified(after, "/topics/storms/rss.xml")).toBe(
        await modified(before, "/topics/storms/rss.xml"),
      );
  });

  it("of the site's settings and its vocabulary", async () => {
    const settings = await change(FILES, (publisher) =>
      publisher.write("_site.yaml", `${SITE_FILE}title: Quay Notes\n`),
    );
    expect(await modified(settings.after, "/topics/harbour/rss.xml")).toBe(at(LATER));
    const topics = "topics:\n  - {slug: harbour}\n  - {slug: storms}\n";
    const vocabulary = await change({ ...FILES, "_topics.yaml": topics }, (publisher) =>
      publisher.write("_topics.yaml", topics.replace("slug: harbour", "slug: harbour, label: Harbours")),
    );
    expect(await modified(vocabulary.after, "/topics/harbour/rss.xml")).toBe(at(LATER));
    expect(JSON.parse(await vocabulary.publisher.ledger())).toMatchObject({
      revised: "2024-05-12T12:00:00Z",
    });
  });

  it("of an old addition that moved entries to other archive documents", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, day) => [
        `n${day}.md`,
        md(
          `Day ${day}`,
          `date: ${new Date(at("2024-03-01T00:00:00Z") + day * 86_400_000).toISOString().slice(0, 10)}\ntopics: [harbour]`,
        ),
      ]),
    );
    const { before, after } = await change(many, (publisher) =>
      publisher.write("first.md", md("First", "date: 2024-01-01\ntopics: [storms]")),
    );
    for (const path of ["/archive/2/rss.xml", "/archive/1/rss.xml"]) {
      const [was, is] = [await (await before.request(path)).text(), await (await after.request(path)).text()];
      expect(is.includes("<title>Day 49</title>")).not.toBe(was.includes("<title>Day 49</title>"));
      expect(await modified(after, path)).toBe(at(LATER));
    }
    expect(await modified(after, "/topics/harbour/archive/2/rss.xml")).toBe(
      await modified(before, "/topics/harbour/archive/2/rss.xml"),
    );
  });
});

const FIELDS = "date: 2024-05-04\ntopics: [harbour]";

describe("Last-Modified stays", () => {
  it("if nothing changes, or only other topics do", async () => {
    const { before, after } = await change(FILES, (publisher) =>
      publisher.write("gale.md", md("Gale", "date: 2024-05-06\ntopics: [storms]", "More.")),
    );
    expect(await modified(after, "/topics/harbour/rss.xml")).toBe(
      await modified(before, "/topics/harbour/rss.xml"),
    );
    expect(await modified(after, "/topics/storms/rss.xml")).toBe(at(LATER));
  });

  it("when a ledger begins, which changes no byte", async () => {
    const publisher = await publisherOf(FILES);
    const without = await (await publisher.publish(BEGUN)).request("/atom.xml");
    const withLedger = await (await publisher.publish(NEXT)).request("/atom.xml");
    expect([await withLedger.text(), withLedger.headers.get("ETag")]).toEqual([
      await without.text(),
      without.headers.get("ETag"),
    ]);
    expect(Date.parse(without.headers.get("Last-Modified") ?? "")).toBe(at("2024-05-06T00:00:00Z"));
  });

  it("at builds that are not published, whatever their time", async () => {
    const publisher = await publisherOf(FILES);
    await publisher.publish(BEGUN);
    await publisher.write("pilots.md", md("Pilots", FIELDS, "Another text."));
    await publisher.write("tides.md", md("Tides", "date: 2024-05-01\ntopics: [harbour]"));
    const [early, late] = [
      await publisher.build({ now: at(NEXT) }),
      await publisher.build({ now: at(LATER) }),
    ];
    expect(late.pack).toEqual(early.pack);
    expect(early.ledger).toMatchObject({ before: expect.anything(), added: 1, changed: 1 });
  });
});

describe("the ledger", () => {
  it("lists one entry in each line, sorted, and keeps the time of its first record", async () => {
    const { publisher } = await change(FILES, (one) =>
      one.write("pilots.md", md("Pilots", FIELDS, "Another text.")),
    );
    expect(await publisher.recorded("pilots")).toMatchObject({
      slug: "pilots",
      file: "pilots.md",
      published: "2024-05-04T00:00:00Z",
      recorded: "2024-05-10T12:00:00Z",
      changed: "2024-05-12T12:00:00Z",
    });
    const lines = (await publisher.ledger()).split("\n").filter((line) => line.includes('"ownId"'));
    expect(lines.map((line) => /"ownId":"(\w+)"/.exec(line)?.[1])).toEqual(["gale", "pilots"]);
  });

  it("is the same if nothing changed", async () => {
    const publisher = await publisherOf(FILES);
    await publisher.publish(BEGUN);
    const before = await publisher.ledger();
    await publisher.publish(LATER);
    expect(await publisher.ledger()).toBe(before);
    expect(LEDGER_NAME).toBe("_ledger.json");
  });
});
