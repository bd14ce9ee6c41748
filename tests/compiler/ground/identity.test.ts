import { describe, expect, it } from "vitest";
import { articleId, slugify } from "../../../src/compiler/ground/identity.ts";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const SITE = "id: 6f9619ff-8b86-4d01-b42d-00cf4fc964ff\n";
const md = (frontMatter: string, body = "A pilot boards.") => `---\n${frontMatter}\n---\n${body}\n`;

describe("requirement 2: an entry's id never changes", () => {
  it("with title, text, date, topics, folder, extension or domain", async () => {
    const first = await articleOf("pilots.md", md("title: Pilots\ndate: 2024-05-04"), { "_site.yaml": SITE });
    const later = await articleOf(
      "harbour/pilots.html",
      md("title: Other\ndate: 2025-01-01\ntopics: []", "<p>Else.</p>"),
      {
        "_site.yaml": `${SITE}url: https://elsewhere.example\n`,
      },
    );
    expect(later.id).toBe(first.id);
    expect(first.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("with the way a system writes its accents", async () => {
    const [composed, decomposed] = ["caf\u00e9.md", "cafe\u0301.md"];
    const [one, other] = [
      await articleOf(composed, md("date: 2024-05-04")),
      await articleOf(decomposed, md("date: 2024-05-04")),
    ];
    expect(other.id).toBe(one.id);
    expect(other.slug).toBe(one.slug);
  });

  it("when the file is renamed and `id` keeps the old name", async () => {
    const before = await articleOf("pilots.md", md("date: 2024-05-04"));
    const after = await articleOf("how-pilots-work.md", md("date: 2024-05-04\nid: pilots"));
    expect(after.id).toBe(before.id);
  });

  it("and is computed by RFC 9562, the same on every machine", () => {
    // Computed with Python: uuid.uuid5(uuid.UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"), "pilots")
    expect(articleId("6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "pilots")).toBe(
      "urn:uuid:aa81da01-7f74-5451-809a-2de453f949be",
    );
  });
});

describe("requirement 3: no two entries share an id or an address", () => {
  it("names both files", async () => {
    expect(
      await problemsOf({
        "a/pilots.md": md("date: 2024-05-04\ntopics: []"),
        "b/pilots.txt": "Date: 2024-05-04\nTags: none\n\nText here.\n",
      }),
    ).toEqual([
      expect.stringMatching(
        /^b\/pilots\.txt: id "pilots" is the same as in .*a\/pilots\.md; expected an `id:` of its own, or another file name$/,
      ),
      expect.stringMatching(
        /^b\/pilots\.txt: slug "pilots" is the same as in .*a\/pilots\.md; expected a `slug:` of its own, or another file name$/,
      ),
    ]);
  });
});

describe("an id or slug that two articles have", () => {
  it("is reported at its line", async () => {
    const twice = md("date: 2024-05-04\ntopics: []\nid: pilots\nslug: pilots");
    expect(await problemsOf({ "a.md": twice, "b.md": twice })).toEqual([
      expect.stringMatching(/^b\.md:4: id "pilots" is the same as in .*a\.md/),
      expect.stringMatching(/^b\.md:5: slug "pilots" is the same as in .*a\.md/),
    ]);
  });
});

describe("slugify", () => {
  it.each([
    ["000_173447ddd88fb674", "000-173447ddd88fb674"],
    ["Don't Panic!", "dont-panic"],
    ["Ærlig Ås", "aerlig-as"],
    ["ΑΘΗΝΑ", "athina"],
    ["--", ""],
  ])("%j is %j", (text, slug) => expect(slugify(text)).toBe(slug));
});
