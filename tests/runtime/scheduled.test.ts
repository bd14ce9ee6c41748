/** The Cron Trigger in the real runtime: the Worker announces what the clock released, and the hub fetches it. */

import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMAT_NAMES, FORMATS } from "../../src/model/format.ts";
import { at, SITE } from "../support/articles.ts";
import { type Hub, lastingHub } from "../support/hub.ts";
import { lastingSearchEngine } from "../support/search-engine.ts";
import { lastingFolderOf } from "../support/seeds.ts";
import { workerOn } from "../support/worker.ts";

const CRON = "* * * * *";
const DAY = "2024-05-06";

/** An article on a topic and by an author of its own, which is released at a time of the day. */
const released = (time: string, name: string) =>
  `---\ntitle: ${name}\ndate: 2024-05-01\npublish_at: ${DAY}T${time}Z\ntopics: [${name}]\nauthors: [${name} Desk]\n---\nText.\n`;

const feedsOf = (...pages: string[]) =>
  pages
    .flatMap((page) => FORMAT_NAMES.map((format) => `${SITE.url}${page}/${FORMATS[format].document}`))
    .sort();

let hub: Hub;
let searchEngine: Awaited<ReturnType<typeof lastingSearchEngine>>;
let folder: string;

beforeAll(async () => {
  // The hub reaches the site at its public address, which leads to the Worker on this machine.
  hub = await lastingHub((feed, init) => fetch(String(feed).replace(SITE.url, worker.url().origin), init));
  searchEngine = await lastingSearchEngine();
  folder = await lastingFolderOf({
    "_site.yaml": `id: ${SITE.id}\nurl: ${SITE.url}\nhub: ${hub.url}\nindexnow: ${searchEngine.url}\n`,
    "early.md": released("06:00:00", "early"),
    "second.md": released("06:00:01", "second"),
    "last.md": released("06:01:00", "last"),
    "late.md": released("06:01:01", "late"),
  });
});
afterAll(async () => {
  hub?.stop();
  searchEngine?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const worker = workerOn(async () => folder);

/** Runs a tick. Returns its outcome and the feeds that the hub was notified of, sorted. */
async function tick(time: string) {
  const known = hub.pings.length;
  const outcome = await worker.scheduled(CRON, at(`${DAY}T${time}Z`));
  return { outcome, feeds: hub.pings.slice(known).flat().sort() };
}

describe("a tick of the Cron Trigger in workerd", () => {
  it("announces releases in and at the end of its minute, and none before and after", async () => {
    expect(await tick("06:01:00")).toEqual({
      outcome: "ok",
      feeds: feedsOf("", "/topics/second", "/authors/second-desk", "/topics/last", "/authors/last-desk"),
    });
    expect(await tick("06:00:00")).toEqual({
      outcome: "ok",
      feeds: feedsOf("", "/topics/early", "/authors/early-desk"),
    });
    expect(await tick("06:02:00")).toEqual({
      outcome: "ok",
      feeds: feedsOf("", "/topics/late", "/authors/late-desk"),
    });
  });

  it("lets the hub fetch feeds with the article and with the same rel=self", () => {
    const [document] = hub.documents.get(`${SITE.url}/topics/last/atom.xml`) ?? [];
    expect(document).toContain('<title type="text">last</title>');
    expect(hub.documents.size).toBe(27);
    // The hub itself compares `rel="self"` with the address of each ping.
    expect(hub.faults).toEqual([]);
  });

  it("sends the articles to IndexNow, whose key the site serves as a text file", async () => {
    const message = searchEngine.messages[0]?.message;
    const pages = ["second", "last"].map((slug) => `${SITE.url}/articles/${slug}`);
    expect(message?.urlList).toEqual(pages);
    const response = await fetch(String(message?.keyLocation).replace(SITE.url, worker.url().origin));
    expect(response.headers.get("Content-Type")).toMatch(/^text\/plain\b/);
    expect(await response.text()).toBe(message?.key);
  });

  it("ends with an exception if a hub fails three times, so that Cloudflare's logs show it", async () => {
    const known = hub.requests();
    hub.answerWith(503);
    expect((await tick("06:00:00")).outcome).toBe("exception");
    expect(hub.requests() - known).toBe(3 * 9);
  });
});
