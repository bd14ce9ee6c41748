/** The encodings of texts, each with its outcome. */

import { describe, expect, it } from "vitest";
import { articleOf, problemsOf } from "../../support/seeds.ts";

const MD = "---\ntitle: Sm\u00f8r\ndate: 2024-05-04\ntopics: []\n---\nP\u00e5 br\u00f8d.\n";
const page = (head: string, text: string, encoding: BufferEncoding = "latin1") =>
  Buffer.from(`<html><head>${head}</head><body><h1>${text}</h1><p>${text}</p></body></html>`, encoding);
const NAME = "2024-05-04-a.html";

describe("a text", () => {
  it.each([
    ["in UTF-8", Buffer.from(MD)],
    ["in UTF-8 with a byte order mark", Buffer.from(`\uFEFF${MD}`)],
    ["in UTF-16, little end first, with a mark", Buffer.from(`\uFEFF${MD}`, "utf16le")],
    ["in UTF-16, big end first, with a mark", Buffer.from(`\uFEFF${MD}`, "utf16le").swap16()],
  ])("is read %s", async (_, bytes) => {
    expect(await articleOf("a.md", bytes)).toMatchObject({
      title: "Sm\u00f8r",
      contentText: "P\u00e5 br\u00f8d.",
    });
  });

  it("may be a settings file in UTF-16", async () => {
    const bytes = Buffer.from("\uFEFFtitle: [x]\n", "utf16le");
    expect(await problemsOf({ "_site.yaml": bytes })).toEqual([
      expect.stringContaining("_site.yaml:1: title"),
    ]);
  });
});

describe("an HTML file in the encoding that it declares", () => {
  const latin = "Sm\u00f8r \u0093p\u00e5\u0094 br\u00f8d";
  const windows = "Sm\u00f8r \u201cp\u00e5\u201d br\u00f8d";
  it.each([
    [
      "by a meta of Word",
      "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
      latin,
      windows,
    ],
    ["by a meta of HTML 5", '<meta charset="windows-1252">', latin, windows],
    ["as ISO-8859-1, which browsers read as windows-1252", "<META CHARSET=ISO-8859-1>", latin, windows],
    ["in Russian", '<meta charset="koi8-r">', "\u00cd\u00c9\u00d2", "\u043c\u0438\u0440"],
    ["in Japanese", '<meta charset="Shift_JIS">', "\u0093\u00fa\u0096\u007b", "\u65e5\u672c"],
    ["in escape sequences", '<meta charset="iso-2022-jp">', "\u001b$BF|K\\\u001b(B", "\u65e5\u672c"],
  ])("is read: %s", async (_, head, written, title) => {
    expect((await articleOf(NAME, page(head, written))).title).toBe(title);
  });

  it("is read by an XML declaration", async () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?>\n'),
      page("", "5 \u00a4"),
    ]);
    expect((await articleOf("2024-05-04-a.xhtml", bytes)).title).toBe("5 \u20ac");
  });

  it("is UTF-8 if its bytes are, because editors convert a file and leave the declaration", async () => {
    const bytes = page('<meta charset="windows-1252">', "Sm\u00f8r", "utf8");
    expect((await articleOf(NAME, bytes)).title).toBe("Sm\u00f8r");
  });

  it("is not read by a declaration in a comment", async () => {
    expect(await problemsOf({ [NAME]: page("<!-- <meta charset=koi8-r> -->", "\u00cd") })).toEqual([
      expect.stringContaining("bytes that are not UTF-8"),
    ]);
  });
});

describe("other bytes", () => {
  const utf16 = (text: string) => Buffer.from(text, "utf16le");
  it.each([
    [
      "in windows-1252",
      "a.md",
      Buffer.from(MD, "latin1"),
      "a.md:2: bytes that are not UTF-8; expected UTF-8 (save it so in an editor, or from WINDOWS-1252: iconv -f WINDOWS-1252 -t UTF-8 a.md > a.md.new && mv a.md.new a.md)",
    ],
    [
      "in Japanese, without a command that would destroy the text",
      "a.md",
      Buffer.from("8d60955c8dc48a4a82b582bd", "hex"),
      "a.md:1: bytes that are not UTF-8; expected a text in UTF-8",
    ],
    [
      "in UTF-16 without a mark",
      "a.md",
      utf16(MD),
      "a.md:2: bytes that are not UTF-8; expected UTF-8 (save it so in an editor, or from UTF-16LE: iconv -f UTF-16LE -t UTF-8 a.md > a.md.new && mv a.md.new a.md)",
    ],
    [
      "in UTF-16 without a mark, big end first",
      "a.md",
      utf16(MD).swap16(),
      "a.md:2: bytes that are not UTF-8; expected UTF-8 (save it so in an editor, or from UTF-16BE: iconv -f UTF-16BE -t UTF-8 a.md > a.md.new && mv a.md.new a.md)",
    ],
    [
      "in UTF-32",
      "a.md",
      Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
      'a.md: encoding "utf-32le"; expected UTF-8: iconv -f UTF-32LE -t UTF-8 a.md > a.md.new && mv a.md.new a.md',
    ],
    [
      "in UTF-16 with half a pair of surrogates",
      "a.md",
      Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0]),
      "a.md: bytes that are not UTF-16LE; expected a text in UTF-16LE",
    ],
    [
      "in a declared encoding that does not exist",
      "a.html",
      page("<meta charset=wingdings>", "\u00e5"),
      'a.html: encoding "wingdings"; expected UTF-8: iconv -f WINGDINGS -t UTF-8 a.html > a.html.new && mv a.html.new a.html',
    ],
    [
      "that break the declared encoding",
      "a.html",
      page("<meta charset=shift_jis>", "\u0093"),
      "a.html: bytes that are not SHIFT_JIS; expected a text in SHIFT_JIS",
    ],
    [
      "that are no text",
      "a.md",
      Buffer.from([0, 0, 0, 7, 200]),
      "a.md:1: bytes that are not UTF-8; expected a text in UTF-8",
    ],
  ])("are refused %s", async (_, name, bytes, problem) => {
    const quoted = (await problemsOf({ [name]: bytes })).map((one) =>
      one.replaceAll(/\S*\/seeds-\w+\//g, ""),
    );
    expect(quoted).toEqual([problem]);
  });
});
