import { describe, expect, it } from "vitest";
import { render } from "../../src/compiler/render/render.ts";
import { digest } from "../../src/pack/digest.ts";
import { FRAGMENT_KINDS, type PackIndex } from "../../src/pack/layout.ts";
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
    SITE,
    TOPICS,
    articles.map((one) => ({ article: one, fragments: render(one, SITE) })),
  );

describe("a pack", () => {
  it("gives back every fragment that was laid out", async () => {
    const { index, fragments } = await layOut();
    const pack = openPack(index, fragments.buffer);
    for (const one of ARTICLES) {
      const entry = pack.entryBySlug.get(one.slug);
      for (const kind of FRAGMENT_KINDS) {
        const [bytes] = await pack.readFragments(entry === undefined ? [] : [entry], kind);
        expect(new TextDecoder().decode(bytes)).toBe(render(one, SITE)[kind]);
        expect(await digest(new Uint8Array(bytes ?? []))).toBe(entry?.fragments[kind].digest);
      }
    }
  });

  it("orders entries by published descending, then by id", async () => {
    const { index } = await layOut();
    const [first, ...sameDay] = index.entries;
    expect(first?.slug).toBe("newer");
    expect(sameDay.map(({ id }) => id)).toEqual(sameDay.map(({ id }) => id).toSorted());
  });

  it("is the same bytes whatever order the articles come in", async () => {
    const [one, other] = [await layOut(), await layOut(ARTICLES.toReversed())];
    expect(JSON.stringify(other.index)).toBe(JSON.stringify(one.index));
    expect(other.fragments).toEqual(one.fragments);
  });

  it("lists an entry under its topic's broader topics too", async () => {
    const { index } = await layOut();
    expect(index.postings.harbour).toEqual(index.postings.transport);
    expect(index.postings.harbour).toHaveLength(2);
  });

  it("knows a topic called constructor by its entries alone", async () => {
    const { index, fragments } = await layOut();
    const pack = openPack(index, fragments.buffer);
    expect(pack.postings(topic("constructor").slug)).toEqual([]);
    expect(pack.postings(topic("valueOf").slug)).toBeUndefined();
  });

  it("refuses an index of another layout", async () => {
    const { index, fragments } = await layOut();
    expect(() => openPack({ ...index, version: 0 } as unknown as PackIndex, fragments.buffer)).toThrow("layout version 0");
  });
});

describe("digest", () => {
  it("is the first 128 bits of SHA-256 in base64url", async () => {
    // NIST's example: SHA-256("abc") starts ba7816bf 8f01cfea 414140de 5dae2223.
    const expected = Buffer.from("ba7816bf8f01cfea414140de5dae2223", "hex").toString("base64url");
    expect(await digest(new TextEncoder().encode("abc"))).toBe(expected);
  });
});
