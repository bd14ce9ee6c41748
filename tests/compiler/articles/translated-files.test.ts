/** Translations in folders with the names of languages, and by the ends of file names, as Hugo has them. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { understand } from "../../../src/compiler/articles/understand.ts";
import { openCache } from "../../../src/compiler/cache/cache.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { UNCLAIMED_SITE_ID } from "../../../src/compiler/ground/identity.ts";
import { describeProblem, isError, type Problem } from "../../../src/compiler/ground/problem.ts";
import { openFiles } from "../../support/pack.ts";
import { articlesOf, compileFiles, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const md = (title: string, body = "A pilot boards.") =>
  `---\ntitle: ${title}\ndate: 2024-05-04\ntopics: []\n---\n${body}\n`;

/** Returns the own id, the slug and the language of each article. Only a language other than the site's is given. */
async function namesOf(files: Files): Promise<Record<string, string>> {
  const compiled = await compile({ folder: await folderOf(files) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return Object.fromEntries(
    compiled.value.articles.map(({ name, ownId, article: { slug, language = "" } }) => [
      name,
      `${ownId} ${slug} ${language}`.trim(),
    ]),
  );
}

const PAIR = {
  "content/en/posts/ice.md": md("Ice"),
  "content/de/posts/ice.md": md("Eis", "Der Lotse geht an Bord."),
};

describe("translations with the same written slug", () => {
  const cold = (title: string, field: string) => md(title).replace("topics", `${field}\ntopics`);

  it.each([
    ["in a bundle", "ice/index.md", "ice/index.de.md"],
    ["beside each other", "ice.md", "ice.de.md"],
    ["in folders", "en/ice.md", "de/ice.md"],
  ])("have the language in their addresses: %s", async (_, own, translation) => {
    for (const [field, german] of [
      ["slug: cold", "slug: cold"],
      ["path: cold", "path: de/cold"],
    ] as const)
      expect(await namesOf({ [own]: cold("Ice", field), [translation]: cold("Eis", german) })).toEqual({
        [own]: "ice cold",
        [translation]: "ice.de cold-de de",
      });
  });

  it("keep different slugs", async () => {
    const files = { "ice.md": cold("Ice", "slug: cold"), "ice.de.md": cold("Eis", "slug: kalt") };
    expect(await namesOf(files)).toEqual({ "ice.md": "ice cold", "ice.de.md": "ice.de kalt de" });
  });

  it("are errors if they are in the same language", async () => {
    const files = { "ice.md": cold("Ice", "slug: cold"), "fog.md": cold("Fog", "slug: cold") };
    expect(await problemsOf(files)).toEqual([expect.stringContaining('slug "cold" is the same as in')]);
  });
});

describe("files of the same name in folders of languages", () => {
  it("are articles of their own, in the languages of their folders", async () => {
    expect(await namesOf(PAIR)).toEqual({
      "content/en/posts/ice.md": "ice ice",
      "content/de/posts/ice.md": "ice.de ice-de de",
    });
  });

  it("have the plain name in the site's language", async () => {
    expect(await namesOf({ ...PAIR, "_site.yaml": "language: de-AT\n" })).toEqual({
      "content/en/posts/ice.md": "ice.en ice-en en",
      "content/de/posts/ice.md": "ice ice de",
    });
  });

  it("may be page bundles, and pages of the site", async () => {
    const files = {
      "en/ice/index.md": md("Ice"),
      "pt-br/ice/index.md": md("Gelo", "O prático embarca."),
      "en/contact.md": "---\npage: true\n---\n# Contact\n\nWrite to us.\n",
      "pt-br/contact.md": "---\npage: true\n---\n# Contato\n\nEscreva para nós.\n",
    };
    expect(await namesOf(files)).toEqual({
      "en/ice/index.md": "ice ice",
      "pt-br/ice/index.md": "ice.pt-br ice-pt-br pt-BR",
    });
    const compiled = await compileFiles(files);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const { sitePages } = openFiles(compiled.value.pack);
    expect(sitePages.map(({ path, language }) => [path, language])).toEqual([
      ["/contact", undefined],
      ["/contact-pt-br", "pt-BR"],
    ]);
  });

  it("give the language to the other files of their folders, whose names stay", async () => {
    const files = { ...PAIR, "content/de/posts/nur.md": md("Nur", "Ein anderer Text über das Eis.") };
    expect((await namesOf(files))["content/de/posts/nur.md"]).toBe("nur nur de");
  });

  it("give the language in a build with a cache too, once the first translation is there", async () => {
    const only = md("Nur", "Ein anderer Text über das Eis.");
    const folder = await folderOf({ "en/ice.md": md("Ice"), "de/nur.md": only });
    const cache = openCache("test");
    const languageOfOnly = async () => {
      const compiled = await compile({ folder, cache });
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
      return compiled.value.articles.find(({ name }) => name === "de/nur.md")?.article.language;
    };
    expect(await languageOfOnly()).toBe(undefined);
    await writeFile(join(folder, "de/ice.md"), md("Eis", "Der Lotse geht an Bord."));
    expect(await languageOfOnly()).toBe("de");
  });

  it("are listed in a note", async () => {
    expect(await problemsOf(PAIR)).toContainEqual(
      expect.stringMatching(
        /^note: .*: folders of translations: content\/de\/ \(de\), content\/en\/ \(en\)$/,
      ),
    );
  });

  it("link by name to files of their own language", async () => {
    const linking = (title: string) => md(title, '[To the ice]({{< ref "posts/ice" >}})');
    const articles = await articlesOf({
      ...PAIR,
      "content/en/news/gale.md": linking("Gale"),
      "content/de/news/gale.md": linking("Sturm"),
    });
    expect(articles["content/en/news/gale.md"]?.contentHtml).toContain('/articles/ice"');
    expect(articles["content/de/news/gale.md"]?.contentHtml).toContain('/articles/ice-de"');
  });

  /** Returns the names of articles in a folder whose ledger has these own ids, and the errors. */
  const recordedNamesOf = async (files: Files, ownIds: Record<string, string>) => {
    const entries = Object.entries(ownIds).map(([file, ownId]) => ({ file, ownId }));
    const ledger = JSON.stringify({ version: 1, site: UNCLAIMED_SITE_ID, entries });
    const problems: Problem[] = [];
    const { stories } = await understand(
      { folder: await folderOf({ ...files, "_ledger.json": ledger }) },
      problems,
    );
    return {
      names: Object.fromEntries(
        stories.map(({ file, ownId, slug, seed: { language = "" } }) => [
          file.name,
          `${ownId} ${slug} ${language}`.trim(),
        ]),
      ),
      errors: problems.filter(isError).map(describeProblem),
    };
  };

  it("keep the names that the ledger knows if the article in the site's language is new", async () => {
    expect(await recordedNamesOf(PAIR, { "content/de/posts/ice.md": "ice" })).toEqual({
      names: { "content/en/posts/ice.md": "ice.en ice-en en", "content/de/posts/ice.md": "ice ice de" },
      errors: [],
    });
  });

  it("keep the names and the languages that the ledger knows if the article in the site's language is gone", async () => {
    const { "content/de/posts/ice.md": ice } = PAIR;
    const files = { "content/en/posts/floe.md": md("Floe"), "content/de/posts/ice.md": ice };
    const ownIds = { "content/en/posts/ice.md": "ice", "content/de/posts/ice.md": "ice.de" };
    expect(await recordedNamesOf(files, ownIds)).toEqual({
      names: { "content/en/posts/floe.md": "floe floe", "content/de/posts/ice.md": "ice.de ice-de de" },
      errors: [],
    });
  });
});

it.each([
  ["have no file of the same name", { "it/servers.md": md("Servers"), "hr/leave.md": md("Leave") }],
  ["are not beside each other", { "a/it/ice.md": md("Ice"), "b/hr/floe.md": md("Floe") }],
  ["are the only one", { "de/ice.md": md("Ice"), "news/floe.md": md("Floe") }],
])("folders with the names of languages are usual folders if they %s", async (_, files) => {
  expect(Object.values(await namesOf(files)).join()).not.toMatch(/ (?:it|hr|de)\b/);
  expect((await problemsOf(files)).join()).not.toContain("folders of translations");
});

describe("a file name that ends in a language", () => {
  it("gives the language, if a file without the end is beside it", async () => {
    const files = {
      "posts/ice.md": md("Ice"),
      "posts/ice.de.md": md("Eis", "Der Lotse geht an Bord."),
      "posts/ice.pt-br.md": md("Gelo", "O prático embarca."),
      "posts/nur.de.md": md("Nur", "Ein anderer Text über das Eis."),
    };
    expect(await namesOf(files)).toEqual({
      "posts/ice.md": "ice ice",
      "posts/ice.de.md": "ice.de ice-de de",
      "posts/ice.pt-br.md": "ice.pt-br ice-pt-br pt-BR",
      "posts/nur.de.md": "nur.de nur-de de",
    });
    expect(await problemsOf(files)).toContainEqual(
      expect.stringMatching(/^note: .*: names of translations end in: \.de \(de\), \.pt-br \(pt-BR\)$/),
    );
  });

  it("gives the language, if a file of another language is beside it", async () => {
    const files = { "ice.en.md": md("Ice"), "ice.de.md": md("Eis", "Der Lotse geht an Bord.") };
    expect(await namesOf(files)).toEqual({
      "ice.en.md": "ice.en ice-en",
      "ice.de.md": "ice.de ice-de de",
    });
  });

  it("gives the language of a page too, and front matter wins", async () => {
    const page = "---\npage: true\ntitle: Kontakt\n---\nSchreiben Sie uns.\n";
    const files = {
      "contact.md": page,
      "contact.de.md": page,
      "ice.md": md("Ice"),
      "ice.de.md": md("Eis\nlanguage: gsw", "Der Lotse geht an Bord."),
    };
    expect((await namesOf(files))["ice.de.md"]).toBe("ice.de ice-de gsw");
    const compiled = await compileFiles(files);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    expect(
      openFiles(compiled.value.pack).sitePages.map(({ path, language }) => [path, language]),
    ).toContainEqual(["/contact-de", "de"]);
  });

  it.each([
    ["is the only one of its name", { "servers.it.md": md("Servers"), "ice.md": md("Ice") }],
    ["is no language", { "ice.js.md": md("Servers"), "ice.md": md("Ice"), "a.de/floe.md": md("A floe") }],
  ])("is a usual name if it %s", async (_, files) => {
    expect(Object.values(await namesOf(files)).join()).not.toMatch(/ (?:it|js|de)\b/);
    expect((await problemsOf(files)).join()).not.toContain("translations");
  });
});
