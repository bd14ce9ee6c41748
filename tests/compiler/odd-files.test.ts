/**
 * Damaged and hostile files. Each is read as far as possible, or refused with a clear problem.
 * Cases for a single part of the compiler are beside the tests of that part.
 */

import { execFileSync } from "node:child_process";
import { chmod, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { jpeg, png } from "../support/pictures.ts";
import { articleOf, articlesOf, compileFiles, type Files, folderOf, problemsOf } from "../support/seeds.ts";

const md = (frontMatter: string, body = "A pilot boards.") => `---\n${frontMatter}\n---\n${body}\n`;
const dated = (line: string, body?: string) => md(`date: 2024-05-04\ntopics: []\n${line}`, body);
const PLAIN = dated("title: Pilots");

/** Returns the problems of an existing folder, for tests that do more than write files. */
async function problemsIn(folder: string): Promise<string[]> {
  const compiled = await compile({ folder });
  return (compiled.ok ? compiled.value.warnings : compiled.error).map((one) =>
    describeProblem(one).replaceAll(`${folder}/`, ""),
  );
}

describe("bytes", () => {
  it.each([
    [
      "a letter in more bytes than it needs",
      Buffer.from([0x41, 0xc0, 0xaf]),
      "a.md:1: bytes that are not UTF-8; expected UTF-8",
    ],
    [
      "half a pair of surrogates",
      Buffer.from([0x41, 0xed, 0xa0, 0x80]),
      "a.md:1: bytes that are not UTF-8; expected UTF-8",
    ],
    ["a picture", png(4, 3), "a.md:1: bytes that are not UTF-8; expected a text in UTF-8"],
  ])("that are %s are refused", async (_, content, problem) => {
    expect(await problemsOf({ "a.md": content })).toEqual([expect.stringContaining(problem)]);
  });

  it.each(["", " \n\t\r\n\u3000\n"])(
    "that are missing, or only white space, are refused with everything that is missing",
    async (content) => {
      expect(await problemsOf({ "a.md": content })).toEqual([
        expect.stringContaining("a.md:1: no date; expected a line `date: YYYY-MM-DD` between two lines of"),
        "a.md: no text and no title; expected a text or a title",
        expect.stringContaining("warning: a.md: no topic recognised"),
      ]);
    },
  );

  it.each(["md", "txt", "html"])(
    "that are missing are refused, even with a date in the file's name: .%s",
    async (extension) => {
      for (const content of ["", "\uFEFF", " \n\n"]) {
        expect(await problemsOf({ [`2024-05-04-a.${extension}`]: content })).toContain(
          `2024-05-04-a.${extension}: no text and no title; expected a text or a title`,
        );
      }
    },
  );

  it("may be one line of a megabyte, with or without spaces", async () => {
    const { contentText } = await articleOf("a.md", dated("title: Pilots", "pilot ".repeat(170_000)));
    expect(contentText).toHaveLength(170_000 * 6 - 1);
    expect(
      (await articleOf("a.txt", `Title: Pilots\nDate: 2024-05-04\n\n${"p".repeat(1_000_000)}\n`)).contentText,
    ).toHaveLength(1_000_000);
  });

  it("may not become more HTML than parsers can read", async () => {
    expect(await problemsOf({ "a.md": dated("title: Pilots", "& ".repeat(900_000)) })).toEqual([
      expect.stringMatching(/^a\.md: \d{7} characters of HTML; expected at most 4194304$/),
    ]);
  });
});

describe("front matter", () => {
  it.each([
    [
      "alone, with a title",
      "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n---\n",
      { title: "Pilots", contentHtml: "" },
    ],
    [
      "alone, without a line end",
      "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n---",
      { title: "Pilots", contentHtml: "" },
    ],
    [
      "with the line ends of Windows",
      PLAIN.replaceAll("\n", "\r\n"),
      { title: "Pilots", contentText: "A pilot boards." },
    ],
    [
      "with the line ends of old Macs",
      PLAIN.replaceAll("\n", "\r"),
      { title: "Pilots", contentText: "A pilot boards." },
    ],
    ["that is empty", "---\n---\n# Pilots\n\nA pilot boards.\n", { title: "Pilots" }],
    ["that is a comment", "---\n# a note\n---\n# Pilots\n\nA pilot boards.\n", { title: "Pilots" }],
    ["with an alias or two", dated("title: &t Pilots\nsummary: *t"), { title: "Pilots", summary: "Pilots" }],
  ])("is read %s", async (_, text, expected) => {
    expect(await articleOf("2024-05-04-a.md", text)).toMatchObject(expected);
  });

  it.each([
    ["lists nested to exhaust the stack", md(`a: ${"[".repeat(9_000)}`), "2: YAML nested too deeply"],
    [
      "maps nested to exhaust the stack",
      md(`a: ${"{a: ".repeat(5_000)}1${"}".repeat(5_000)}`),
      "2: YAML nested too deeply",
    ],
    [
      "an alias used two hundred times",
      md(`date: 2024-05-04\nx: &x a\ntopics: [${"*x,".repeat(200)}]`),
      "2: YAML: Excessive alias count",
    ],
    ["an alias of nothing", dated("title: *nothing"), "2: YAML: Unresolved alias"],
    ["a tag that would run", dated("title: !!js/function 'function () {}'"), "4: YAML: Unresolved tag"],
    [
      "a tag that would run elsewhere",
      dated("title: !!python/object/apply:os.system [id]"),
      "4: YAML: Unresolved tag",
    ],
    ["a tag of its own", dated("title: !pilot x"), "4: YAML: Unresolved tag"],
    ["a tag for bytes", dated("title: !!binary aGk="), "4: title is "],
    ["the same key twice", dated("title: a\ntitle: b"), "5: YAML: Map keys must be unique"],
    ["keys brought along by a merge", md("base: &b {date: 2024-05-04}\n<<: *b"), '3: unknown key "<<"'],
    ["a directive", "---\n%YAML 1.1\n---\nA pilot boards.\n", "2: YAML: "],
    ["no end", "---\ntitle: a\n\nA pilot boards.\n", "1: front matter without an end"],
  ])("is refused with %s", async (_, text, problem) => {
    expect(await problemsOf({ "a.md": text })).toContainEqual(expect.stringContaining(`a.md:${problem}`));
    expect((await compileFiles({ "a.md": text })).ok).toBe(false);
  });

  it("treats keys such as __proto__ as plain names", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const text = dated(
      ["title: Pilots", ...names.map((name) => `${name}: {title: Evil, draft: true}`), "? [a, b]\n: c"].join(
        "\n",
      ),
    );
    expect(await articleOf("a.md", text)).toMatchObject({ title: "Pilots" });
    expect((await problemsOf({ "a.md": text })).map((problem) => problem.split(";")[0])).toEqual([
      ...names.map((name, at) => `warning: a.md:${5 + at}: unknown key "${name}"`),
      'warning: a.md:2: unknown key "[ a, b ]"',
    ]);
    expect({}).not.toHaveProperty("title");
    expect(
      await problemsOf({ "a.md": dated("authors: [{name: Kari, __proto__: {url: https://x.example}}]") }),
    ).toEqual([expect.stringContaining("a.md:4: authors.0 is ")]);
  });

  const FIELDS = [
    "title",
    "updated",
    "publish_at",
    "expires",
    "feed",
    "id",
    "authors",
    "topics",
    "summary",
    "language",
  ];
  const MORE_FIELDS = ["image", "image_alt", "slug", "credit", "corrections", "withdrawn", "date"];
  const VALUES = ["3", ".nan", "[3]", "{a: b}", "[[a]]"];
  it("treats fields without a value as not written", async () => {
    const empty = [...FIELDS, ...MORE_FIELDS].filter((field) => field !== "date");
    for (const value of ["", ' ""']) {
      const text = md(["date: 2024-05-04", ...empty.map((field) => `${field}:${value}`)].join("\n"));
      expect((await articleOf("a.md", text)).slug).toBe("a");
      expect(await problemsOf({ "a.md": text })).toEqual([expect.stringContaining("no topic recognised")]);
    }
  });

  it.each([...FIELDS, ...MORE_FIELDS])(
    "refuses each wrong kind of value of %s at its line",
    async (field) => {
      // A whole number is an id in WordPress.
      const values = field === "id" ? VALUES.slice(1) : VALUES;
      const others = ["date: 2024-05-04", "topics: []"].filter((line) => !line.startsWith(`${field}:`));
      const files = Object.fromEntries(
        values.map((value, at) => [`${at}.md`, md([`${field}: ${value}`, ...others].join("\n"))]),
      );
      expect(await problemsOf(files)).toEqual(
        values.map((_, at) =>
          expect.stringMatching(new RegExp(`^${at}\\.md:2: ${field}.* is .+; expected .+`)),
        ),
      );
    },
  );
});

describe("dates", () => {
  it("that are wrong are the only problem of a file without a text", async () => {
    expect(await problemsOf({ "pilots.md": "---\ndate: soon\n---\n" })).toEqual([
      expect.stringMatching(/^pilots\.md:2: date "soon" is not a date; expected /),
    ]);
  });

  it.each([
    ["0001-01-01", "date before the year 1000"],
    ["0999-12-31", "date before the year 1000"],
    ["9999-12-31T23:59:59-01:00", "date after the year 9999"],
    ["10000-01-01", "is not a date"],
    ["+010000-01-01", "is not a date"],
    ["-0001-01-01", "is not a date"],
    ["2023-02-29", "is not a calendar date"],
    ["2024-04-31", "is not a calendar date"],
    ["2024-00-10", "is not a calendar date"],
    ["2024-05-04T24:00", "is not a calendar date"],
    ["2024-05-04T12:60", "is not a calendar date"],
    ["2024-05-04T12:00+14:01", "is not a calendar date"],
    ["2024-05-04T12:00-15:00", "is not a calendar date"],
    ["2024-05-04T12:00+99:99", "is not a calendar date"],
    ["2024-05-04T12:00 Europe/Nowhere", "is not a date"],
    ["2024-05-04T12:00 IST", "is not a date"],
    ["1714816800", "is not a date"],
    ["2024-05-04\\0", "is not a date"],
    ["２０２４-０５-０４", "is not a date"],
  ])("%s is refused", async (date, found) => {
    expect(await problemsOf({ "a.md": md(`date: "${date}"\ntopics: []`) })).toEqual([
      expect.stringMatching(`^a\\.md:2: .*${found}; expected`),
    ]);
  });

  it.each([
    ["1000-01-01", "1000-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
    ["2024-05-04T12:00+14:00", "2024-05-03T22:00:00.000Z"],
    ["2024-05-04T12:00-12:00", "2024-05-05T00:00:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ])("%s is read", async (date, instant) => {
    expect(
      new Date((await articleOf("a.md", md(`date: "${date}"\ntopics: []`))).published).toISOString(),
    ).toBe(instant);
  });
});

describe("names", () => {
  it.each([
    ["a..b.md", "a-b"],
    ["a b.md", "a-b"],
    ["a%2F..%2Fb.md", "a-2f-2fb"],
    ["100%.md", "100"],
    [`"a" & 'b'.md`, "a-b"],
    ["a?b#c.md", "a-b-c"],
    ["<script>.md", "script"],
    ["$(id).md", "id"],
    ["-rf.md", "rf"],
    ["constructor.md", "constructor"],
    [`${"Ж".repeat(120)}.md`, "zh".repeat(100)],
    ["🎉.md", "tada"],
    ["a.HTML", "a"],
  ])("may be %s", async (name, slug) => {
    expect(await articleOf(name, PLAIN)).toMatchObject({ slug, title: "Pilots" });
  });

  it("are reported on one line, with control characters escaped", async () => {
    const files = { "a\nb.md": "", "a\u001b[31m.md": "", "a\u202Etxt.md": "", "x\r.pdf": "" };
    const problems = await problemsOf(files);
    const undated = problems.filter((problem) => problem.includes("no date"));
    expect(undated.map((problem) => problem.split(": ")[0])).toEqual([
      "a\\u000ab.md:1",
      "a\\u001b[31m.md:1",
      "a\\u202etxt.md:1",
    ]);
    expect(problems.join("")).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it.each([
    ["one slug", { "a-b.md": PLAIN, "a b.md": PLAIN }, 'a-b.md: slug "a-b" is the same as in a b.md'],
    ["one name but for capitals", { "A.md": PLAIN, "a.md": PLAIN }, 'a.md: slug "a" is the same as in A.md'],
    [
      "one name in two folders",
      { "a.md": PLAIN, "b/a.txt": "Date: 2024-05-04\n\nText.\n" },
      'b/a.txt: id "a" is the same as in a.md',
    ],
    [
      "one name in two normal forms",
      { "\u00e9.md": PLAIN, "e\u0301.md": PLAIN },
      '\u00e9.md: id "\u00e9" is the same as in e\u0301.md',
    ],
    [
      "one id in two normal forms",
      { "a.md": dated("id: \u00e9"), "b.md": dated("id: e\u0301") },
      'b.md:4: id "\u00e9" is the same as in a.md',
    ],
  ])("of two articles may not be %s", async (_, files, problem) => {
    expect(await problemsOf(files)).toContainEqual(expect.stringContaining(problem));
  });
});

describe("an entry of the folder", () => {
  it("may be a folder with a name like an article, at any depth", async () => {
    const deep = `${"d/".repeat(200)}c.md`;
    expect(
      Object.keys(await articlesOf({ "x.md/a.md": PLAIN, "y.png/b.md": PLAIN, [deep]: PLAIN })).toSorted(),
    ).toEqual([deep, "x.md/a.md", "y.png/b.md"]);
  });

  it("that links to its own folder is not followed", async () => {
    const folder = await folderOf({ "a.md": PLAIN });
    await symlink(folder, join(folder, "circle"));
    await symlink("self.md", join(folder, "self.md"));
    expect(await problemsIn(folder)).toEqual([
      "circle: a symbolic link or special file; expected a regular file",
      "self.md: a symbolic link or special file; expected a regular file",
    ]);
  });

  it.skipIf(process.platform === "win32")("that is a pipe does not block the build", async () => {
    const folder = await folderOf({ "a.md": PLAIN });
    execFileSync("mkfifo", [join(folder, "b.md"), join(folder, "c.png")]);
    expect(await problemsIn(folder)).toEqual(
      ["b.md", "c.png"].map((name) => `${name}: a symbolic link or special file; expected a regular file`),
    );
  });

  // Other systems refuse such a name.
  it.skipIf(process.platform !== "linux")(
    "is a problem with the reason if its name is not UTF-8",
    async () => {
      const folder = await folderOf({ "b.md": PLAIN });
      await writeFile(
        Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff]), Buffer.from(".md")]),
        PLAIN,
      );
      expect(await problemsIn(folder)).toEqual(["a\uFFFD.md: cannot be read; expected a file name in UTF-8"]);
    },
  );

  // Skipped for the superuser, who may read every file.
  it.skipIf(process.getuid === undefined || process.getuid() === 0)(
    "is a problem where it may not be read",
    async () => {
      const folder = await folderOf({
        "a.md": dated("image: c.png"),
        "b.md": PLAIN,
        "c.png": png(4, 3),
        "d/e.md": PLAIN,
      });
      for (const name of ["b.md", "c.png", "d"]) await chmod(join(folder, name), 0);
      expect(await problemsIn(folder)).toEqual([
        "d: cannot be read; expected a folder of articles",
        "b.md: cannot be read; expected a readable file",
        'a.md:4: image "c.png" cannot be read; expected a readable file',
      ]);
      await chmod(join(folder, "d"), 0o700);
    },
  );

  it.each([
    ["is missing", {}, "seeds", "seeds: cannot be read; expected a folder of articles"],
    ["is a file", { seeds: "x" }, "seeds", "seeds: cannot be read; expected a folder of articles"],
    [
      "has a folder for its settings",
      { "seeds/_site.yaml/a.md": PLAIN },
      "seeds",
      "_site.yaml: a folder; expected a file of settings",
    ],
  ] as const)("is refused where it %s", async (_, files: Files, name, problem) => {
    expect(await problemsIn(join(await folderOf(files), name))).toEqual([expect.stringContaining(problem)]);
  });
});

describe("pictures", () => {
  /** Returns bytes that a parser must read one by one, or that announce an endless length. */
  const start = (bytes: Uint8Array, length: number) => Buffer.from(bytes).subarray(0, length);
  it.each([
    ["a JPEG of nothing but fill bytes", "jpg", start(jpeg(4, 3), 4), Buffer.alloc(20_000_000, 0xff)],
    ["a JPEG of zeros", "jpg", start(jpeg(4, 3), 4), Buffer.alloc(20_000_000)],
    ["a JPEG of short blocks", "jpg", start(jpeg(4, 3), 4), Buffer.alloc(20_000_000, 1)],
    [
      "an AVIF of empty boxes",
      "avif",
      Buffer.from("\0\0\0\x14ftypavif\0\0\0\0avif", "latin1"),
      Buffer.alloc(20_000_000),
    ],
    ["a drawing that grows a thousandfold", "svg", Buffer.from(bomb()), Buffer.alloc(0)],
    [
      "a drawing that reads a file",
      "svg",
      Buffer.from('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
      Buffer.from(drawing("&x;")),
    ],
  ])("are refused quickly: %s", async (_, extension, head, rest) => {
    const folder = await folderOf({ "a.md": dated(`image: b.${extension}`) });
    await writeFile(join(folder, `b.${extension}`), Buffer.concat([head, rest]));
    expect(await problemsIn(folder)).toEqual([
      expect.stringMatching(/^a\.md:4: image "b\.\w+" is damaged \(image\//),
    ]);
  });

  function drawing(content: string): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${content}">${content}</svg>`;
  }

  function bomb(): string {
    const grow = [..."bcdefghij"]
      .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghij"[at]};`.repeat(10)}">`)
      .join("");
    return `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${grow}]>${drawing("&j;")}`;
  }
});

describe("HTML, raw or in Markdown", () => {
  it.each([
    ["an address in capitals", '<a href="JaVaScRiPt:x">a</a>', "<a>a</a>"],
    ["an address with a tab", '<a href="java&#9;script:x">a</a>', "<a>a</a>"],
    ["an address in numbers without semicolons", '<a href="&#x6A&#x61vascript:x">a</a>', "<a>a</a>"],
    ["an address with a named colon", '<a href="javascript&colon;x">a</a>', "<a>a</a>"],
    ["an address after a control character", '<a href="&#1;javascript:x">a</a>', "<a>a</a>"],
    ["an address for another language", '<a href="vbscript:x">a</a>', "<a>a</a>"],
    ["a page in an address", '<a href="DATA:text/html;base64,eA==">a</a>', "<a>a</a>"],
    ["a page in a picture's address", '<p>a<img src="data:text/html,x" alt="b"></p>', "<p>a</p>"],
    ["a picture without an address", "<p>a<img alt=b></p>", "<p>a</p>"],
    [
      "sizes that are none",
      '<img src="https://img.example/a.png" width="javascript:x" height="-5">',
      '<img src="https://img.example/a.png" />',
    ],
    [
      "a size in percent",
      '<img src="https://img.example/a.png" width="50%">',
      '<img src="https://img.example/a.png" width="50%" />',
    ],
    [
      "another base",
      '<base href="https://evil.example/"><a href="/b">a</a>',
      '<a href="http://localhost:8787/b">a</a>',
    ],
    ["a refresh", '<meta http-equiv="refresh" content="0;url=https://evil.example"><p>a</p>', "<p>a</p>"],
    ["a drawing", '<svg><a xlink:href="javascript:x"><text>t</text></a></svg><p>a</p>', "<a>t</a><p>a</p>"],
    ["a style that ends in a title", '<svg><style><a title="</style><b onclick=x>a</b>">', '<b>a</b>"&gt;'],
    [
      "a formula around a table",
      '<math><mtext><table><mglyph><style><!--</style><b title="--&gt;&lt;script&gt;">',
      "<math><mtext></mtext></math>",
    ],
    ["a title that would end itself", "<title>&lt;/title&gt;&lt;script&gt;x</title><p>a</p>", "<p>a</p>"],
    ["a script in a raw text", "<xmp><script>x</script></xmp>", "&lt;script&gt;x&lt;/script&gt;"],
    ["a section of character data", "<p>a<![CDATA[<script>x</script>]]>b</p>", "<p>ab</p>"],
    ["processing instructions", '<?php echo 1 ?><?xml-stylesheet href="x"?><p>a</p>', "<p>a</p>"],
    ["a comment that ends at once", "<!--><script>x</script>--><p>a</p>", "--&gt;<p>a</p>"],
    ["a comment without an end", "<p>a</p><!-- b <p>c</p>", "<p>a</p>"],
    [
      "entities without semicolons",
      "<p>&lt &gt &amp &copy &AMP; &#128; &#0; &#xD800;</p>",
      "<p>&lt; &gt; &amp; © &amp; € \uFFFD \uFFFD</p>",
    ],
    [
      "a table in a table, unclosed",
      "<table><tr><td>a<td>b<table><tr><td>c</table></table>",
      "<table><tr><td>a</td><td>b<table><tr><td>c</td></tr></table></td></tr></table>",
    ],
    [
      "lists in lists, unclosed",
      "<ul><li>a<ol><li>b<ul><li>c</ul></ol></ul>",
      "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li></ul>",
    ],
    ["ends without a start", "</div></b></article><p>a</p>", "<p>a</p>"],
    [
      "elements and attributes called as every object's own",
      '<constructor href="x"><p hasOwnProperty="x" valueOf="y">a</p></constructor>',
      "<p>a</p>",
    ],
    ["text after the body", "<html><body onload=x><p>a</p></body><p>b</p></html>", "<p>a</p><p>b</p>"],
  ])("%s", async (_, body, expected) => {
    const article = await articleOf("a.html", dated("title: Pilots", body));
    expect(article.contentHtml.replaceAll("\n", "")).toBe(expected);
  });

  it("names an address that it removes", async () => {
    const body = '<a href="data:text/html,x">a</a> <img src="javascript:x"> <a href="tel:+4712345678">b</a>';
    expect(await problemsOf({ "a.md": dated("title: Pilots", body) })).toEqual(
      ["data:text/html,x", "javascript:x"].map(
        (address) =>
          `warning: a.md:6: address "${address}" removed; expected an http, https, mailto or tel address`,
      ),
    );
  });

  it("shows no picture that has the address of the article", async () => {
    expect(
      await problemsOf({
        "a.md": dated("title: Pilots", '<img src="">\n\n<img src="#a">\n\n<img src="?b">'),
      }),
    ).toEqual([
      expect.stringMatching(
        /^a\.md: image "" is not the address of a file; expected a file beside the article, or an absolute address$/,
      ),
      expect.stringContaining('a.md:8: image "#a" is not the address of a file'),
      expect.stringContaining('a.md:10: image "?b" is not the address of a file'),
    ]);
  });
});
