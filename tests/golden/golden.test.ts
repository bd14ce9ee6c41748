/**
 * The documents of the fixtures, whole, as a person has read and approved them. After an intended
 * change: `npx vitest run tests/golden --update`, and read the difference.
 */

import { describe, expect, it } from "vitest";
import { createApp } from "../../src/edge/app.ts";
import { newsroomApp, PODCAST, packFrom } from "../support/newsroom.ts";
import { NOW } from "../support/pack.ts";

describe("the newsroom", () => {
  it.each([
    ["/rss.xml", "rss.xml"],
    ["/atom.xml", "atom.xml"],
    ["/feed.json", "feed.json"],
    ["/topics/energy+harbour,-weather/atom.xml", "topic-atom.xml"],
    ["/corrections/atom.xml", "corrections-atom.xml"],
    // These have a withdrawn entry.
    ["/topics/weather/rss.xml", "weather-rss.xml"],
    ["/topics/weather/atom.xml", "weather-atom.xml"],
    ["/topics/weather/feed.json", "weather-feed.json"],
    ["/topics.json", "topics.json"],
    ["/articles/shore-power", "article.html"],
    ["/", "home.html"],
  ])("serves %s as in %s", async (path, file) => {
    const response = await (await newsroomApp()).request(path);
    expect(response.status).toBe(200);
    await expect(withoutHashes(await response.text())).toMatchFileSnapshot(file);
  });
});

describe("the podcast", () => {
  it.each([
    ["/rss.xml", "podcast-rss.xml"],
    ["/atom.xml", "podcast-atom.xml"],
    ["/feed.json", "podcast-feed.json"],
  ])("serves %s as in %s", async (path, file) => {
    const app = createApp(await packFrom(PODCAST), () => NOW);
    await expect(await (await app.request(path)).text()).toMatchFileSnapshot(file);
  });
});

/** A change of looks changes the address of the stylesheet, and no document. */
function withoutHashes(text: string): string {
  return text.replace(/(?<=\/assets\/(?:style|script)-)[0-9a-f]{16}/g, "0000000000000000");
}
