import { describe, expect, it } from "vitest";
import { isIri, uriOf } from "../../../src/compiler/ground/iri.ts";
import { readBackAtom, readBackJson, readBackRss } from "../../../src/compiler/render/read-back.ts";
import { itemOf, render } from "../../../src/compiler/render/render.ts";
import type { Article } from "../../../src/model/article.ts";
import { SITE } from "../../support/articles.ts";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const md = (...frontMatter: string[]) =>
  `---\ndate: 2024-05-04\ntopics: []\n${frontMatter.join("\n")}\n---\nA pilot boards.\n`;
const imported = (guid: string, ...more: string[]) =>
  articleOf("pilots.md", md(`guid: ${JSON.stringify(guid)}`, ...more), { "_site.yaml": `id: ${SITE.id}\n` });

/** Returns the ids as they are in the bytes, without a parser. */
function idsIn(article: Article) {
  const pieces = render(article, SITE);
  return {
    rss: /<guid isPermaLink="false">([^<]*)</.exec(pieces.rss)?.[1],
    atom: /<id>([^<]*)</.exec(pieces.atom)?.[1],
    json: JSON.parse(itemOf("json", pieces)).id,
  };
}

describe("the guid of an imported article", () => {
  it.each([
    ["WordPress", "https://site.example/?p=123"],
    ["an address that a URL parser would respell", "HTTP://Site.Example:80/a/../b?q=å#Top"],
    ["Blogger", "tag:blogger.com,1999:blog-7.post-11"],
    ["another system's UUID", "URN:UUID:AA81DA01-7F74-5451-809A-2DE453F949BE"],
    ["letters of other scripts", "https://例え.example/漢字/é"],
  ])("is the id in all formats, verbatim: %s", async (_, guid) => {
    const article = await imported(guid);
    expect(article).toMatchObject({ id: guid });
    expect(idsIn(article)).toEqual({ rss: guid, atom: guid, json: guid });
  });

  it.each([
    ["Ghost", "5f3e1c2a9d0b4c0039a1e7d2", "5f3e1c2a9d0b4c0039a1e7d2"],
    ["white space within", "No. 7  of\tMay", "No. 7  of\tMay"],
    ["markup, escaped once", 'a & "b" <c>', "a &amp; &quot;b&quot; &lt;c&gt;"],
    ["an address with a space", "https://site.example/a b", "https://site.example/a b"],
    ["a replacement pattern", "$& $1 $'", "$&amp; $1 $'"],
  ])("is the id in RSS and JSON Feed only, if it is no IRI, RFC 4287 4.2.6: %s", async (_, guid, escaped) => {
    const article = await imported(guid);
    expect(idsIn(article)).toEqual({ rss: escaped, atom: expect.stringMatching(/^urn:uuid:/), json: guid });
    expect(article.atomId).toBe(idsIn(article).atom);
  });

  it("stays when everything else changes, the Atom id too", async () => {
    const [before, after] = await Promise.all([
      imported("5f3e1c2a"),
      articleOf(
        "sea/Gale.html",
        "---\nguid: 5f3e1c2a\ndate: 2020-01-01\ntitle: Gale\nslug: storm\n---\n<p>Wind.</p>",
        {
          "_site.yaml": `id: ${SITE.id}\nurl: https://else.example\n`,
        },
      ),
    ]);
    expect([after.id, after.atomId]).toEqual([before.id, before.atomId]);
  });

  it("may have an `id` beside it, from which the Atom id is made", async () => {
    const [own, other] = await Promise.all([imported("x y", "id: pilots"), articleOf("pilots.md", md())]);
    expect(own.id).toBe("x y");
    expect(own.atomId).toBe(
      (await articleOf("a.md", md("id: pilots"), { "_site.yaml": `id: ${SITE.id}\n` })).id,
    );
    expect(own.atomId).not.toBe(other.id);
  });

  it("belongs to one article only, and equals no other article's uuid", async () => {
    const uuid = (await articleOf("pilots.md", md())).id;
    expect(
      await problemsOf({
        "a.md": md("guid: https://site.example/?p=1"),
        "b.md": md("guid: https://site.example/?p=1"),
        "c.md": md("guid: HTTPS://site.example/?p=1"),
        "pilots.md": md(),
        "q.md": md(`guid: ${uuid}`),
      }),
    ).toEqual([
      expect.stringMatching(
        /^b\.md:4: guid "https:\/\/site\.example\/\?p=1" is the same as in .*a\.md; expected a `guid:` of its own$/,
      ),
      expect.stringMatching(/^q\.md:4: guid "urn:uuid:.*" is the same as in .*pilots\.md/),
    ]);
  });

  it.each([
    ["123", "guid is 123"],
    ['"a\\u0001b"', "guid is "],
    ['"a\\rb"', "guid is "],
    ["[a]", 'guid is ["a"]'],
  ])("is refused if it is no text that a feed can carry: %s", async (written, found) => {
    expect(await problemsOf({ "a.md": md(`guid: ${written}`) })).toEqual([
      expect.stringContaining(`a.md:4: ${found}`),
    ]);
  });

  it("is read back: a renderer that respells it stops the build", async () => {
    const article = await imported("https://site.example/?a=1&b=2");
    const pieces = render(article, SITE);
    const respelt = (text: string) => text.replace("site.example/?a", "site.example/%3Fa");
    expect(readBackRss(respelt(itemOf("rss", pieces)), article, SITE)[0]?.field).toBe("guid");
    expect(readBackAtom(respelt(itemOf("atom", pieces)), article, SITE)[0]?.field).toBe("id");
    expect(readBackJson(respelt(itemOf("json", pieces)), article)[0]?.field).toBe("id");
  });
});

describe("RFC 3987 2.2: an IRI with a scheme", () => {
  it.each([
    ["http://a.example/b%20c?d=/?#e", true],
    ["tag:blogger.com,1999:blog-1.post-2", true],
    ["http://[2001:db8::1]:80/x", true],
    ["http://kari@site.example:80", true],
    ["https://site.example/日本語", true],
    ["urn:uuid:aa81da01-7f74-5451-809a-2de453f949be", true],
    ["/2024/05/tides", false],
    ["tides", false],
    ["1:2", false],
    ["http://a.example/b c", false],
    ["http://a.example/%zz", false],
    ["http://a.example/?x[]=1", false],
    ["http://a.example/<b>", false],
    ["http://a.example/#a#b", false],
    ["http://a.example/\uE000", false],
    ["C:\\seeds", false],
    ["", false],
  ])("%j: %s", (text, is) => expect(isIri(text)).toBe(is));
});

describe("an address as a URI, RFC 3986", () => {
  it.each([
    ["https://a.example/?x[]=1|2^3&t={4}`", "https://a.example/?x%5B%5D=1%7C2%5E3&t=%7B4%7D%60"],
    ["https://a.example/100%/[b]?c=%zz%41", "https://a.example/100%25/%5Bb%5D?c=%25zz%41"],
    ["http://[2001:db8::1]:8080/[x]", "http://[2001:db8::1]:8080/%5Bx%5D"],
    ["mailto:kari@a.example?subject=[x]", "mailto:kari@a.example?subject=[x]"],
    ["https://kari@a.example/å", "https://kari@a.example/%C3%A5"],
  ])("%j is %j", (written, uri) => expect(uriOf(new URL(written))).toBe(uri));

  it("is that of images and links", async () => {
    const text = "---\nimage: https://a.example/i.png?x[]=1\n---\n[Ferry](https://a.example/?y[]=2|3)\n";
    expect(await articleOf("2024-05-04-a.md", text)).toMatchObject({
      image: { url: "https://a.example/i.png?x%5B%5D=1" },
      contentHtml: expect.stringContaining('href="https://a.example/?y%5B%5D=2%7C3"'),
    });
  });
});
