/** Documents that articles link to: recognised, served under an address with a hash, or refused with the reason. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { png, svg } from "../../support/pictures.ts";
import {
  articleOf,
  articlesWithText,
  compileFiles,
  type Files,
  folderOf,
  problemsOf,
} from "../../support/seeds.ts";
import { zip } from "../../support/zip.ts";

const md = (body: string) => `---\ntitle: A linked paper\ndate: 2024-05-18\ntopics: []\n---\n${body}\n`;
const SITE = "http://localhost:8787";
const PDF = "%PDF-1.4\n%%EOF";
const TYPES = "[Content_Types].xml";
const ODF = "application/vnd.oasis.opendocument";
const OOXML = "application/vnd.openxmlformats-officedocument";

const html = async (body: string, files: Files) => (await articleOf("paper.md", md(body), files)).contentHtml;

describe("a document that an article links to", () => {
  it.each([
    ["PDF", "paper.pdf", PDF, "pdf", "application/pdf"],
    ["PDF with capitals", "Paper.PDF", PDF, "pdf", "application/pdf"],
    ["PDF without an extension", "paper", PDF, "pdf", "application/pdf"],
    ["CSV", "tides.csv", "hour,metres\n6,4.2\n", "csv", "text/csv"],
    ["CSV with a byte order mark", "tides.csv", "\ufeffhøyde;m\n", "csv", "text/csv"],
    ["CSV that starts like an MP3 file", "tides.csv", "ID3,metres\n", "csv", "text/csv"],
    ["ZIP", "photos.zip", zip({ "a.txt": "a" }), "zip", "application/zip"],
    ["ZIP with a comment", "photos.zip", zip({ "a.txt": "a" }, "PK\x05\x06"), "zip", "application/zip"],
    [
      "ZIP of a page and a script",
      "demo.zip",
      zip({ "index.html": "<p>", "a.js": "1" }),
      "zip",
      "application/zip",
    ],
    [
      "EPUB",
      "book.epub",
      zip({ mimetype: "application/epub+zip", "META-INF/container.xml": "<container/>" }),
      "epub",
      "application/epub+zip",
    ],
    [
      "Word",
      "a.docx",
      zip({ [TYPES]: "<Types/>", "word/document.xml": "" }),
      "docx",
      `${OOXML}.wordprocessingml.document`,
    ],
    [
      "Word with a comment that looks like the last record",
      "a.docx",
      zip({ [TYPES]: "<Types/>", "word/document.xml": "" }, `PK\x05\x06${"\0".repeat(30)}`),
      "docx",
      `${OOXML}.wordprocessingml.document`,
    ],
    ["Excel", "a.xlsx", zip({ "xl/workbook.xml": "", [TYPES]: "" }), "xlsx", `${OOXML}.spreadsheetml.sheet`],
    [
      "PowerPoint",
      "a.pptx",
      zip({ [TYPES]: "", "ppt/presentation.xml": "" }),
      "pptx",
      `${OOXML}.presentationml.presentation`,
    ],
    ["OpenDocument text", "a.odt", zip({ mimetype: `${ODF}.text`, "content.xml": "" }), "odt", `${ODF}.text`],
    [
      "OpenDocument table",
      "a.ods",
      zip({ mimetype: `${ODF}.spreadsheet`, "content.xml": "" }),
      "ods",
      `${ODF}.spreadsheet`,
    ],
    [
      "OpenDocument slides",
      "a.odp",
      zip({ mimetype: `${ODF}.presentation`, "content.xml": "" }),
      "odp",
      `${ODF}.presentation`,
    ],
    ["Word called ZIP", "a.zip", zip({ [TYPES]: "", "word/document.xml": "" }), "zip", "application/zip"],
  ])("is served under /media/ with its type: %s", async (_, name, bytes, extension, mediaType) => {
    const folder = await folderOf({ "paper.md": md(`Read [this](${name}#page=2).`), [name]: bytes });
    const compiled = await compile({ folder });
    if (!compiled.ok) throw new Error(compiled.error.map(describeWithSeverity).join("\n"));
    const [file] = compiled.value.media;
    const stem = name.replace(/\.[^.]+$/, "").toLowerCase();
    expect(file?.served).toMatch(new RegExp(`^${stem}-[0-9a-f]{16}\\.${extension}$`));
    expect(file?.mediaType).toBe(mediaType);
    expect((await articlesWithText({ folder }))["paper.md"]?.contentHtml).toBe(
      `<p>Read <a href="${SITE}/media/${file?.served}#page=2">this</a>.</p>`,
    );
    expect(compiled.value.warnings).toEqual([]);
  });

  it("is found in other folders, and is served once", async () => {
    const body = "[a](../files/paper.pdf) [b](/files/paper.pdf) [c](<../files/paper.pdf>)";
    const compiled = await compileFiles({ "deep/paper.md": md(body), "files/paper.pdf": PDF });
    expect(compiled.ok && compiled.value.media.map(({ served }) => served)).toEqual([
      expect.stringMatching(/^paper-[0-9a-f]{16}\.pdf$/),
    ]);
  });

  it("is no picture", async () => {
    expect(await problemsOf({ "paper.md": md("![](paper.pdf)"), "paper.pdf": PDF })).toEqual([
      expect.stringMatching(/^paper\.md:6: image "paper\.pdf" is application\/pdf; expected a PNG/),
    ]);
  });
});

describe("a file that is not served is a warning, and its link becomes text", () => {
  const KINDS =
    "expected a picture, sound or a film, a PDF, CSV, EPUB, ZIP, docx, xlsx, pptx, odt, ods or odp file, or this file in a ZIP file";
  const OTHER = `has bytes of no known file type, so it is not served; ${KINDS}`;

  it.each([
    ["a script", "tool.js", "alert(1)", OTHER],
    ["a module", "tool.mjs", "export {}", OTHER],
    ["a program", "tool.exe", "MZ\x90\0", OTHER],
    ["a shell script", "tool", "#!/bin/sh\n", OTHER],
    ["a page called PDF", "paper.pdf", "<!doctype html><script>alert(1)</script>", OTHER],
    [
      "a drawing",
      "chart.svg",
      svg(""),
      "is a drawing, which may run scripts as a page, so it is not served; expected a picture in the text",
    ],
    [
      "a program in the form of a ZIP file",
      "tool.jar",
      zip({ "META-INF/MANIFEST.MF": "" }),
      "is application/zip, so it is not served; expected a name that ends in .zip",
    ],
    [
      "a document with another name",
      "paper.docx",
      PDF,
      "is application/pdf, so it is not served; expected a name that ends in .pdf",
    ],
    [
      "a ZIP file called EPUB",
      "book.epub",
      zip({ a: "" }),
      "is application/zip, so it is not served; expected a name that ends in .zip",
    ],
    [
      "a document with macros",
      "a.docx",
      zip({ [TYPES]: "", "word/document.xml": "", "word/vbaProject.bin": "" }),
      "contains macros, so it is not served; expected a file without macros",
    ],
    [
      "a document with macros in small letters",
      "a.docx",
      zip({ [TYPES]: "", "word/document.xml": "", "word/vbaproject.bin": "" }),
      "contains macros, so it is not served; expected a file without macros",
    ],
    [
      "a ZIP file that is cut off",
      "a.zip",
      zip({ a: "text", b: "text" }).subarray(0, 60),
      "is a damaged ZIP file, so it is not served; expected a whole file",
    ],
    [
      "a ZIP file without its first half",
      "a.zip",
      Buffer.concat([zip({ a: "a" }).subarray(0, 4), zip({ a: "a" }).subarray(20)]),
      "is a damaged ZIP file, so it is not served; expected a whole file",
    ],
    [
      "a CSV file in another encoding",
      "a.csv",
      Buffer.from("h\xf8yde\n", "latin1"),
      "is not UTF-8 text, so it is not served; expected a CSV file in UTF-8",
    ],
    [
      "a CSV file of UTF-16",
      "a.csv",
      Buffer.from("a,b\n", "utf16le"),
      "is not UTF-8 text, so it is not served; expected a CSV file in UTF-8",
    ],
  ])("%s", async (_, name, bytes, problem) => {
    const files = { [name]: bytes };
    expect(await problemsOf({ ...files, "paper.md": md(`Read [this](${name}).`) })).toEqual([
      `warning: paper.md:6: file "${name}" ${problem}`,
    ]);
    expect(await html(`Read [this](${name}).`, files)).toBe("<p>Read <a>this</a>.</p>");
  });

  it("if it is larger than Cloudflare accepts", async () => {
    const folder = await folderOf({ "paper.md": md("[this](paper.pdf)") });
    await writeFile(
      join(folder, "paper.pdf"),
      Buffer.concat([Buffer.from(PDF), Buffer.alloc(25 * 1024 * 1024)]),
    );
    const compiled = await compile({ folder });
    expect(compiled.ok && compiled.value.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^file "paper\.pdf" has \d{8} bytes, so it is not served$/),
    ]);
  });

  it("except for pictures, which a link may lead to", async () => {
    expect(await html("[larger](a.png)", { "a.png": png(4, 3) })).toMatch(
      /href="[^"]+\/media\/a-[0-9a-f]{16}\.png"/,
    );
  });

  it("and a link to no file says so", async () => {
    expect(await problemsOf({ "paper.md": md("[this](paper.pdf)") })).toEqual([
      'warning: paper.md:6: address "paper.pdf" leads to no article and no file; expected the name of an article or a file, or an absolute address',
    ]);
  });
});

describe("a document that no article links to", () => {
  it("is a warning that says so", async () => {
    const files = { "a.csv": "a,b\n", "b.pdf": PDF, "c.xlsx": "no spreadsheet" };
    expect(await problemsOf({ ...files, "paper.md": md("Text.") })).toEqual(
      Object.keys(files).map(
        (name) =>
          `warning: ${name}: used by no article; expected an article that shows or links it, or a name that starts with _ or .`,
      ),
    );
  });
});
