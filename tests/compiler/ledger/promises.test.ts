/** The build fails if an entry, an address, a topic or an author is lost, and names the line that keeps it. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { publisherOf, SITE_FILE } from "../../support/ledger.ts";

const PILOTS =
  "---\ntitle: How pilots work\ndate: 2024-05-04\nauthors: Ingrid Ås\ntopics: [harbour]\n---\nA pilot boards.\n";
const TIDES =
  "---\ntitle: How to read a tide table\ndate: 2024-05-06\ntopics: [harbour]\n---\nThe first column is the hour.\n";
const siteWith = (redirects: string) => `${SITE_FILE}redirects:\n${redirects}`;
const MAY = "2024-05-10T12:00:00Z";

async function published(files: Record<string, string> = {}) {
  const publisher = await publisherOf({ "pilots.md": PILOTS, "tides.md": TIDES, ...files });
  await publisher.publish(MAY);
  return publisher;
}

describe("a folder that only grew", () => {
  it("builds, whatever else changed", async () => {
    const publisher = await published();
    await publisher.write("gale.md", TIDES.replace("tide table", "gale warning"));
    expect(await publisher.problems()).toEqual([]);
  });
});

describe("an entry that is gone", () => {
  it("is reported with its line in the ledger", async () => {
    const publisher = await published();
    await publisher.remove("tides.md");
    const line =
      (await publisher.ledger()).split("\n").findIndex((text) => text.includes('"ownId":"tides"')) + 1;
    expect(await publisher.problems()).toEqual([
      `_ledger.json:${line}: "tides" (tides.md, "How to read a tide table") was published and is missing now; expected the file, or one with \`id: tides\` and \`withdrawn:\` with the reason`,
    ]);
  });

  it("is reported if it became a draft", async () => {
    const publisher = await published();
    await publisher.write("tides.md", TIDES.replace("title", "draft: true\ntitle"));
    expect(await publisher.problems()).toContain(
      "tides.md: draft, but published before; expected no such mark, or `withdrawn:` with the reason",
    );
  });

  it("may be withdrawn, with its text removed, and counts as changed once", async () => {
    const publisher = await published();
    const [head = ""] = TIDES.replace(
      "title",
      "withdrawn: {date: 2024-05-20, reason: Invented.}\ntitle",
    ).split("The first");
    await publisher.write("tides.md", `${head}Withdrawn.\n`);
    const now = at("2024-06-01T00:00:00Z");
    const { ledger, warnings } = await publisher.build({ now });
    expect(warnings).toEqual([]);
    expect(ledger).toMatchObject({ added: 0, changed: 1 });
    await publisher.publish("2024-06-01T00:00:00Z");
    expect((await publisher.build({ now })).ledger).toMatchObject({ added: 0, changed: 0 });
    expect(await publisher.problems()).toEqual([]);
  });

  it("may be missing once it has expired, with the topics and authors that only it had", async () => {
    const publisher = await published({
      "fair.md": TIDES.replace("title", "expires: 2024-06-01\ntitle").replace(
        "[harbour]",
        "[fairs]\nauthors: Fair Office",
      ),
    });
    await publisher.remove("fair.md");
    expect(await publisher.problems(at("2024-05-31T23:59:59Z"))).toEqual([
      expect.stringContaining('"fair" (fair.md'),
      expect.stringContaining('topic "fairs" had entries'),
      expect.stringContaining('author "fair-office" had entries'),
    ]);
    expect(await publisher.problems(at("2024-06-01T00:00:00Z"))).toEqual([]);
    await publisher.publish("2024-06-02T00:00:00Z");
    expect(await publisher.recorded("fair")).toMatchObject({ gone: true });
    expect(await publisher.problems()).toEqual([]);
  });
});

describe("an entry that is not out yet", () => {
  it("may be removed or get another address, because no reader knows it", async () => {
    const publisher = await published({
      "fair.md": TIDES.replace("05-06", "07-01").replace("table", "fair").replace("[harbour]", "[fairs]"),
      "regatta.md": TIDES.replace("title", "publish_at: 2024-07-01\ntitle").replace("table", "regatta"),
    });
    await publisher.remove("fair.md");
    await publisher.write(
      "regatta.md",
      TIDES.replace("title", "publish_at: 2024-07-01\nslug: sails\ntitle").replace("table", "regatta"),
    );
    expect(await publisher.problems()).toEqual([]);
    await publisher.publish("2024-06-02T00:00:00Z");
    expect(await publisher.problems(at("2024-08-01T00:00:00Z"))).toEqual([]);
  });
});

describe("a file that was renamed", () => {
  it("is recognised by its text, and reported with the lines that keep id and address", async () => {
    const publisher = await published();
    await publisher.remove("tides.md");
    await publisher.write("tide-tables.md", TIDES.replace("date: 2024-05-06", "date: 2024-05-07"));
    expect(await publisher.problems()).toEqual([
      "tide-tables.md:1: looks like tides.md, which was published, under another name; expected `id: tides` and `aliases: [tides]` in it",
    ]);
    await publisher.write("tide-tables.md", TIDES.replace("title", "id: tides\naliases: [tides]\ntitle"));
    expect(await publisher.problems()).toEqual([]);
    await publisher.publish("2024-06-01T00:00:00Z");
    expect(await publisher.recorded("tides")).toMatchObject({
      slug: "tide-tables",
      aliases: ["tides"],
      file: "tide-tables.md",
    });
  });

  it("is recognised by title and date if its text changed too", async () => {
    const publisher = await published();
    await publisher.remove("tides.md");
    const edited = TIDES.replace("title", "slug: tides\ntitle").replace("the hour", "the time");
    await publisher.write("tide-tables.md", edited);
    expect((await publisher.problems())[0]).toMatch(
      /^tide-tables\.md:1: looks like tides\.md.*; expected `id: tides`/,
    );
  });

  it("may have another extension", async () => {
    const publisher = await published();
    await publisher.remove("tides.md");
    await publisher.write("tides.html", TIDES.replace(/^The.*$/m, "<p>$&</p>"));
    expect(await publisher.problems()).toEqual([]);
  });
});

describe("a changed slug", () => {
  it("is reported with the line that keeps every earlier address", async () => {
    const publisher = await published();
    await publisher.write("tides.md", TIDES.replace("title", "slug: tables\ntitle"));
    expect(await publisher.problems()).toEqual([
      'tides.md:2: slug is "tables", was published as "tides"; expected `aliases: [tides]`, or `slug: tides`',
    ]);
    await publisher.write("tides.md", TIDES.replace("title", "slug: tables\naliases: tides\ntitle"));
    await publisher.publish("2024-06-01T00:00:00Z");
    await publisher.write("tides.md", TIDES.replace("title", "slug: high-water\naliases: [tables]\ntitle"));
    expect(await publisher.problems()).toEqual([
      'tides.md:2: slug is "high-water", was published as "tides"; expected `aliases: [tables, tides]`',
    ]);
  });

  it("may have a redirect instead", async () => {
    const publisher = await published();
    await publisher.write("tides.md", TIDES.replace("title", "slug: tables\ntitle"));
    await publisher.write("_site.yaml", siteWith("  /articles/tides: /articles/tables\n"));
    expect(await publisher.problems()).toEqual([]);
  });

  it("is not reported if the entry became a take of another", async () => {
    const second = TIDES.replace("05-06", "05-07");
    const publisher = await published({ "tides-2.md": second.replace("How", "Again, how") });
    await publisher.write("tides-2.md", second.replace("title", "replaces: tides\ntitle"));
    expect(await publisher.problems()).toEqual([]);
    await publisher.publish("2024-06-01T00:00:00Z");
    expect(await publisher.recorded("tides-2")).toMatchObject({ into: "tides" });
    await publisher.remove("tides-2.md");
    await publisher.write("tides.md", second.replace("05-07", "05-06"));
    expect(await publisher.problems()).toEqual([
      'tides.md: slug is "tides", was published as "tides-2"; expected `aliases: [tides-2]`',
    ]);
  });
});

describe("a topic that had entries", () => {
  it("keeps its address, by an alias or a redirect", async () => {
    const publisher = await published({ "gale.md": TIDES.replace("[harbour]", "[storms]") });
    await publisher.write("gale.md", TIDES.replace("[harbour]", "[weather]"));
    expect(await publisher.problems()).toEqual([
      '_ledger.json: topic "storms" had entries and is unknown now; expected `aliases: [storms]` in _topics.yaml at the topic that replaces it, ' +
        "or `/topics/storms: /topics/sport` under redirects in _site.yaml",
    ]);
    await publisher.write(
      "_topics.yaml",
      "topics:\n  - slug: harbour\n  - slug: weather\n    aliases: [storms]\n",
    );
    expect(await publisher.problems()).toEqual([]);
  });
});

describe("an author who had entries", () => {
  it("keeps an address, by a redirect", async () => {
    const publisher = await published();
    await publisher.write("pilots.md", PILOTS.replace("Ingrid Ås", "Ingrid Aas"));
    expect(await publisher.problems()).toEqual([
      '_ledger.json: author "ingrid-as" had entries and is unknown now; expected `/authors/ingrid-as: /authors/ingrid-aas` under redirects in _site.yaml',
    ]);
    await publisher.write("_site.yaml", siteWith("  /authors/ingrid-as: /authors/ingrid-aas\n"));
    expect(await publisher.problems()).toEqual([]);
  });
});

describe("a text that changed", () => {
  const EDITED = TIDES.replace("the hour", "the time");

  it("without `updated` is a warning with the line to add", async () => {
    const publisher = await published();
    await publisher.write("tides.md", EDITED);
    expect(await publisher.problems()).toEqual([
      "warning: tides.md: the text changed since it was published, and `updated` did not; expected a line `updated: 2024-06-01`",
    ]);
    await publisher.write("tides.md", EDITED.replace("title", "updated: 2024-06-01\ntitle"));
    expect(await publisher.problems()).toEqual([]);
  });

  it("does not include another domain of the site, or other topics of the article", async () => {
    const publisher = await published({
      "links.md": TIDES.replace("The first", "[See](pilots.md). The first"),
    });
    await publisher.write(
      "_site.yaml",
      siteWith("  /old: /\n").replace("notes.example", "elsewhere.example"),
    );
    await publisher.write("tides.md", TIDES.replace("[harbour]", "[harbour, tides]"));
    expect(await publisher.problems()).toEqual([]);
  });
});

describe("a ledger that cannot be read", () => {
  it.each<[what: string, mangle: (ledger: string) => string, problem: string]>([
    [
      "is no JSON",
      (text) => text.replace('"slug":"tides",', '"slug":"tides"'),
      "_ledger.json:LINE: not JSON; expected the file as it was last committed",
    ],
    [
      "has a merge conflict",
      (text) => text.replace('    {"ownId":"tides"', '<<<<<<< HEAD\n    {"ownId":"tides"'),
      "_ledger.json:LINE: an unresolved merge conflict; expected the entries of both sides, each once",
    ],
    ["lacks a field", (text) => text.replace('"slug":"tides",', ""), "_ledger.json:LINE: entries.1.slug: "],
    [
      "has an entry twice",
      (text) => text.replace(/( +\{"ownId":"pilots".*\n)/, "$1$1"),
      '_ledger.json:LINE: entry "pilots" twice; expected each entry once',
    ],
    [
      "is of another version",
      (text) => text.replace('"version": 1', '"version": 9'),
      "_ledger.json: a ledger of version 9; expected version 1; use the version of seedcast that wrote this file",
    ],
    [
      "is another site's",
      (text) => text.replace("6f9619ff", "00000000"),
      "_ledger.json: the ledger of site 00000000-8b86-4d01-b42d-00cf4fc964ff, but this site's id is 6f9619ff-8b86-4d01-b42d-00cf4fc964ff; expected `id: 00000000-",
    ],
  ])("%s", async (_, mangle, problem) => {
    const publisher = await published();
    const mangled = mangle(await publisher.ledger());
    await publisher.write("_ledger.json", mangled);
    const line =
      mangled
        .split("\n")
        .findIndex((text) =>
          problem.includes("conflict") ? text.startsWith("<<<") : /"ownId":"tides"/.test(text),
        ) + 1;
    const expected = problem.replace("LINE", String(problem.includes("twice") ? line - 1 : line));
    expect(await publisher.problems()).toEqual([expect.stringContaining(expected)]);
  });
});
