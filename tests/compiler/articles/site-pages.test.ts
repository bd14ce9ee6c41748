/** Files with `page: true`: pages at the root of the site, which no feed has. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeProblem } from "../../../src/compiler/ground/problem.ts";
import { at } from "../../support/articles.ts";
import { entriesIn, openFiles, redirectsIn } from "../../support/pack.ts";
import { png } from "../../support/pictures.ts";
import { articlesOf, compileFiles, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const page = (lines = "", text = "Write to the harbour office.") =>
  `---\npage: true\n${lines}\n---\n${text}\n`;
const article = (text: string, lines = "") => `---\ndate: 2024-05-04\ntopics: []\n${lines}\n---\n${text}\n`;

async function built(files: Files) {
  const compiled = await compileFiles({ "pilots.md": article("A pilot boards."), ...files });
  if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
  return compiled.value;
}

const pagesOf = async (files: Files) => openFiles((await built(files)).pack).sitePages;
const redirectsOf = async (files: Files) => redirectsIn((await built(files)).pack);

describe("a page of another tool", () => {
  const dated = (lines: string) => `---\ndate: 2019-03-04\n${lines}\n---\nThree people write.\n`;
  const outcomeOf = async (name: string, text: string) => {
    const { pack, articles, warnings } = await built({ [name]: text });
    return {
      pages: openFiles(pack).sitePages.map(({ path }) => path),
      articles: articles.map((one) => one.name).filter((one) => one !== "pilots.md"),
      lines: warnings.map(({ message }) => message),
    };
  };

  it("is a page if its front matter has `type: page`, with or without a date", async () => {
    const lines = ["`type` in 1 file, read as `page`"];
    for (const text of [dated("type: page"), "---\ntitle: About\ntype: page\n---\nThree people write.\n"])
      expect(await outcomeOf("company.md", text)).toEqual({ pages: ["/company"], articles: [], lines });
  });

  it.each(["pages/company.md", "content/Pages/company/index.md", "pages/2019-03-04-company.md"])(
    "is a page if it has a date and is in a folder `pages`: %s",
    async (name) => {
      expect(await outcomeOf(name, dated("title: Company"))).toEqual({
        pages: ["/company"],
        articles: [],
        lines: ["in a folder `pages`, so a page of the site; `page: false` makes it an article"],
      });
    },
  );

  it.each([
    ["pages/posts/company.md", "title: Company"],
    ["pages/company.md", "page: false"],
    ["company.md", "type: post"],
    ["company.md", "page: 0"],
    ["company.md", "page: false\ntype: page"],
  ])("stays an article otherwise: %s with %s", async (name, lines) => {
    const { pages, articles } = await outcomeOf(name, dated(lines));
    expect({ pages, articles }).toEqual({ pages: [], articles: [name] });
  });
});

describe("page: true", () => {
  it("makes a page without a date and topics, and no entry, author, topic or ledger entry", async () => {
    const { pack, articles, ledger, warnings } = await built({
      "contact.md": page("title: Contact\nauthors: [Kari Nordmann]\nlanguage: nb"),
    });
    expect(openFiles(pack).sitePages).toEqual([
      {
        path: "/contact",
        title: "Contact",
        summary: "Write to the harbour office.",
        html: "<p>Write to the harbour office.</p>",
        language: "nb",
      },
    ]);
    expect(articles.map(({ name }) => name)).toEqual(["pilots.md"]);
    expect((await entriesIn(openFiles(pack))).map(({ slug }) => slug)).toEqual(["pilots"]);
    expect(openFiles(pack).authors.slugs()).not.toContain("kari-nordmann");
    expect([ledger.added, warnings]).toEqual([1, []]);
  });

  it.each([
    ["about.md", "/about"],
    ["2018-01-01-about.html", "/about"],
    ["pages/imprint/index.md", "/imprint"],
    ["README.md", "/readme"],
  ])("puts %s at %s", async (name, path) => {
    const [first] = await pagesOf({ [name]: page("title: This site") });
    expect(first?.path).toBe(path);
  });

  it.each(["https://cdn.example/bell.mp3", "{url: https://cdn.example/bell.mp3}"])(
    "shows a recording that is elsewhere without its length and type, because no feed has it: %s",
    async (audio) => {
      const { pack, warnings } = await built({
        "about.md": page(`title: About\naudio: ${audio}`, "Listen."),
      });
      expect(openFiles(pack).sitePages[0]?.html).toBe(
        '<figure><audio controls src="https://cdn.example/bell.mp3"></audio></figure>\n<p>Listen.</p>',
      );
      expect(warnings).toEqual([]);
    },
  );

  it("puts a text file at its slug", async () => {
    const [first] = await pagesOf({
      "office.txt": page("slug: contact", "The office\n\nWrite to the office."),
    });
    expect(first?.path).toBe("/contact");
  });

  it("sorts pages by title, because they have no date", async () => {
    const files = {
      "a.md": page("title: Imprint"),
      "b.md": page("title: about us"),
      "c.md": page("title: Contact"),
    };
    expect((await pagesOf(files)).map(({ title }) => title)).toEqual(["about us", "Contact", "Imprint"]);
  });

  it("may have pictures, links and corrections, and articles link to it by its file", async () => {
    const files = {
      "pilots.md": article("A pilot boards."),
      "contact.md": page(
        "corrections: [{date: 2024-05-07, note: The number is 12.}]",
        "![Office](office.png)\n\n[Pilots](pilots.md) and [the site](info/about.md).",
      ),
      "info/about.md": page("title: About"),
      "office.png": png(4, 3),
      "tides.md": article("[Write](contact.md#hours)."),
    };
    const { pack, media } = await built(files);
    const html = openFiles(pack).sitePages.find(({ path }) => path === "/contact")?.html;
    expect(html).toContain(`src="http://localhost:8787/media/${media[0]?.served}"`);
    expect(html).toContain('href="http://localhost:8787/articles/pilots"');
    expect(html).toContain('href="http://localhost:8787/about"');
    expect(html).toContain("The number is 12.");
    const tides = (await articlesOf(files))["tides.md"];
    expect(tides?.contentHtml).toContain('href="http://localhost:8787/contact#hours"');
  });

  it("redirects its aliases and the address that it would have as an article", async () => {
    expect(await redirectsOf({ "contact.md": page("aliases: [office, write-to-us]") })).toEqual({
      "/articles/contact": "/contact",
      "/office": "/contact",
      "/write-to-us": "/contact",
    });
    const moved = page("permalink: /info/contact/\nredirect_from: [/2019/office.html]");
    expect(await redirectsOf({ "write.md": moved })).toEqual({
      "/articles/contact": "/contact",
      "/info/contact": "/contact",
      "/2019/office.html": "/contact",
    });
    // The address belongs to the article.
    expect(await redirectsOf({ "x/pilots.md": page() })).toEqual({});
  });

  it("can be the target of a redirect, and not its old path", async () => {
    const site = (lines: string) => ({
      "_site.yaml": `redirects:\n${lines}`,
      "contact.md": page("aliases: [office]"),
    });
    expect(await redirectsOf(site("  /write.php: /contact"))).toMatchObject({ "/write.php": "/contact" });
    expect(await problemsOf(site("  /contact: /rss.xml\n  /Office/: /rss.xml\n  /a: /office"))).toEqual([
      '_site.yaml:2: old path "/contact" is one of this site\'s own; expected a path that this site does not use',
      '_site.yaml:3: old path "/Office/" is one of this site\'s own; expected a path that this site does not use',
      '_site.yaml:4: old path "/a" leads to "/office", which this site does not have; expected perhaps "/contact"',
    ]);
  });

  it("is left out as a draft", async () => {
    const { pack, warnings } = await built({ "contact.md": page("draft: true") });
    expect(openFiles(pack).sitePages).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual(["draft, not published"]);
  });
});

describe("the build reports", () => {
  it.each([
    [
      "topics.md",
      "",
      'topics.md: slug "topics" is an address of the site itself; expected another file name, or a `slug:` of its own',
    ],
    [
      "a.md",
      "slug: media",
      'a.md:3: slug "media" is an address of the site itself; expected another file name, or a `slug:` of its own',
    ],
    [
      "a.md",
      "aliases: [feed]",
      'a.md:3: alias "feed" is an address of the site itself; expected an earlier slug that this page alone had',
    ],
    [
      "a.md",
      "publish_at: 2030-01-01",
      "a.md:3: publish_at in a page, which is always shown; expected `draft: true` until then",
    ],
    [
      "a.md",
      "expires: 2030-01-01",
      "a.md:3: expires in a page, which is always shown; expected no such line; to end the page, remove the file",
    ],
    [
      "a.md",
      "withdrawn: It was wrong.",
      "a.md:3: withdrawn in a page, which is always shown; expected no such line; to end the page, remove the file",
    ],
    [
      "a.md",
      "replaces: pilots.md",
      "a.md:3: replaces in a page, which is always shown; expected no such line; a page replaces no article",
    ],
    [
      "a.md",
      "topics: [harbour]",
      "warning: a.md:3: topics in a page, not used; expected such a line in articles only",
    ],
    [
      "a.md",
      "feed: true",
      "warning: a.md:3: feed in a page, not used; expected such a line in articles only",
    ],
    ["a.md", "page: yes", 'a.md:3: page is "yes"; expected true or false'],
  ])("%s with %j", async (name, lines, problem) => {
    const text = lines.startsWith("page:") ? `---\ntitle: A\n${lines}\n---\nA.\n` : page(lines);
    expect(await problemsOf({ [name]: text })).toEqual([problem]);
  });

  it("pages with one address", async () => {
    expect(await problemsOf({ "a.md": page(), "x/a.md": page(), "y/b.md": page("aliases: [a]") })).toEqual([
      'x/a.md: slug "a" is the same as in a.md; expected another file name, or a `slug:` of its own',
      'y/b.md:3: alias "a" is the same as in a.md; expected an earlier slug that this page alone had',
    ]);
  });

  it("a file of _public/ with the address of a page", async () => {
    expect(await problemsOf({ "about.md": page(), "_public/About": "x" })).toEqual([
      '_public/About: "/About" is redirected, or is a page or file of the site; expected another name',
    ]);
  });

  it("a date in the future, and a take that replaces a page", async () => {
    const folder = await folderOf({
      "a.md": page("date: 2030-01-01"),
      "b.md": page("updated: 2030-01-01"),
      "c.md": article("Text.", "replaces: a.md"),
    });
    const compiled = await compile({ folder, now: at("2024-06-01") });
    const lines = compiled.ok
      ? []
      : compiled.error.map((one) => describeProblem(one).replaceAll(`${folder}/`, ""));
    expect(lines).toEqual([
      "c.md:4: replaces a.md, which is a page; expected an article, or no `replaces:` line",
      "a.md:3: a date in the future in a page, which is always shown; expected `draft: true` until then",
      "b.md:3: updated is 2030-01-01T00:00:00Z, later than this build and the article's release; expected 2024-06-01T00:00:00Z or earlier",
    ]);
  });

  it("a page without text and title, and a missing picture", async () => {
    expect(await problemsOf({ "a.md": page("", ""), "b.md": page("title: Map", "![Map](map.png)") })).toEqual(
      [
        "a.md: no text and no title; expected a text or a title",
        'b.md:5: image "map.png" is not there; expected a file beside the article, or an absolute address',
      ],
    );
  });
});
