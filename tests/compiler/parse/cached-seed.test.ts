import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { openCache } from "../../../src/compiler/cache/cache.ts";
import type { ArticleFile } from "../../../src/compiler/ground/seeds.ts";
import { type ParsedFile, parseFile, seedParser } from "../../../src/compiler/parse/cached-seed.ts";

it("keeps no result of the other thread in memory after its first use", async () => {
  const files = Array.from({ length: 500 }, (_, at): ArticleFile => {
    const name = `pilot-${at}.md`;
    const text = `---\ndate: 2024-05-04\n---\n# Pilot ${at}\n\nA pilot boards.\n`;
    return { path: name, name, location: name, kind: "md", bytes: new TextEncoder().encode(text) };
  });
  const results: WeakRef<ParsedFile>[] = [];
  const { parse, parseAhead } = seedParser({ timezone: "UTC" }, openCache("test"), async (batch, settings) =>
    batch.map((file) => {
      const result = parseFile(file, settings);
      results.push(new WeakRef(result));
      return result;
    }),
  );
  parseAhead(files);
  const seeds = [];
  for (const file of files) seeds.push(await parse(file, []));
  const texts = seeds.map((seed) => seed?.html());
  await setImmediate();
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  expect(results).toHaveLength(250);
  expect(results.filter((result) => result.deref() !== undefined)).toEqual([]);
  // The seeds are still in use, as they are in a build.
  expect(seeds.map((seed) => seed?.html())).toEqual(texts);
});
