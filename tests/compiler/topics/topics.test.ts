import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { readVocabulary, shippedVocabulary } from "../../../src/compiler/topics/vocabulary.ts";
import { topicSlug, withBroader } from "../../../src/model/topic.ts";
import { topic } from "../../support/articles.ts";
import { openFiles } from "../../support/pack.ts";
import { articleOf, articlesOf, folderOf, problemsOf } from "../../support/seeds.ts";

const OWN = `extends: nothing
topics:
  - slug: transport
    label: Transport
  - slug: harbour
    label: Harbour & quay
    broader: transport
    terms: [harbour, quay, "container ship*"]
  - slug: weather
    terms: [gale, storm*]
`;
const slugs = ({ topics }: { topics: readonly { slug: string }[] }) => topics.map(({ slug }) => slug);
const md = (frontMatter: string, body = "Text.") => `---\ndate: 2024-05-04\n${frontMatter}\n---\n${body}\n`;

describe("an article's topics", () => {
  const body = "The harbour has a new quay.\n\nThe quay is long.";

  it("are those its author wrote, by slug or by label", async () => {
    const others = { "_topics.yaml": OWN };
    expect(
      slugs(await articleOf("transport/a.md", md("topics: [weather, harbour & QUAY]", body), others)),
    ).toEqual(["weather", "harbour"]);
  });

  it("are none if the author wrote an empty list", async () => {
    expect(slugs(await articleOf("transport/a.md", md("topics: []", body), { "_topics.yaml": OWN }))).toEqual(
      [],
    );
  });

  it("else are its folders' names", async () => {
    const articles = await articlesOf({
      "_topics.yaml": OWN,
      "2024/transport/weather/a.md": md("title: A", body),
    });
    expect(slugs(Object.values(articles)[0] ?? { topics: [] })).toEqual(["transport", "weather"]);
  });

  it("else are inferred from the text", async () => {
    expect(slugs(await articleOf("a.md", md("title: A", body), { "_topics.yaml": OWN }))).toEqual([
      "harbour",
    ]);
  });

  it("must be in the site's vocabulary, if it has one", async () => {
    expect(await problemsOf({ "_topics.yaml": OWN, "a.md": md("topics: [harbor, harbour]") })).toEqual([
      'a.md:3: unknown topic "harbor"; expected a slug of _topics.yaml, perhaps "harbour"',
    ]);
  });

  it("have the label that the oldest article gives, because a newer one may be unpublished", async () => {
    const compiled = await compile({
      folder: await folderOf({
        "a.md": md("topics: [Merger (closing in June)]").replace(/date: .*/, "date: 2030-01-01"),
        "b.md": md("topics: [merger-closing-in-june]").replace(/date: .*/, "date: 2024-01-01"),
      }),
    });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    expect([...openFiles(compiled.value.pack).topics.values()].find(({ coined }) => coined)?.label).toBe(
      "Merger closing in june",
    );
  });

  it("may have any name if the site has no vocabulary", async () => {
    const articles = await articlesOf({ "a.md": md("topics: [Tall ships, ДОМ]") });
    expect(articles["a.md"]?.topics).toEqual([
      { slug: "tall-ships", label: "Tall ships", coined: true },
      { slug: "dom", label: "ДОМ", coined: true },
    ]);
  });

  it("are missing with a warning if none is recognised", async () => {
    expect(await problemsOf({ "_topics.yaml": OWN, "a.md": md("title: A") })).toEqual([
      "warning: a.md: no topic recognised; expected topics in the front matter, a `Tags:` line, or [] for none",
    ]);
  });
});

describe("the vocabulary", () => {
  it("that is shipped has IPTC's seventeen top-level topics, is a tree, and has terms for every topic", async () => {
    const { topics, open } = await shippedVocabulary();
    const tops = [...topics.values()].filter(({ iptc }) => iptc?.endsWith("000000"));
    expect(new Set(tops.map(({ iptc }) => iptc)).size).toBe(17);
    for (const { slug, broader, terms } of topics.values()) {
      expect(terms.length, slug).toBeGreaterThan(0);
      expect(broader === undefined || topics.has(broader), slug).toBe(true);
      expect(topics.get(withBroader(slug, topics).at(-1) ?? slug)?.broader, slug).toBeUndefined();
    }
    expect(open).toBe(true);
  });

  it("of a site adds to the shipped one, and replaces by slug", async () => {
    const file = {
      path: "_topics.yaml",
      name: "_topics.yaml",
      location: "",
      text: "topics:\n  - slug: weather\n    label: Vær\n  - slug: fjords\n",
    };
    const own = await readVocabulary(file, []);
    const get = (slug: string) => own?.topics.get(topicSlug(slug) ?? topic("none").slug);
    expect(get("weather")).toEqual({ slug: "weather", label: "Vær", terms: [] });
    expect(get("fjords")?.label).toBe("Fjords");
    expect(get("diplomacy")?.label).toBe("Diplomacy");
    expect(own?.open).toBe(false);
  });

  it.each([
    [
      "topics:\n  - slug: a\n  - slug: a\n",
      '_topics.yaml:3: topic "a" is in line 2 too; expected each topic once',
    ],
    [
      "extends: nothing\ntopics:\n  - slug: a\n    broader: b\n",
      '_topics.yaml:3: broader topic "b" is unknown; expected the slug of a topic',
    ],
    [
      "extends: nothing\ntopics:\n  - slug: a\n    broader: a\n",
      "_topics.yaml:3: broader topics in a circle: a < a; expected a tree",
    ],
    [
      "topics:\n  - slug: A b\n",
      '_topics.yaml:2: topics.0.slug is "A b"; expected lower-case letters, digits and hyphens, such as arctic',
    ],
    [
      "topics:\n  - slug: a\n    iptc: 20000639\n",
      expect.stringMatching(
        /^_topics\.yaml:3: topics\.0\.iptc is 20000639; expected .*eight digits in quotes/,
      ),
    ],
    [
      "topics:\n  - slug: a\n    terns: [x]\n",
      '_topics.yaml:3: unknown key "terns" in topics.0; expected "terms"',
    ],
  ])("refuses %j", async (text, problem) => {
    expect(await problemsOf({ "_topics.yaml": text })).toEqual([problem]);
  });
});
