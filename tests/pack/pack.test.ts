import { constants, crc32, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withdrawnEntriesOf } from "../../src/compiler/articles/withdrawn-entry.ts";
import { itemOf, render } from "../../src/compiler/render/render.ts";
import type { AuthorSlug } from "../../src/model/address.ts";
import type { Article, Author } from "../../src/model/article.ts";
import { digest } from "../../src/pack/digest.ts";
import { FORMAT_ORDER, LAYOUT_VERSION, PIECE_KINDS } from "../../src/pack/layout.ts";
import type { Pack } from "../../src/pack/read.ts";
import { layOutPack } from "../../src/pack/write.ts";
import { article, at, SITE, topic } from "../support/articles.ts";
import { entriesIn, entriesOf, openFiles, packOf, TOOLS } from "../support/pack.ts";

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
      assets: { style: "/assets/style.css", script: "/assets/script.js", subscribe: "/assets/subscribe.js" },
      topics: TOPICS,
      redirects: { "/old": "/articles/older", "/gone": "/" },
      ...entriesOf(articles),
    },
    TOOLS,
  );

const textOf = async (pack: Pack, position: number, kind: (typeof PIECE_KINDS)[number]) => {
  const [piece = new Uint8Array()] = await pack.readPieces([pack.spanOf(position, kind)]);
  // No block is the last one, so an inflater waits for more.
  return inflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
};

const positionOf = (pack: Pack, slug: string) => pack.positionOf(slug) ?? Number.NaN;

describe("a pack", () => {
  it("gives back every piece that was laid out, with the sums of each item", async () => {
    const pack = openFiles(await layOut());
    for (const one of ARTICLES) {
      const position = positionOf(pack, one.slug);
      const pieces = render(one, SITE);
      for (const kind of PIECE_KINDS) expect(await textOf(pack, position, kind)).toBe(pieces[kind]);
      for (const format of FORMAT_ORDER) {
        const item = Buffer.from(itemOf(format, pieces));
        expect(pack.itemOf(position, format)).toEqual({ length: item.length, crc32: crc32(item) });
      }
    }
  });

  it("stores a body once, and once more for JSON only if an element has attributes", async () => {
    const linked = article({
      slug: "linked",
      contentHtml: '<p>See <a href="https://quay.example/">it</a>.</p>',
    });
    const pack = openFiles(await layOut([...ARTICLES, linked]));
    const isShared = (slug: string) => {
      const [body, json] = (["body", "jsonBody"] as const).map((kind) =>
        pack.spanOf(positionOf(pack, slug), kind),
      );
      return body?.offset === json?.offset;
    };
    expect(["older", "newer", "linked"].map(isShared)).toEqual([true, true, false]);
    expect(await textOf(pack, positionOf(pack, "linked"), "jsonBody")).toContain('<a href=\\"https:');
  });

  it("lists each author once, with the name and address of the oldest entry", async () => {
    const signed = (slug: string, published: string, author: Author) =>
      article({ slug, published: at(published), authors: [author] });
    const pack = openFiles(
      await layOut([
        signed("first", "2024-01-01T00:00:00Z", { name: "INGRID ÅS", url: "https://as.example/" }),
        signed("second", "2024-01-02T00:00:00Z", { name: "Ingrid Ås" }),
        signed("third", "2024-01-03T00:00:00Z", { name: "李娜" }),
        signed("fourth", "2024-01-04T00:00:00Z", { name: "—" }),
      ]),
    );
    expect(pack.authors.slugs().map(pack.authors.get)).toEqual([
      { slug: expect.stringMatching(/^author-[0-9a-f]{8}$/), name: "—" },
      { slug: "ingrid-as", name: "INGRID ÅS", url: "https://as.example/" },
      { slug: "lina", name: "李娜" },
    ]);
    expect([...pack.positionsOfAuthor("ingrid-as" as AuthorSlug)]).toEqual([2, 3]);
    expect(pack.authors.get("nobody" as AuthorSlug)).toBeUndefined();
  });

  it("orders entries by published descending, then by id", async () => {
    const [first, ...sameDay] = await entriesIn(openFiles(await layOut()));
    expect(first?.slug).toBe("newer");
    expect(sameDay.map(({ id }) => id)).toEqual(sameDay.map(({ id }) => id).toSorted());
  });

  it("has the same bytes in whatever order the articles come", async () => {
    const [one, other] = [await layOut(), await layOut(ARTICLES.toReversed())];
    expect(other).toEqual(one);
  });

  it("lists an entry under the broader topics of its topic too", async () => {
    const pack = openFiles(await layOut());
    const of = (slug: string) => [...pack.positionsOfTopic(topic(slug).slug)];
    expect(of("harbour")).toHaveLength(2);
    expect(of("transport")).toEqual(of("harbour"));
  });

  it("finds no entries for a topic called constructor that has none", async () => {
    const pack = openFiles(await layOut());
    expect([...pack.positionsOfTopic(topic("constructor").slug)]).toEqual([]);
    expect([...pack.positionsOfTopic(topic("valueOf").slug)]).toEqual([]);
  });

  it("finds redirects and nothing else", async () => {
    const pack = openFiles(await layOut());
    expect(["/gone", "/old", "/", "/older", "constructor"].map(pack.targetOf)).toEqual([
      "/",
      "/articles/older",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("refuses an index of another layout, and a file that is none", async () => {
    const { index, pieces } = await layOut();
    new Uint32Array(index.buffer, 0, 2)[1] = 5;
    expect(() => openFiles({ index, pieces })).toThrow(`layout version 5; expected ${LAYOUT_VERSION}`);
    expect(() => openFiles({ index: new Uint8Array(1024), pieces })).toThrow("no layout version");
  });
});

describe("a pack that is opened again", () => {
  const text = fc.constantFrom("ship", "Ås", "a \\ b", '"quay"', "北", "<b>", "R&amp;D", "]]>", "a\u2028b");
  const hour = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((hours) => hours * 3_600_000);
  const optional = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });
  const articles = fc.array(
    fc.record({
      title: text,
      summary: text,
      words: text,
      published: hour,
      edited: fc.nat(9),
      publishAt: optional(hour),
      expires: optional(hour),
      withdrawn: optional(hour),
      aliases: fc.uniqueArray(fc.nat(99), { maxLength: 2 }),
      authors: fc.array(fc.record({ name: text }, { requiredKeys: ["name"] }), { maxLength: 2 }),
      topics: fc.subarray(TOPICS),
      language: optional(fc.constant("nn")),
      dateline: optional(text),
      credit: optional(text),
      alt: optional(text),
      isUnlisted: fc.boolean(),
    }),
    { maxLength: 8 },
  );

  it("gives every field of every article", async () => {
    await fc.assert(
      fc.asyncProperty(articles, hour, async (rows, builtAt) => {
        const all = rows.map((row, place): Article => {
          const { words, edited, alt, isUnlisted, aliases, withdrawn, ...fields } = row;
          const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
          return {
            ...article({ slug: `n${place}` }),
            ...given,
            updated: row.published + edited,
            contentHtml: `<p>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`,
            aliases: aliases.map((alias) => `a${place}-${alias}`),
            ...(alt === undefined
              ? {}
              : { image: { url: "https://notes.example/a.png", width: 1, height: 2, alt } }),
            ...(isUnlisted ? { unlisted: true } : {}),
            ...(withdrawn === undefined ? {} : { withdrawn: { date: withdrawn, reason: words } }),
          };
        });
        const pack = await packOf(all, { topics: TOPICS });
        const shortened = await packOf(all, { topics: TOPICS, builtAt });
        const entries = await entriesIn(pack);
        const ended: number[] = [];
        expect(pack.pages).toBe(all.length);
        expect(pack).not.toHaveProperty("notBefore");
        for (const one of all) {
          const position = positionOf(pack, one.slug);
          const { publishAt, expires, withdrawn } = one;
          expect(entries[position]).toMatchObject({
            id: one.id,
            slug: one.slug,
            title: one.title,
            summary: one.summary,
            published: one.published,
            updated: one.updated,
            authors: one.authors.map(({ name }) => expect.objectContaining({ name })),
            topics: one.topics.map(({ slug }) => slug),
            ...(one.image === undefined ? {} : { image: one.image }),
          });
          const { language, dateline, credit } = entries[position] ?? {};
          expect([language, dateline, credit]).toEqual([one.language, one.dateline, one.credit]);
          expect(pack.timingOf(position)).toEqual(
            JSON.parse(JSON.stringify({ publishAt, expires, withdrawn: withdrawn?.date })),
          );
          const [replaced] = withdrawnEntriesOf(one);
          const replacement = entries[pack.withdrawnEntryOf(position) ?? -1];
          if (replaced === undefined) expect(replacement).toBeUndefined();
          else {
            const { id, slug, title, summary, published, updated } = replaced;
            const topics = replaced.topics.map(({ slug }) => slug);
            expect(replacement).toMatchObject({ id, slug, title, summary, published, updated, topics });
            expect(replacement?.authors).toEqual([]);
          }
          // An article that had ended before the build keeps all but its text.
          const end = Math.min(...[expires, withdrawn?.date].flatMap((date) => date ?? []));
          if (end <= builtAt) ended.push(end);
          for (const kind of PIECE_KINDS)
            expect(await textOf(shortened, position, kind)).toBe(
              end <= builtAt ? "" : await textOf(pack, position, kind),
            );
          for (const format of FORMAT_ORDER)
            expect(shortened.itemOf(position, format)).toEqual(pack.itemOf(position, format));
          expect(shortened.digestOf(position)).toEqual(pack.digestOf(position));
          expect(shortened.timingOf(position)).toEqual(pack.timingOf(position));
          expect(position < pack.articles).toBe(!one.unlisted);
          for (const alias of one.aliases ?? []) expect(pack.positionOf(alias)).toBe(position);
          for (const { slug } of one.topics)
            expect(pack.positionsOfTopic(slug).includes(position)).toBe(!one.unlisted);
        }
        expect(shortened.notBefore).toBe(ended.length === 0 ? undefined : Math.max(...ended));
      }),
      { numRuns: 60 },
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
