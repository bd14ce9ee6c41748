import { constants, crc32, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { authorSlug } from "../../src/compiler/ground/identity.ts";
import { deflate } from "../../src/compiler/output/deflate.ts";
import { searchTerms } from "../../src/compiler/output/search-terms.ts";
import { render } from "../../src/compiler/render/render.ts";
import type { Author } from "../../src/model/article.ts";
import { digest } from "../../src/pack/digest.ts";
import { DEFLATED_KINDS, FRAGMENT_KINDS, type PackIndex } from "../../src/pack/layout.ts";
import { openPack } from "../../src/pack/read.ts";
import { layOutPack } from "../../src/pack/write.ts";
import { article, at, SITE, topic } from "../support/articles.ts";

const TOPICS = [topic("transport"), topic("harbour", "transport"), topic("constructor")];
const ARTICLES = [
  article({ slug: "older", published: at("2024-01-01T00:00:00Z") }),
  article({ slug: "newer", published: at("2024-02-01T00:00:00Z"), title: "Høyt og lavt — 漢字" }),
  article({ slug: "same-day", published: at("2024-01-01T00:00:00Z"), topics: [] }),
];
const layOut = (articles = ARTICLES) =>
  layOutPack(
    {
      site: SITE,
      topics: TOPICS,
      redirects: {},
      notices: [],
      articles: articles.map((one) => ({ article: one, fragments: render(one, SITE) })),
    },
    { slugOfAuthor: authorSlug, deflate, searchTerms },
  );

describe("a pack", () => {
  it("gives back every fragment that was laid out", async () => {
    const { index, fragments } = await layOut();
    const pack = openPack(index, fragments.buffer);
    for (const one of ARTICLES) {
      const entry = pack.entryBySlug.get(one.slug);
      for (const kind of FRAGMENT_KINDS) {
        const [bytes] = await pack.readFragments(entry === undefined ? [] : [entry.fragments[kind]]);
        expect(new TextDecoder().decode(bytes)).toBe(render(one, SITE)[kind]);
        expect(await digest(new Uint8Array(bytes ?? []))).toBe(entry?.fragments[kind].digest);
      }
    }
  });

  it("stores a page's body once if the RSS item contains it unchanged", async () => {
    const wide = article({ slug: "wide", contentHtml: "<p>Før</p>\n<table><tr><td>1</td></tr></table>" });
    const { index, fragments } = await layOut([...ARTICLES, wide]);
    const shares = ({ page, rss }: (typeof index.entries)[number]["fragments"]) =>
      page.offset > rss.offset && page.offset + page.length < rss.offset + rss.length;
    expect(index.entries.map(({ slug, fragments: spans }) => [slug, shares(spans)]).toSorted()).toEqual([
      ["newer", true],
      ["older", true],
      ["same-day", true],
      ["wide", true],
    ]);
    const [body] = await openPack(index, fragments.buffer).readFragments(
      index.entries.filter(({ slug }) => slug === "wide").map(({ fragments: spans }) => spans.page),
    );
    expect(new TextDecoder().decode(body)).toBe(render(wide, SITE).page);
  });

  it("stores Atom and JSON also deflated, with the CRC-32 of the plain bytes", async () => {
    const { index, fragments } = await layOut();
    const pack = openPack(index, fragments.buffer);
    for (const { fragments: spans } of index.entries) {
      for (const kind of DEFLATED_KINDS) {
        const [plain = new Uint8Array(), deflated = new Uint8Array()] = await pack.readFragments([
          spans[kind],
          spans[kind].deflated,
        ]);
        expect(crc32(plain)).toBe(spans[kind].crc32);
        // No block is the last one, so an inflater waits for more.
        const inflated = inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH });
        expect(new Uint8Array(inflated)).toEqual(plain);
        expect(await digest(new Uint8Array(deflated))).toBe(spans[kind].deflated.digest);
      }
    }
  });

  it("lists each author once, with the name and address of the oldest entry", async () => {
    const signed = (slug: string, published: string, author: Author) =>
      article({ slug, published: at(published), authors: [author] });
    const { index } = await layOut([
      signed("first", "2024-01-01T00:00:00Z", { name: "INGRID ÅS", url: "https://as.example/" }),
      signed("second", "2024-01-02T00:00:00Z", { name: "Ingrid Ås" }),
      signed("third", "2024-01-03T00:00:00Z", { name: "李娜" }),
      signed("fourth", "2024-01-04T00:00:00Z", { name: "—" }),
    ]);
    expect(index.authors).toEqual([
      { slug: expect.stringMatching(/^author-[0-9a-f]{8}$/), name: "—" },
      { slug: "ingrid-as", name: "INGRID ÅS", url: "https://as.example/" },
      { slug: "lina", name: "李娜" },
    ]);
    expect(index.postings.authors["ingrid-as"]).toEqual([2, 3]);
  });

  it("orders entries by published descending, then by id", async () => {
    const { index } = await layOut();
    const [first, ...sameDay] = index.entries;
    expect(first?.slug).toBe("newer");
    expect(sameDay.map(({ id }) => id)).toEqual(sameDay.map(({ id }) => id).toSorted());
  });

  it("has the same bytes in whatever order the articles come", async () => {
    const [one, other] = [await layOut(), await layOut(ARTICLES.toReversed())];
    expect(JSON.stringify(other.index)).toBe(JSON.stringify(one.index));
    expect(other.fragments).toEqual(one.fragments);
  });

  it("lists an entry under the broader topics of its topic too", async () => {
    const { index } = await layOut();
    expect(index.postings.topics.harbour).toEqual(index.postings.topics.transport);
    expect(index.postings.topics.harbour).toHaveLength(2);
  });

  it("finds no entries for a topic called constructor that has none", async () => {
    const { index, fragments } = await layOut();
    const pack = openPack(index, fragments.buffer);
    expect(pack.positionsOfTopic(topic("constructor").slug)).toEqual([]);
    expect(pack.positionsOfTopic(topic("valueOf").slug)).toEqual([]);
  });

  it("refuses an index of another layout", async () => {
    const { index, fragments } = await layOut();
    expect(() => openPack({ ...index, version: 0 } as unknown as PackIndex, fragments.buffer)).toThrow(
      "layout version 0",
    );
  });
});

describe("digest", () => {
  it("is the first 128 bits of SHA-256 in base64url", async () => {
    // NIST's example: SHA-256("abc") starts ba7816bf 8f01cfea 414140de 5dae2223.
    const expected = Buffer.from("ba7816bf8f01cfea414140de5dae2223", "hex").toString("base64url");
    expect(await digest(new TextEncoder().encode("abc"))).toBe(expected);
  });
});
