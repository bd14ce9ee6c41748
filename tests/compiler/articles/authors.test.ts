import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { createApp } from "../../../src/edge/app.ts";
import { NOW, openFiles } from "../../support/pack.ts";
import { folderOf, problemsOf } from "../../support/seeds.ts";

const signed = (authors: string) =>
  `---\ntitle: How pilots work\ndate: 2024-05-04\ntopics: []\nauthors: ${authors}\n---\nA pilot boards.\n`;

describe("names that make one address", () => {
  it("are reported if they may be two people's", async () => {
    expect(
      await problemsOf({
        "a.md": signed("王小明"),
        "b.md": signed("王晓明"),
        "c.md": signed("[José Gil, Jose Gil]"),
      }),
    ).toEqual([
      'warning: b.md: author "王晓明" has the same address /authors/wangxiaoming as "王小明"; expected the same name, or `{name: ..., slug: ...}` for one of two people',
      'warning: c.md: author "Jose Gil" has the same address /authors/jose-gil as "José Gil"; expected the same name, or `{name: ..., slug: ...}` for one of two people',
    ]);
  });

  it("are one author without a warning if only capitals differ", async () => {
    expect(await problemsOf({ "a.md": signed("INGRID ÅS"), "b.md": signed("Ingrid Ås") })).toEqual([]);
  });

  it("are two authors if one has a slug of their own, which feeds show only as its address", async () => {
    const compiled = await compile({
      folder: await folderOf({
        "a.md": signed("王小明"),
        "b.md": signed("{name: 王晓明, slug: wang-xiaoming-2}"),
      }),
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const pack = openFiles(compiled.value.pack);
    expect(pack.authors.slugs()).toEqual(["wang-xiaoming-2", "wangxiaoming"]);
    expect(compiled.value.warnings).toEqual([]);
    const app = createApp(pack, () => NOW);
    for (const document of ["rss.xml", "atom.xml"])
      expect(await (await app.request(`/${document}`)).text()).not.toContain("wang-xiaoming-2");
    const { items } = JSON.parse(await (await app.request("/feed.json")).text());
    const slugs = items.flatMap((item: { _seedcast: { authors: string[] } }) => item._seedcast.authors);
    expect(slugs.toSorted()).toEqual(["wang-xiaoming-2", "wangxiaoming"]);
  });

  it("may not have an invalid slug", async () => {
    expect(await problemsOf({ "a.md": signed("{name: A, slug: A B}") })).toEqual([
      expect.stringMatching(
        /^a\.md:\d: authors.* expected a name, or a list of names or of \{name, url, slug\}/,
      ),
    ]);
  });
});

describe("one name that looks like several", () => {
  it("is reported once, with the list to write", async () => {
    const expected = (names: string, list: string) =>
      `warning: a.md: author "${names}" counts as one author; expected \`authors: [${list}]\`, or \`{name: ..., slug: ...}\` if it is one`;
    expect(
      await problemsOf({ "a.md": signed("Ingrid Ås and Jon Doe"), "b.md": signed("Ingrid Ås and Jon Doe") }),
    ).toEqual([expected("Ingrid Ås and Jon Doe", "Ingrid Ås, Jon Doe")]);
    expect(await problemsOf({ "a.md": signed("Ingrid Ås, Jon Doe and Eva Holm") })).toEqual([
      expected("Ingrid Ås, Jon Doe and Eva Holm", "Ingrid Ås, Jon Doe, Eva Holm"),
    ]);
  });

  it.each([
    "Marks and Spencer",
    "Jon Doe, Jr.",
    "Department of Health and Social Care",
    "Nordmann, Kari",
    "Jon Doe, Harbour Pilot",
    "{name: Ingrid Ås and Jon Doe, slug: as-and-doe}",
    "[Ingrid Ås, Jon Doe]",
  ])("is not %s", async (author) => {
    expect(await problemsOf({ "a.md": signed(author) })).toEqual([]);
  });
});
