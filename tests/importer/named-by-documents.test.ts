/** Documents of other sites can name addresses, but no files of this machine. Their texts are printed without control characters. */

import { truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { compiledIn, importInto, serve } from "../support/import.ts";
import { run } from "../support/program.ts";
import { folderOf } from "../support/seeds.ts";

const rss = (guid: string, head = "") =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Posts</title>${head}<item><guid>${guid}</guid><title>${guid}</title><pubDate>Sat, 04 May 2024 00:00:00 GMT</pubDate></item></channel></rss>`;
const next = (href: string) => rss("newest", `<atom:link rel="next" href="${href}"/>`);
const pageNaming = (href: string) =>
  `<!doctype html><link rel="alternate" type="application/rss+xml" href="${href}">`;
const listNaming = (href: string) =>
  `<opml version="2.0"><body><outline text="x" xmlUrl="${href}"/></body></opml>`;
const missing = () => new Response("", { status: 404 });
const redirectTo = (Location: string) => new Response(null, { status: 302, headers: { Location } });

/** Imports as a publisher does. */
const importIn = async (source: string) => run(await folderOf({}), ["import", source]);

describe("a file of this machine", () => {
  const NAMES = ["x:feed.xml", "c:/feed.xml", "file:feed.xml", "feed.xml"];

  /** Imports in a folder that has a feed under each of the names. */
  async function beside(source: string) {
    const here = process.cwd();
    process.chdir(await folderOf(Object.fromEntries(NAMES.map((name) => [name, rss("secret")]))));
    onTestFinished(() => process.chdir(here));
    const { written, failures } = await importInto("seeds", source);
    return { written, problems: failures.map(describeProblem) };
  }

  it.each(NAMES)("is read if the user names it: %s", async (name) => {
    expect(await beside(name)).toEqual({ written: ["seeds/2024-05-04-secret.html"], problems: [] });
  });

  it.each(NAMES)("is not read because a page at an address names it: %s", async (name) => {
    const { origin } = await serve(() => new Response(pageNaming(name)));
    const { written, problems } = await beside(`${origin}/`);
    expect([written, problems.length]).toEqual([[], 1]);
  });

  it.each(NAMES)("is not read because a list at an address names it: %s", async (name) => {
    const { origin } = await serve((path) => (path === "/" ? new Response(listNaming(name)) : missing()));
    const { written, problems } = await beside(`${origin}/`);
    expect([written, problems.length]).toEqual([[], 1]);
  });

  it.each(NAMES)("is not read because a page or a list in a file names it: %s", async (name) => {
    for (const text of [pageNaming(name), listNaming(name)]) {
      const { written, problems } = await beside(join(await folderOf({ named: text }), "named"));
      expect([written, problems.length]).toEqual([[], 1]);
    }
  });

  it.each(NAMES)("is not read because a feed links to it for older entries: %s", async (name) => {
    const { origin } = await serve((path) => (path === "/rss" ? new Response(next(name)) : missing()));
    const { written, problems } = await beside(`${origin}/rss`);
    expect([written, problems.length]).toEqual([["seeds/2024-05-04-newest.html"], 1]);
  });

  it("is reported with the document that names it", async () => {
    const { origin } = await serve(() => new Response(pageNaming("x:feed.xml")));
    expect((await beside(`${origin}/`)).problems).toEqual([
      `${origin}/: feed "x:feed.xml"; expected an http or https address`,
    ]);
  });
});

describe("older entries", () => {
  it("are not imported through a redirect to another site", async () => {
    const other = await serve(() => new Response(rss("other")));
    const { origin } = await serve((path) =>
      path === "/rss" ? new Response(next("/rss/1")) : redirectTo(`${other.origin}/rss/1`),
    );
    const { failures, folder } = await importInto(await folderOf({}), `${origin}/rss`);
    expect(failures.map(describeProblem)).toEqual([
      `${origin}/rss/1: redirects to ${other.origin}/rss/1; expected the same site; import that address separately`,
    ]);
    expect((await compiledIn(folder)).map(({ id }) => id)).toEqual(["newest"]);
  });

  it("are imported through a redirect within the site, and their links are relative to the new address", async () => {
    const { origin, asked } = await serve((path) => {
      if (path === "/rss") return new Response(next("/old"));
      if (path === "/old") return redirectTo("/archive/1/rss");
      return new Response(
        path === "/archive/1/rss" ? rss("older", '<atom:link rel="next" href="../2/rss"/>') : rss("oldest"),
      );
    });
    const { failures, written } = await importInto(await folderOf({}), `${origin}/rss`);
    expect([failures, written.length]).toEqual([[], 3]);
    expect(asked).toEqual(["/rss", "/old", "/archive/1/rss", "/archive/2/rss"]);
  });

  it("are imported from another site if the feed itself was redirected there", async () => {
    const moved = await serve((path) => new Response(path === "/rss" ? next("/rss/1") : rss("older")));
    const { origin } = await serve(() => redirectTo(`${moved.origin}/rss`));
    const { failures, written } = await importInto(await folderOf({}), `${origin}/feed`);
    expect([failures, written.length]).toEqual([[], 2]);
  });
});

describe("texts of servers and documents", () => {
  /** Control sequences: one clears the screen, one does the same with a C1 character, one reverses the line. */
  const HARM = "\u001B[2J\u009B2J\u202E";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test needs these characters.
  const HARMFUL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
  const [C1, TURN] = ["\u009B", "\u202E"];

  const ANSWERS: Readonly<Record<string, () => Response>> = {
    "a title": () =>
      Response.json({
        version: "https://jsonfeed.org/version/1.1",
        title: "x",
        items: [{ id: "1", title: `a${HARM}b`, content_text: "x", date_published: `soon${HARM}` }],
      }),
    "an address on a page": () => new Response(pageNaming(`x:${TURN}`)),
    "an older address": () => new Response(next(`http://other.example/${TURN}`)),
    "an encoding": () => new Response("x", { headers: { "Content-Type": `text/xml; charset="a${C1}b"` } }),
    "a type in an export": () =>
      new Response(
        `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><wp:post_type>a${C1}${TURN}</wp:post_type></item></channel></rss>`,
      ),
    "a status": () => new Response("", { status: 500 }),
  };

  it("are printed without control characters", async () => {
    const paths = Object.keys(ANSWERS).map((_, at) => `/${at}`);
    const outlines = [...paths, `x:${TURN}`].map(
      (url, at) => `<outline text="${at}${TURN}" xmlUrl="${url}"/>`,
    );
    const { origin } = await serve(
      (path) =>
        Object.values(ANSWERS)[paths.indexOf(path)]?.() ??
        new Response(`<opml version="2.0"><body>${outlines.join("")}</body></opml>`),
      // Clients decode these two characters as UTF-8 to U+009B.
      { statusText: "Gone\u00C2\u009B2J" },
    );
    const { status, stdout, stderr } = await importIn(`${origin}/`);
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).not.toMatch(HARMFUL);
    // Each text was printed.
    for (const line of [
      '"a[2J›2J\\u202eb": date "soon\\u001b[2J\\u009b2J\\u202e"',
      `${origin}/1: a page; importing its feed x:\\u202e`,
      "links to older entries at http://other.example/\\u202e; expected the same site",
      `${origin}/3: encoding "a\\u009bb"`,
      'of type "a\\u009b\\u202e"',
      `${origin}/5: 500 Gone\\u009b2J; expected a feed`,
      'feed "x:\\u202e"; expected an http or https address',
    ])
      expect(stdout).toContain(line);
  });
});

describe("a failure", () => {
  it.each<[string, string | (() => Promise<string>), RegExp]>([
    ["a file that does not exist", "old.xml", /^old\.xml: no such file; expected a file, or an address that/],
    ["a folder", ".", /^\.: a folder; expected a file, or an address/],
    [
      "an unknown scheme",
      "ftp://a.example/feed",
      /^ftp:\/\/a\.example\/feed: no such file; expected a file, or/,
    ],
    [
      "a port that is closed",
      "http://127.0.0.1:9/x",
      /^http:\/\/127\.0\.0\.1:9\/x: bad port; expected an answer/,
    ],
    ["an address without a host", "http://", /^http:\/\/: Invalid URL; expected an answer/],
    [
      "a path through a file",
      "package.json/feed.xml",
      /^package\.json\/feed\.xml: cannot be read \(ENOTDIR: .*\); expected a readable file/,
    ],
    [
      "a file that is too large",
      async () => {
        const file = join(await folderOf({ "export.xml": "<rss>" }), "export.xml");
        truncateSync(file, 256 * 1024 * 1024 + 1);
        return file;
      },
      /export\.xml: 268435457 bytes; expected at most 268435456 \(256 MiB\)/,
    ],
  ])("names the file or address and the cause: %s", async (_, source, line) => {
    const { failures } = await importInto(
      await folderOf({}),
      typeof source === "string" ? source : await source(),
    );
    expect(failures.map(describeProblem)).toEqual([expect.stringMatching(line)]);
  });

  it("ends the program with exit code 1", async () => {
    const { status, stdout, stderr } = await importIn("old.xml");
    expect([status, stdout, stderr]).toEqual([
      1,
      "old.xml: no such file; expected a file, or an address that starts with https://\n0 written, 0 already here, 0 skipped, 1 failed\n",
      "",
    ]);
  });
});
