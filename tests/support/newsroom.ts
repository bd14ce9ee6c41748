/** The newsroom fixture, compiled and served in memory. */

import { compile } from "../../src/compiler/compile.ts";
import { describeProblem } from "../../src/compiler/problem.ts";
import { createApp } from "../../src/edge/app.ts";
import { openPack, type Pack } from "../../src/pack/read.ts";
import { NOW } from "./pack.ts";

export const NEWSROOM = "tests/fixtures/newsroom";

export async function newsroomPack(): Promise<Pack> {
  const compiled = await compile({ folder: NEWSROOM });
  if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
  const { index, fragments } = compiled.value.pack;
  return openPack(index, fragments.buffer);
}

export async function newsroomApp(now = NOW) {
  return createApp(await newsroomPack(), () => now);
}

/** Every kind of feed document, for what must hold of each. */
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
] as const;
