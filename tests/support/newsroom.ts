/** The newsroom fixture, compiled and served in memory. */

import { compile } from "../../src/compiler/compile.ts";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { createApp } from "../../src/edge/app.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../src/model/format.ts";
import type { Pack } from "../../src/pack/read.ts";
import { NOW, openFiles } from "./pack.ts";

export const NEWSROOM = "tests/fixtures/newsroom";
/** A site with recordings and the setting `podcast`. */
export const PODCAST = "tests/fixtures/podcast";

export async function packFrom(folder: string): Promise<Pack> {
  const compiled = await compile({ folder });
  if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
  return openFiles(compiled.value.pack);
}

export async function newsroomApp(now = NOW) {
  return createApp(await packFrom(NEWSROOM), () => now);
}

/** All kinds of feed documents, for tests that all of them must pass. */
export const FEED_PATHS = [
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/topics/harbour/rss.xml",
  "/topics/harbour/atom.xml",
  "/topics/harbour/feed.json",
  "/topics/energy+harbour,weather,-transport/rss.xml",
  "/topics/energy+harbour,weather,-transport/atom.xml",
  "/topics/energy+harbour,weather,-transport/feed.json",
  "/topics/-transport/rss.xml",
  "/topics/energy+weather/atom.xml",
  "/authors/ingrid-as/rss.xml",
  "/authors/ingrid-as/atom.xml",
  "/authors/ingrid-as/feed.json",
  "/search/rss.xml?q=pilot",
  "/search/atom.xml?q=ship+-storm",
  "/search/feed.json?q=pilot",
  "/archive/1/rss.xml",
  "/archive/1/atom.xml",
  "/archive/1/feed.json",
  "/topics/transport/archive/1/atom.xml",
  "/authors/ingrid-as/archive/1/feed.json",
  "/corrections/rss.xml",
  "/corrections/atom.xml",
  "/corrections/feed.json",
  "/corrections/archive/1/atom.xml",
  "/rss.xml?limit=2",
  "/topics/transport/atom.xml?limit=1",
  "/authors/ingrid-as/feed.json?limit=500",
] as const;

export function formatOf(path: string): Format {
  const format = FORMAT_NAMES.find((name) => path.split("?")[0]?.endsWith(FORMATS[name].document));
  if (format === undefined) throw new Error(`${path} is no feed document`);
  return format;
}
