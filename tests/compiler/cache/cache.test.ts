/** The cache of builds: what is made again after an edit, its file, and the commands that use it. */

import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BuildCache, openCache } from "../../../src/compiler/cache/cache.ts";
import { compilerVersion } from "../../../src/compiler/cache/version.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { concatenate } from "../../../src/model/bytes.ts";
import { png } from "../../support/pictures.ts";
import { run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";

const article = (text: string, lines = "") => `---\ndate: 2024-05-04\ntopics: []\n${lines}---\n${text}\n`;
const FILES = {
  "_site.yaml": "title: Notes\nurl: https://notes.example\n",
  "pilots.md": article("A pilot boards."),
  "tides.md": article("The [pilot](pilots.md) waits.\n\n![Quay](quay.png)"),
  "fog.md": article("See [the gale](gale.md)."),
  "quay.png": png(4, 3),
};

const fileOf = (cache: BuildCache) => concatenate([...(cache.toFile() ?? [])]);

/** Compiles a folder, and returns the number of values that were made again. */
async function madeIn(folder: string, cache: BuildCache): Promise<number> {
  let made = 0;
  const counted: BuildCache = {
    ...cache,
    keep(key, value) {
      made += 1;
      return cache.keep(key, value);
    },
  };
  await compile({ folder, cache: counted });
  return made;
}

describe("a build with a cache", () => {
  it("makes again only the stories that an edit changes", async () => {
    const folder = await folderOf(FILES);
    const cache = openCache("test");
    // The vocabulary, and a file and a story for each article.
    expect(await madeIn(folder, cache)).toBe(7);
    const madeAfter = async (edit: () => Promise<unknown>) => {
      await edit();
      return madeIn(folder, cache);
    };
    const write = (name: string, content: string | Uint8Array) => () =>
      writeFile(join(folder, name), content);
    expect(await madeAfter(async () => undefined)).toBe(0);
    expect(await madeAfter(write("pilots.md", article("A pilot climbs.")))).toBe(2);
    // Another slug changes the article itself and the story that links to it.
    expect(await madeAfter(write("pilots.md", article("A pilot climbs.", "slug: guides\n")))).toBe(3);
    expect(await madeAfter(write("quay.png", png(5, 3)))).toBe(1);
    // A link that led nowhere gets a target.
    expect(await madeAfter(write("gale.md", article("A gale.")))).toBe(3);
    expect(await madeAfter(() => rm(join(folder, "gale.md")))).toBe(1);
    expect(await madeAfter(write("_site.yaml", `${FILES["_site.yaml"]}language: nb\n`))).toBe(3);
    expect(await madeAfter(write("_site.yaml", `${FILES["_site.yaml"]}timezone: Europe/Oslo\n`))).toBe(6);
  });

  it("keeps no story with an error", async () => {
    const folder = await folderOf({ "fog.md": article("![No](picture.png)") });
    const cache = openCache("test");
    expect([await madeIn(folder, cache), await madeIn(folder, cache)]).toEqual([2, 0]);
    expect((await compile({ folder, cache })).ok).toBe(false);
  });

  it("shows problems with the folder's present name", async () => {
    const folder = await folderOf(FILES);
    const cache = openCache("test");
    await compile({ folder, cache });
    const other = await folderOf({});
    await cp(folder, other, { recursive: true });
    const compiled = await compile({ folder: other, cache });
    expect(compiled.ok && compiled.value.warnings.map(describeWithSeverity)).toEqual([
      `warning: ${other}/fog.md:5: address "gale.md" leads to no article and no file; expected the name of an article or a file, or an absolute address`,
    ]);
  });

  it("forgets what a build does not use", async () => {
    const folder = await folderOf(FILES);
    const cache = openCache("test");
    await compile({ folder, cache });
    const before = fileOf(cache).length;
    await rm(join(folder, "pilots.md"));
    await rm(join(folder, "tides.md"));
    await compile({ folder, cache });
    expect(fileOf(cache).length).toBeLessThan(before);
    await writeFile(join(folder, "pilots.md"), FILES["pilots.md"]);
    expect(await madeIn(folder, cache)).toBe(2);
  });
});

describe("the file of the cache", () => {
  const value = (text: string) => ({ data: { text }, bytes: Uint8Array.from(Buffer.from(text)) });
  const filled = () => {
    const cache = openCache("test");
    for (const text of ["pilot", "tide", "fog"]) cache.keep(text, value(text));
    cache.terms.numberOf("pilot");
    return cache;
  };

  it("gives back all values and terms", () => {
    const again = openCache("test", fileOf(filled()));
    for (const text of ["pilot", "tide", "fog"]) expect(again.find(text)).toEqual(value(text));
    expect(again.terms.all).toEqual(["pilot"]);
    expect(again.toFile()).toBeUndefined();
  });

  it("never gives a wrong value, wherever it is damaged or cut", () => {
    const file = fileOf(filled());
    fc.assert(
      fc.property(
        fc.nat(file.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, bits, isCut) => {
          const damaged = isCut
            ? file.slice(0, at)
            : file.map((byte, place) => (place === at ? byte ^ bits : byte));
          const cache = openCache("test", damaged);
          for (const text of ["pilot", "tide", "fog"])
            expect([undefined, value(text)]).toContainEqual(cache.find(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["of another version of the compiler", "other"],
    ["of no version", ""],
  ])("is ignored if it is %s", (_, version) => {
    expect(openCache(version, fileOf(filled())).find("pilot")).toBeUndefined();
  });

  it("is ignored if it is no cache", () => {
    for (const text of ["", "{}", "a".repeat(100)])
      expect(openCache("test", Buffer.from(text)).find("pilot")).toBeUndefined();
  });
});

describe("the version of the compiler", () => {
  it("is the same at each call", () => {
    expect(compilerVersion()).toMatch(/^[\w-]{22}$/);
    expect(compilerVersion()).toBe(compilerVersion());
  });
});

describe("the commands", () => {
  const seeds = Object.fromEntries(
    Object.entries(FILES).map(([name, content]) => [`seeds/${name}`, content]),
  );
  const packIn = (cwd: string) =>
    Promise.all(["index.bin", "pieces.bin"].map((name) => readFile(join(cwd, "build", name))));

  it("keep the results of a build for the next one, and --no-cache does without", async () => {
    const cwd = await folderOf(seeds);
    const file = join(cwd, "build/cache/articles.bin");
    const first = await run(cwd, ["build", "--no-cache"]);
    await expect(readFile(file)).rejects.toThrow("ENOENT");
    const pack = await packIn(cwd);
    await run(cwd, ["check:seeds"]);
    const cached = await readFile(file);
    expect(cached.includes("A pilot boards")).toBe(true);
    const second = await run(cwd, ["build"]);
    expect(await packIn(cwd)).toEqual(pack);
    expect(second.stderr + second.stdout).toBe(
      (first.stderr + first.stdout).replace(/^(?=.*topic)/m, "no changes, "),
    );
    expect(await readFile(file)).toEqual(cached);
  });

  it("build the same with a damaged cache, and replace it", async () => {
    const cwd = await folderOf(seeds);
    const file = join(cwd, "build/cache/articles.bin");
    await run(cwd, ["build"]);
    const [pack, cached] = [await packIn(cwd), await readFile(file)];
    await writeFile(file, cached.subarray(0, cached.length - 100));
    const { status } = await run(cwd, ["build"]);
    expect([status, await packIn(cwd)]).toEqual([0, pack]);
    expect((await readFile(file)).length).toBe(cached.length);
  });
});
