/** Files of `_public/` and documents that articles link to, served by Static Assets beside the real Worker. */

import { rm } from "node:fs/promises";
import { afterAll, describe, expect, it } from "vitest";
import { withDev } from "../support/dev.ts";
import { png } from "../support/pictures.ts";
import { folderOf, lastingFolderOf } from "../support/seeds.ts";
import { workerOn } from "../support/worker.ts";
import { zip } from "../support/zip.ts";

const OOXML = "application/vnd.openxmlformats-officedocument";
const ODF = "application/vnd.oasis.opendocument";
const office = (part: string) => zip({ "[Content_Types].xml": "<Types/>", [part]: "" });
const openDocument = (mediaType: string) => zip({ mimetype: mediaType, "content.xml": "" });

/** The bytes, the media type, and the Content-Disposition of each document. */
const DOCUMENTS: Readonly<Record<string, readonly [string | Uint8Array, string, string | null]>> = {
  "paper.pdf": ["%PDF-1.4\n%%EOF", "application/pdf", null],
  "tides.csv": ["hour,metres\n6,4.2\n", "text/csv; charset=utf-8", "attachment"],
  "photos.zip": [zip({ "a.html": "<script>" }), "application/zip", "attachment"],
  "book.epub": [openDocument("application/epub+zip"), "application/epub+zip", "attachment"],
  "a.docx": [office("word/document.xml"), `${OOXML}.wordprocessingml.document`, "attachment"],
  "a.xlsx": [office("xl/workbook.xml"), `${OOXML}.spreadsheetml.sheet`, "attachment"],
  "a.pptx": [office("ppt/presentation.xml"), `${OOXML}.presentationml.presentation`, "attachment"],
  "a.odt": [openDocument(`${ODF}.text`), `${ODF}.text`, "attachment"],
  "a.ods": [openDocument(`${ODF}.spreadsheet`), `${ODF}.spreadsheet`, "attachment"],
  "a.odp": [openDocument(`${ODF}.presentation`), `${ODF}.presentation`, "attachment"],
};

const links = Object.keys(DOCUMENTS).map((name) => `[${name}](${name})`);

let folder = "";
const worker = workerOn(async () => {
  folder = await lastingFolderOf({
    ...Object.fromEntries(Object.entries(DOCUMENTS).map(([name, [bytes]]) => [name, bytes])),
    "papers.md": `---\ntitle: Papers\ndate: 2024-05-18\ntopics: []\n---\n${links.join("\n")}\n![Quay](quay.png)\n![Tides](tides.svg)\n`,
    "quay.png": png(4, 3),
    "tides.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "_site.yaml": "redirects:\n  /shop: https://shop.example/wares?lang=en#top\n",
    "_public/ads.txt": "notes.example, 1, DIRECT\n",
    "_public/google123.html": "google-site-verification: google123.html",
    "_public/.well-known/security.txt": "Contact: mailto:ada@notes.example\n",
    "_public/reports/index.html": "<h1>Reports</h1>",
    "_public/a b ø 100%.json": "{}",
  });
  return folder;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (path: string) => fetch(worker.url().origin + path, { redirect: "manual" });

describe("a file of _public/", () => {
  it.each([
    ["/ads.txt", "text/plain; charset=utf-8", "notes.example, 1, DIRECT\n"],
    // Static Assets would redirect it to /google123 with another `html_handling` in wrangler.toml.
    ["/google123.html", "text/html; charset=utf-8", "google-site-verification: google123.html"],
    ["/.well-known/security.txt", "text/plain; charset=utf-8", "Contact: mailto:ada@notes.example\n"],
    ["/reports/index.html", "text/html; charset=utf-8", "<h1>Reports</h1>"],
    ["/a%20b%20%C3%B8%20100%25.json", "application/json", "{}"],
  ])("is served at its exact address, and is cached for minutes: %s", async (path, type, text) => {
    const response = await ask(path);
    expect([response.status, await response.text()]).toEqual([200, text]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": type,
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    expect(response.headers.get("Content-Disposition")).toBeNull();
  });

  it.each(["/google123", "/reports/", "/reports", "/_public/ads.txt", "/.well-known/other.txt"])(
    "does not answer for %s",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it("leaves the site's own answers as they are", async () => {
    for (const [path, type] of [
      ["/", "text/html; charset=utf-8"],
      ["/rss.xml", "application/rss+xml; charset=utf-8"],
      ["/robots.txt", "text/plain; charset=utf-8"],
    ] as const)
      expect((await ask(path)).headers.get("Content-Type")).toBe(type);
  });
});

describe("a document that an article links to", () => {
  it.each(Object.entries(DOCUMENTS))("%s has its type, and a download says so", async (name, document) => {
    const [bytes, type, disposition] = document;
    const page = await (await ask("/articles/papers")).text();
    const [stem, extension] = name.split(".");
    const [path = "no link"] = new RegExp(`/media/${stem}-[0-9a-f]{16}\\.${extension}(?=")`).exec(page) ?? [];
    const response = await ask(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
    expect(response.headers.get("Content-Disposition")).toBe(disposition);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe("a redirect to another site", () => {
  it("is the address in _site.yaml, whatever the request is", async () => {
    for (const path of ["/shop", "/Shop/?to=https://evil.example"]) {
      const response = await ask(path);
      expect([response.status, response.headers.get("Location")]).toEqual([
        301,
        "https://shop.example/wares?lang=en#top",
      ]);
    }
  });
});

describe("npm run dev", () => {
  it("serves all these files as Static Assets do", async () => {
    const article = await (await ask("/articles/papers")).text();
    const named = [...article.matchAll(/"(\/(?:media|assets)\/[^"]+)"/g)].map(([, path = ""]) => path);
    const paths = [
      ...new Set(named),
      ...["/favicon.ico", "/favicon.svg", "/ads.txt", "/google123.html", "/.well-known/security.txt"],
      ...["/reports/index.html", "/a%20b%20%C3%B8%20100%25.json"],
    ];
    expect(paths.length).toBeGreaterThan(18);
    await withDev(await folderOf({}), ["--seeds", folder], async ({ compiler }) => {
      const answers = (path: string, init: (tag: string) => RequestInit) =>
        Promise.all(
          [worker.url().origin, `${compiler}/assets`].map(async (origin) => {
            const { headers } = await fetch(origin + path, { method: "HEAD" });
            const plain = { headers: { "Accept-Encoding": "identity" } };
            return fetch(origin + path, { ...plain, ...init(headers.get("ETag") ?? "") });
          }),
        ) as Promise<[Response, Response]>;
      for (const path of paths) {
        const [deployed, dev] = await answers(path, () => ({}));
        expect([path, dev.status, comparable(dev)]).toEqual([path, deployed.status, comparable(deployed)]);
        const [expected, bytes] = await Promise.all([deployed, dev].map((one) => one.arrayBuffer()));
        expect(new Uint8Array(bytes ?? new ArrayBuffer(1)), path).toEqual(
          new Uint8Array(expected ?? new ArrayBuffer(0)),
        );
        for (const init of [
          () => ({ method: "HEAD" }),
          () => ({ method: "PUT", body: "x" }),
          (tag: string) => ({ headers: { "If-None-Match": tag } }),
          (tag: string) => ({ headers: { "If-None-Match": `W/${tag}` } }),
        ]) {
          const [theirs, ours] = await answers(path, init);
          expect([path, init(""), ours.status]).toEqual([path, init(""), theirs.status]);
        }
      }
      for (const path of ["/google123", "/reports/", "/_headers", "/media/", "/%ff"])
        expect((await fetch(`${compiler}/assets${path}`)).status).toBe(404);
    });
  });
});

/** Returns the headers that both servers must send. They make entity-tags in two ways. */
function comparable({ headers }: Response): Record<string, string> {
  const passing = [
    "cf-cache-status",
    "connection",
    "content-length",
    "date",
    "keep-alive",
    "transfer-encoding",
  ];
  const own = [...headers].filter(([name]) => !passing.includes(name));
  return Object.fromEntries(own.map(([name, value]) => [name, name === "etag" ? "a tag" : value]));
}
