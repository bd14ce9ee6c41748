/** Requirements 12 to 18, tested on served documents with independent parsers. */

import { parseFeed } from "feedsmith";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { sendable } from "../../src/model/text.ts";
import { appFromSeeds, HOSTILE_REASON } from "../support/hostile.ts";
import { FEED_PATHS, formatOf, newsroomApp } from "../support/newsroom.ts";

const app = await newsroomApp();
const hostile = await appFromSeeds();
const HOSTILE_PATHS = ["", "/corrections"].flatMap((scope) =>
  ["rss.xml", "atom.xml", "feed.json"].map((name) => `${scope}/${name}`),
);
const served = async (from: typeof app, path: string) => {
  const response = await from.request(path);
  return { path, response, text: await response.text() };
};
const documents = [
  ...(await Promise.all(FEED_PATHS.map((path) => served(app, path)))),
  ...(await Promise.all(HOSTILE_PATHS.map((path) => served(hostile, path)))),
].map((one, at) => ({ ...one, name: at < FEED_PATHS.length ? one.path : `${one.path} of hostile seeds` }));

describe.each(documents)("$name", ({ path, text, response }) => {
  const isXml = formatOf(path) !== "json";

  it("requirement 12: starts with the XML declaration or a brace, without a byte order mark", () => {
    expect(text.startsWith(isXml ? '<?xml version="1.0"' : "{")).toBe(true);
    expect(text).not.toMatch(/^\uFEFF/);
  });

  it("requirement 13: parses strictly, and has no character that XML forbids", () => {
    if (isXml) using(XmlDocument.fromString(text), (document) => expect(document.warnings).toEqual([]));
    else expect(() => JSON.parse(text)).not.toThrow();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for control characters.
    expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u);
  });

  it("is recognised and read by a feed library", () => {
    expect(parseFeed(text).format).toBe(formatOf(path));
  });

  it("requirement 16 and 17: has valid dates, newest first", () => {
    const dates = [...text.matchAll(/<pubDate>([^<]+)|<published>([^<]+)|"date_published":"([^"]+)/g)].map(
      (match) => match.slice(1).find(Boolean) ?? "",
    );
    const rfc822 =
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
    const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
    for (const date of dates) expect(date).toMatch(formatOf(path) === "rss" ? rfc822 : rfc3339);
    const instants = dates.map((date) => Date.parse(date));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(Date.parse(response.headers.get("Last-Modified") ?? "")).not.toBeNaN();
  });

  it("requirement 18: has no relative address in its content", () => {
    const contents = contentsOf(text, path);
    const addresses = contents.flatMap((html) =>
      [...html.matchAll(/\s(?:href|src|poster|cite)="([^"]*)"/g)].map(([, address = ""]) => address),
    );
    for (const address of addresses) expect(address).toMatch(/^(?:https?:\/\/|mailto:|tel:|data:image)/);
  });

  it("requirement 21: has the full text, and a summary beside it", () => {
    for (const html of contentsOf(text, path)) expect(html).not.toBe("");
    const [full, summaries] =
      formatOf(path) === "rss"
        ? [/<content:encoded>/g, /<item>[\s\S]*?<description>[^<]/g]
        : formatOf(path) === "atom"
          ? [/<content type="html">/g, /<summary type="text">[^<]/g]
          : [/"content_html":"/g, /"summary":"[^"]/g];
    expect(text.match(summaries)?.length).toBe(text.match(full)?.length);
  });
});

describe("hostile seeds", () => {
  it("still make one entry each", async () => {
    const { items } = (await (await hostile.request("/feed.json")).json()) as { items: { title: string }[] };
    const rss = await (await hostile.request("/rss.xml")).text();
    using(XmlDocument.fromString(rss), (document) => {
      expect(document.root.find("channel/item")).toHaveLength(items.length);
      expect(document.root.find("channel/item/title").map((title) => title.content)).toEqual(
        items.map(({ title }) => title),
      );
    });
  });

  it("requirement 14: have their author's title in all three formats", async () => {
    for (const title of ["<3 Deno", "AT&T", "R&amp;D", "</title></item><item>", "a ]]> b ]]> c"]) {
      const { items } = (await (await hostile.request("/feed.json")).json()) as {
        items: { title: string }[];
      };
      expect(items.map((item) => item.title)).toContain(title);
      for (const [path, query] of [
        ["/rss.xml", "//item/title"],
        ["/atom.xml", "//a:entry/a:title"],
      ] as const) {
        const text = await (await hostile.request(path)).text();
        using(XmlDocument.fromString(text), ({ root }) =>
          expect(
            root.find(query, { a: "http://www.w3.org/2005/Atom" }).map((node) => node.content),
          ).toContain(title),
        );
      }
    }
  });
});

describe("a hostile reason of a withdrawal", () => {
  const read = 'a ]]> b ]]> </summary></feed> <3 & "&amp;" c';

  it("is served as written, except for characters that no format can carry", async () => {
    expect(sendable(HOSTILE_REASON)).toBe(read);
    const { _seedcast } = (await (await hostile.request("/feed.json")).json()) as {
      _seedcast: { withdrawn: { reason: string }[] };
    };
    expect(_seedcast.withdrawn.map(({ reason }) => reason)).toEqual([read]);
    const { items } = (await (await hostile.request("/corrections/feed.json")).json()) as {
      items: { summary: string }[];
    };
    expect(items.map(({ summary }) => summary)).toEqual([read, read]);
    using(XmlDocument.fromString(await (await hostile.request("/atom.xml")).text()), ({ root }) => {
      const summaries = root.find("a:entry[starts-with(a:title, 'Withdrawn: ')]/a:summary", {
        a: "http://www.w3.org/2005/Atom",
      });
      expect(summaries.map((node) => node.content)).toEqual([read]);
    });
  });
});

function contentsOf(text: string, path: string): string[] {
  if (formatOf(path) === "json")
    return (JSON.parse(text) as { items: { content_html: string }[] }).items.map((item) => item.content_html);
  return using(XmlDocument.fromString(text), ({ root }) =>
    root
      .find("//c:encoded | //a:content", {
        c: "http://purl.org/rss/1.0/modules/content/",
        a: "http://www.w3.org/2005/Atom",
      })
      .map((node) => node.content),
  );
}

function using<Result>(document: XmlDocument, read: (document: XmlDocument) => Result): Result {
  try {
    return read(document);
  } finally {
    document.dispose();
  }
}
