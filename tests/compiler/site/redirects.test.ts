import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { redirectsIn } from "../../support/pack.ts";
import { folderOf, problemsOf } from "../../support/seeds.ts";

const ARTICLE =
  "---\ntitle: How pilots work\ndate: 2024-05-04\nauthors: Ingrid Ås\ntopics: [harbour]\n---\nA pilot boards.\n";
const TOPICS = "extends: nothing\ntopics:\n  - slug: harbour\n    aliases: [port]\n  - slug: energy\n";

const seeds = (redirects: string) => ({
  "pilots.md": ARTICLE,
  "_topics.yaml": TOPICS,
  "_site.yaml": `redirects:\n${redirects
    .split("\n")
    .map((line) => `  ${line}\n`)
    .join("")}`,
});

async function redirectsOf(redirects: string) {
  const compiled = await compile({ folder: await folderOf(seeds(redirects)) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return redirectsIn(compiled.value.pack);
}

describe("redirects", () => {
  it("lead from any path to one of the site's own, with any slashes, case and encoding", async () => {
    const written = [
      "/feed/: /rss.xml",
      "/index.xml: /feed",
      "/category/x/feed/: /topics/energy,harbour/atom.xml",
      "/blogg/sjø: /articles/pilots",
      "/blogg/sj%C3%B8mann/: /authors/ingrid-as/feed.json",
      "/archive/2024/rss.xml: /topics/harbour/rss.xml",
      "/Kategori//Sjø/: /topics/harbour",
      "/cafe\u0301: /rss.xml",
      "/tag/: /topics",
      "/Rss: /",
      "/errata: /corrections",
      "/errata/feed: /corrections/atom.xml",
    ].join("\n");
    expect(await redirectsOf(written)).toEqual({
      "/feed": "/rss.xml",
      "/index.xml": "/feed",
      "/category/x/feed": "/topics/energy,harbour/atom.xml",
      "/blogg/sjø": "/articles/pilots",
      "/blogg/sjømann": "/authors/ingrid-as/feed.json",
      "/archive/2024/rss.xml": "/topics/harbour/rss.xml",
      "/kategori/sjø": "/topics/harbour",
      "/café": "/rss.xml",
      "/tag": "/topics",
      "/rss": "/",
      "/errata": "/corrections",
      "/errata/feed": "/corrections/atom.xml",
    });
  });

  it("lead to addresses elsewhere, with query and fragment, as headers have them", async () => {
    const written = [
      "/shop: https://shop.example",
      "/wiki/: http://wiki.example:8080/Start?lang=en#top",
      "/blå: https://blå.example/sjø?q=ø",
      "/upper: HTTPS://Upper.example/A",
    ].join("\n");
    expect(await redirectsOf(written)).toEqual({
      "/shop": "https://shop.example/",
      "/wiki": "http://wiki.example:8080/Start?lang=en#top",
      "/blå": "https://xn--bl-zia.example/sj%C3%B8?q=%C3%B8",
      "/upper": "https://upper.example/A",
    });
  });

  const INCOMPLETE = "which is no web address; expected a complete address such as https://example.org/feed";
  it.each([
    [
      "/a: https://ada:secret@other.example/",
      "which has a user name or password; expected an address without them",
    ],
    [
      "/a: https://:secret@other.example/",
      "which has a user name or password; expected an address without them",
    ],
    ["/a: https://ada@other.example/", "which has a user name or password; expected an address without them"],
    ["/a: http://localhost:8787/rss.xml?x", 'which is this site; expected the path alone: "/rss.xml"'],
    ["/a: https://", INCOMPLETE],
    ["/a: https:/other.example/", INCOMPLETE],
    ["/a: https:\\\\other.example/", INCOMPLETE],
    ["/a: https://other.example/a b", INCOMPLETE],
    ["/a: javascript:alert(1)", INCOMPLETE],
    ["/a: mailto:ada@other.example", INCOMPLETE],
    ["/a: ftp://other.example/", INCOMPLETE],
  ])("%s is refused as an address elsewhere", async (line, problem) => {
    const written = JSON.stringify(line.slice("/a: ".length));
    expect(await problemsOf(seeds(`/a: ${written}`))).toEqual([
      `_site.yaml:2: old path "/a" leads to ${written}, ${problem}`,
    ]);
  });

  const OWN = "is one of this site's own; expected a path that this site does not use";
  it.each([
    ["/rss.xml: /atom.xml", `old path "/rss.xml" ${OWN}`],
    ["/topics/Harbour: /topics/energy", `old path "/topics/Harbour" ${OWN}`],
    ["/topics/port: /topics/energy", `old path "/topics/port" ${OWN}`],
    ["/articles/pilots: /rss.xml", `old path "/articles/pilots" ${OWN}`],
    ["/authors/ingrid-as/rss.xml: /rss.xml", `old path "/authors/ingrid-as/rss.xml" ${OWN}`],
    ["/corrections/rss.xml: /rss.xml", `old path "/corrections/rss.xml" ${OWN}`],
    ["/feed: /rss.xml", `old path "/feed" ${OWN}`],
    // An article may be missing for a while. Its path must not lead to itself then.
    ["/articles/pilots/: /rss.xml", `old path "/articles/pilots/" ${OWN}`],
    ["/authors/Ingrid-As/: /rss.xml", `old path "/authors/Ingrid-As/" ${OWN}`],
    ["/rss.xml/: /atom.xml", `old path "/rss.xml/" ${OWN}`],
    ["/x/../rss.xml: /atom.xml", `old path "/x/../rss.xml" ${OWN}`],
    ["/rss%2Exml: /atom.xml", `old path "/rss%2Exml" ${OWN}`],
    ["/articles/%70ilots: /atom.xml", `old path "/articles/%70ilots" ${OWN}`],
    [
      "/caf%E9: /atom.xml",
      'old path "/caf%E9"; expected a path that starts with one slash, without `?`, `#`, `*` or broken `%`',
    ],
    [
      "/tag/*: /topics",
      'old path "/tag/*"; expected a path that starts with one slash, without `?`, `#`, `*` or broken `%`',
    ],
    [
      "/a: /archive/1/rss.xml",
      'old path "/a" leads to "/archive/1/rss.xml", which this site does not have; expected a path of this site, such as /rss.xml or /topics/diplomacy, or an address that starts with https://',
    ],
    [
      "/a: /topics/harbor/atom.xml",
      'old path "/a" leads to "/topics/harbor/atom.xml", which this site does not have; expected perhaps "/topics/harbour/atom.xml"',
    ],
    [
      "/a: /topics/port/atom.xml",
      'old path "/a" leads to "/topics/port/atom.xml", which this site does not have; expected perhaps "/topics/harbour/atom.xml"',
    ],
    [
      "/a: /topics/energy,port/atom.xml",
      'old path "/a" leads to "/topics/energy,port/atom.xml", which this site does not have; expected perhaps "/topics/energy,harbour/atom.xml"',
    ],
    [
      "/feed/: /feed",
      'old path "/feed/" leads to itself (slashes, case and encoding do not count); expected another path',
    ],
    [
      "/a: /a",
      'old path "/a" leads to itself (slashes, case and encoding do not count); expected another path',
    ],
    [
      "old: /rss.xml",
      'old path "old"; expected a path that starts with one slash, without `?`, `#`, `*` or broken `%`',
    ],
    [
      "//evil.example: /rss.xml",
      'old path "//evil.example"; expected a path that starts with one slash, without `?`, `#`, `*` or broken `%`',
    ],
    [
      "/?feed=rss2: /rss.xml",
      'old path "/?feed=rss2"; expected a path that starts with one slash, without `?`, `#`, `*` or broken `%`',
    ],
    [
      '"/\\\\evil.example": /rss.xml',
      'old path "/\\\\evil.example"; expected a path that starts with one slash, without `?`, `#`, `*` or broken `%`',
    ],
    [
      "/a: //evil.example",
      'old path "/a" leads to "//evil.example", which this site does not have; expected a path of this site, such as /rss.xml or /topics/diplomacy, or an address that starts with https://',
    ],
    [
      "/a: /topics/harbor/rss.xml",
      'old path "/a" leads to "/topics/harbor/rss.xml", which this site does not have; expected perhaps "/topics/harbour/rss.xml"',
    ],
    [
      "/a: /topics/harbour,energy",
      'old path "/a" leads to "/topics/harbour,energy", which this site does not have; expected perhaps "/topics/energy,harbour"',
    ],
    [
      "/a: /articles/pilot",
      'old path "/a" leads to "/articles/pilot", which this site does not have; expected perhaps "/articles/pilots"',
    ],
    [
      "/a: /rss.xml/",
      'old path "/a" leads to "/rss.xml/", which this site does not have; expected perhaps "/rss.xml"',
    ],
  ])("%s is refused", async (line, problem) => {
    expect(await problemsOf(seeds(line))).toEqual([`_site.yaml:2: ${problem}`]);
  });

  it("that lead to another redirect, or repeat a path, are refused with their line", async () => {
    expect(await problemsOf(seeds("/b: /rss.xml\n/a: /b\n/b/: /atom.xml"))).toEqual([
      '_site.yaml:3: old path "/a" leads to "/b", which this site does not have; expected "/rss.xml", to which "/b" is redirected',
      '_site.yaml:4: old path "/b/" differs from an earlier one only by slashes, case or encoding; expected each path once',
    ]);
  });

  it("must map paths to paths", async () => {
    expect(await problemsOf({ "pilots.md": ARTICLE, "_site.yaml": "redirects: [/a, /b]\n" })).toEqual([
      expect.stringMatching(/^_site\.yaml:1: redirects is .*; expected old paths with new ones/),
    ]);
  });
});

describe("aliases of a topic", () => {
  const topics = (yaml: string) => ({
    "pilots.md": ARTICLE.replace("[harbour]", "[]"),
    "_topics.yaml": `topics:\n${yaml}`,
  });

  it("may still be used by articles, and lead to the topic", async () => {
    const files = { ...seeds("/a: /rss.xml"), "pilots.md": ARTICLE.replace("[harbour]", "[Port]") };
    const compiled = await compile({ folder: await folderOf(files) });
    expect(compiled.ok && compiled.value.articles[0]?.article.topics.map(({ slug }) => slug)).toEqual([
      "harbour",
    ]);
  });

  it.each([
    [
      "the slug of a shipped topic",
      "  - slug: quays\n    aliases: [weather]\n",
      2,
      '"weather" of "quays" is the slug of a topic',
    ],
    [
      "its own slug",
      "  - slug: quays\n    aliases: [quays]\n",
      2,
      '"quays" of "quays" is the slug of a topic',
    ],
    [
      "another's slug",
      "  - slug: quays\n    aliases: [piers]\n  - slug: piers\n",
      2,
      '"piers" of "quays" is the slug of a topic',
    ],
    [
      "another's alias",
      "  - slug: quays\n    aliases: [docks]\n  - slug: piers\n    aliases: [docks]\n",
      4,
      '"docks" of "piers" is an alias of "quays" too',
    ],
  ])("may not be %s", async (_, yaml, line, found) => {
    expect(await problemsOf(topics(yaml))).toEqual([
      `_topics.yaml:${line}: alias ${found}; expected an earlier slug that no other topic has`,
    ]);
  });
});
