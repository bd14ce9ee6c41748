/** The messages of `npm run deploy` and `npm run announce`. Site, hub and search engine are on this machine. */

import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyFiles } from "../../../src/compiler/site/index-now.ts";
import { readSite } from "../../../src/compiler/site/site-file.ts";
import { FORMAT_NAMES, FORMATS } from "../../../src/model/format.ts";
import { indexNowMessages } from "../../../src/model/index-now.ts";
import { announcingPublisher } from "../../support/announcements.ts";
import { at, SITE } from "../../support/articles.ts";
import { run } from "../../support/program.ts";

const article = (title: string, topic: string, author: string, rest = "") =>
  `---\ntitle: ${title}\ndate: 2024-05-04\ntopics: [${topic}]\nauthors: [${author}]\n${rest}---\nA pilot boards.\n`;

const FILES = {
  "seeds/pilots.md": article("Pilots", "harbour", "Ingrid Ås"),
  "seeds/gale.md": article("Gale", "weather", "Kari Nordmann"),
};

const withHub = (hub: string) => `hub: ${hub}\n`;
const withIndexNow = (_: string, service: string) => `indexnow: ${service}\n`;

/** Returns the addresses of a page's feeds, sorted. */
const feedsOf = (...pages: string[]) =>
  pages
    .flatMap((page) => FORMAT_NAMES.map((format) => `${SITE.url}${page}/${FORMATS[format].document}`))
    .sort();

describe("WebSub", () => {
  it("a deployment notifies the hub of the feeds that changed, and of no other", async () => {
    const { deploy, write, hub } = await announcingPublisher(FILES, withHub);
    expect((await deploy()).status).toBe(0);
    const known = hub.pings.length;
    await write("seeds/pilots.md", FILES["seeds/pilots.md"].replace("boards", "climbs on board"));
    const { status, stdout } = await deploy();
    expect(status).toBe(0);
    expect(hub.pings.slice(known).flat().sort()).toEqual(
      feedsOf("", "/topics/harbour", "/authors/ingrid-as"),
    );
    expect(stdout).toContain(`${hub.url}: notified of 9 changed feeds\n`);
    expect(hub.faults).toEqual([]);
  });

  it("the hub that fetches a feed then gets new bytes, with the same rel=self", async () => {
    const { deploy, write, hub } = await announcingPublisher(FILES, withHub);
    await deploy();
    await write("seeds/pilots.md", FILES["seeds/pilots.md"].replace("boards", "climbs on board"));
    await deploy();
    for (const feed of feedsOf("", "/topics/harbour")) {
      const [before = "", after = "", ...more] = hub.documents.get(feed) ?? [];
      expect([before, more]).toEqual([expect.stringContaining("A pilot boards"), []]);
      expect(after).toContain("A pilot climbs on board");
    }
    // The hub itself compares `rel="self"` with the address of each ping.
    expect(hub.faults).toEqual([]);
  });

  it("a message has one feed, because some hubs read only one", async () => {
    const { deploy, hub } = await announcingPublisher(FILES, withHub);
    await deploy();
    expect(new Set(hub.pings.map((feeds) => feeds.length))).toEqual(new Set([1]));
    expect(hub.pings.flat().sort()).toEqual(
      feedsOf(
        ...["", "/corrections", "/topics/harbour", "/topics/weather"],
        ...["/authors/ingrid-as", "/authors/kari-nordmann"],
      ),
    );
  });

  it("without a change the hub gets no message", async () => {
    const { deploy, hub } = await announcingPublisher(FILES, withHub);
    await deploy();
    const known = hub.requests();
    expect((await deploy()).stdout).toContain("no feed changed, so hubs are not notified\n");
    expect(hub.requests()).toBe(known);
  });

  it("the live site is asked with HEAD, for at most six feeds at once", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [
        `seeds/n${at}.md`,
        article(`N${at}`, `topic-${at}`, `Author ${at}`),
      ]),
    );
    const { deploy, site } = await announcingPublisher(files, withHub);
    await deploy();
    site.requests.length = 0;
    await deploy();
    expect(new Set(site.requests.map((request) => request.split(" ")[0]))).toEqual(new Set(["HEAD"]));
    expect(site.requests.length).toBeGreaterThanOrEqual(2 * 3 * 18);
    expect(site.mostAtOnce()).toBeLessThanOrEqual(6);
    expect(site.mostAtOnce()).toBeGreaterThan(1);
  });

  it("a site that does not answer is asked once before the upload", async () => {
    const publisher = await announcingPublisher(FILES, withHub);
    let asked = 0;
    const fetchBefore: typeof fetch = (input, init) => {
      if (publisher.started.length === 0) asked += 1;
      return publisher.site.fetch(input, init);
    };
    const { status } = await run(
      publisher.cwd,
      ["deploy"],
      {},
      { ...publisher.settings, fetch: fetchBefore },
    );
    expect([status, asked]).toEqual([0, 1]);
    expect(publisher.hub.pings.length).toBe(18);
  });

  it("a site that answers with the version before for some seconds is asked again", async () => {
    const { deploy, write, site, hub, pauses } = await announcingPublisher(FILES, withHub);
    await deploy();
    const known = hub.pings.length;
    await write("seeds/gale.md", FILES["seeds/gale.md"].replace("boards", "stays"));
    site.delayAfterDeployment(20);
    await deploy();
    expect(hub.pings.slice(known).flat().sort()).toEqual(
      feedsOf("", "/topics/weather", "/authors/kari-nordmann"),
    );
    // The third look finds the last feeds, and the fourth no further one.
    expect(pauses.slice(-3)).toEqual([1_000, 3_000, 6_000]);
  });

  // The feed of a topic without articles answers too, and was never announced.
  it.each(["deploy", "announce"])(
    "waits for all changed feeds if the first article of a topic is among the changes: npm run %s",
    async (command) => {
      const publisher = await announcingPublisher(FILES, withHub);
      const { deploy, write, site, hub } = publisher;
      await deploy();
      const known = hub.pings.length;
      await write("seeds/treaty.md", article("Treaty", "diplomacy", "Kari Nordmann"));
      site.delayAfterDeployment(60);
      if (command === "deploy") await deploy();
      else {
        expect((await publisher.command(["build", "--publish"])).status).toBe(0);
        await publisher.putOnline();
        await publisher.announce();
      }
      const changed = hub.pings.slice(known).flat();
      expect(changed).toEqual(
        expect.arrayContaining(feedsOf("", "/topics/diplomacy", "/authors/kari-nordmann")),
      );
      expect(changed).not.toContain(`${SITE.url}/topics/weather/rss.xml`);
      site.delayAfterDeployment(0);
      expect((await deploy()).stdout).toContain("no feed changed, so hubs are not notified\n");
    },
  );

  it("waits for all changed feeds if a hub missed one at the last deployment", async () => {
    const { deploy, write, site, hub, read } = await announcingPublisher(FILES, withHub);
    await deploy();
    const missed = `${SITE.url}/topics/harbour/rss.xml`;
    const { [missed]: _, ...tags } = JSON.parse(await read("build/announced.json")).tags;
    await write("build/announced.json", JSON.stringify({ tags }));
    const known = hub.pings.length;
    await write("seeds/gale.md", FILES["seeds/gale.md"].replace("boards", "stays"));
    site.delayAfterDeployment(40);
    await deploy();
    expect(hub.pings.slice(known).flat().sort()).toEqual(
      [missed, ...feedsOf("", "/topics/weather", "/authors/kari-nordmann")].sort(),
    );
  });

  it("a site that never answers after the upload is reported, and the deployment succeeds", async () => {
    const { deploy, site, hub } = await announcingPublisher(FILES, withHub);
    site.goOffline();
    const { status, stderr } = await deploy();
    expect([status, hub.requests()]).toEqual([0, 0]);
    expect(stderr).toContain(
      `warning: ${SITE.url}: does not answer yet, so hubs are not notified; expected \`npm run announce\` once it answers`,
    );
  });

  it("a feed that answers with a challenge page is reported", async () => {
    const { deploy, site, hub } = await announcingPublisher(FILES, withHub);
    site.override((path) =>
      path === "/rss.xml" ? new Response("Are you human?", { status: 403 }) : undefined,
    );
    const { status, stderr } = await deploy();
    expect(status).toBe(0);
    expect(stderr).toContain(
      `warning: ${SITE.url}/rss.xml: answers 403, so hubs are not notified of it; expected the feed`,
    );
    expect(hub.pings.flat()).not.toContain(`${SITE.url}/rss.xml`);
    expect(hub.pings).toHaveLength(17);
  });

  it.each([
    ["did not answer", () => Promise.reject(new TypeError("no such host"))],
    ["answered with a challenge page", async () => new Response("Are you human?", { status: 403 })],
  ])("a feed that %s is announced the next time", async (_, answer) => {
    const { deploy, write, hub, site, cwd, settings } = await announcingPublisher(FILES, withHub);
    await deploy();
    await write("seeds/gale.md", FILES["seeds/gale.md"].replace("boards", "stays"));
    const silent = `${SITE.url}/topics/weather/atom.xml`;
    const fetchOthers: typeof fetch = (input, init) =>
      String(input) === silent ? answer() : site.fetch(input, init);
    const known = hub.pings.length;
    await run(cwd, ["deploy"], {}, { ...settings, fetch: fetchOthers });
    expect(hub.pings.slice(known)).toHaveLength(8);
    expect(hub.pings.slice(known).flat()).not.toContain(silent);
    await deploy();
    expect(hub.pings.slice(known + 8)).toEqual([[silent]]);
    await deploy();
    expect(hub.pings).toHaveLength(known + 9);
  });

  it("the record of an earlier version of seedcast has the feeds that a hub missed", async () => {
    const { deploy, hub, read, write } = await announcingPublisher(FILES, withHub);
    await deploy();
    const missed = `${SITE.url}/topics/weather/atom.xml`;
    await write(
      "build/announced.json",
      JSON.stringify({ ...JSON.parse(await read("build/announced.json")), missed: [missed] }),
    );
    const known = hub.pings.length;
    await deploy();
    expect(hub.pings.slice(known)).toEqual([[missed]]);
  });

  it("a feed with another rel=self is not announced, because hubs refuse it", async () => {
    const { deploy, site, hub } = await announcingPublisher(FILES, withHub);
    const link = '<https://old.example/rss.xml>; rel="self"';
    site.override((path) =>
      path === "/rss.xml" ? new Response(null, { headers: { ETag: '"1"', Link: link } }) : undefined,
    );
    expect((await deploy()).stderr).toContain('has another address in its rel="self"');
    expect(hub.pings.flat()).not.toContain(`${SITE.url}/rss.xml`);
  });

  it("a failed ping is tried three times, with pauses", async () => {
    const { deploy, hub, pauses } = await announcingPublisher(FILES, withHub);
    hub.answerWith(503, 503, 204);
    const { status, stderr } = await deploy();
    expect([status, stderr]).toEqual([0, ""]);
    expect(hub.pings).toHaveLength(18);
    expect(hub.requests()).toBe(20);
    expect(pauses).toContain(1_000);
  });

  it("a hub that fails is reported and never fails the deployment, and npm run announce tries again", async () => {
    const { deploy, announce, hub, read } = await announcingPublisher(FILES, withHub);
    hub.answerWith(503);
    const { status, stderr } = await deploy();
    expect(status).toBe(0);
    expect(stderr).toContain(
      `warning: ${hub.url}: answers 503, so it is not notified of 18 feeds; expected \`npm run announce\` once it answers`,
    );
    // Some feeds are sent, three times each. Then the hub is left alone.
    expect(hub.requests() % 3).toBe(0);
    expect(hub.requests()).toBeLessThanOrEqual(3 * 9);
    expect(await read("seeds/_ledger.json")).toContain('"pilots"');

    hub.answerWith(204);
    expect(await announce()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`${hub.url}: notified of 18 changed feeds\n`),
    });
    expect(hub.pings).toHaveLength(18);
  });

  it("a release that no tick announced is announced by the next deployment from the same folder", async () => {
    const fog = article("Fog", "weather", "Kari Nordmann", "publish_at: 2024-06-02\n");
    const { deploy, hub, waitUntil } = await announcingPublisher({ ...FILES, "seeds/fog.md": fog }, withHub);
    await deploy();
    const known = hub.pings.length;
    await waitUntil(at("2024-06-03T12:00:00Z"));
    await deploy();
    expect(hub.pings.slice(known).flat().sort()).toEqual(
      feedsOf("", "/topics/weather", "/authors/kari-nordmann"),
    );
  });

  it("a redirect is a failure, because it would lose the message", async () => {
    const { deploy, hub } = await announcingPublisher(FILES, withHub);
    hub.answerWith(301);
    expect((await deploy()).stderr).toContain("answers 301");
    expect(hub.pings).toEqual([]);
  });

  it.each([["--dry-run"]])("%s asks no site and notifies no hub", async (option) => {
    const { deploy, hub, site } = await announcingPublisher(FILES, withHub);
    await deploy(option);
    expect([hub.requests(), site.requests]).toEqual([0, []]);
  });

  it("a site without hub and indexnow is not asked", async () => {
    const { deploy, site, cwd } = await announcingPublisher(FILES, () => "");
    expect((await deploy()).status).toBe(0);
    expect(site.requests).toEqual([]);
    expect(existsSync(join(cwd, "build/announced.json"))).toBe(false);
  });
});

describe("the hub of these tests", () => {
  it("notices a form, a feed and an address that break the protocol", async () => {
    const { deploy, hub } = await announcingPublisher(FILES, withHub);
    await deploy();
    const post = (body: string, type = "application/x-www-form-urlencoded") =>
      fetch(hub.url, { method: "POST", headers: { "Content-Type": type }, body });
    const [marked, limited] = [`${SITE.url}/rss.xml?from=hub`, `${SITE.url}/feed.json?limit=1`];
    await post(`hub.mode=subscribe&hub.url=${encodeURIComponent(marked)}`, "text/plain");
    await post(`hub.mode=publish&hub.url=${encodeURIComponent(limited)}`);
    await post("hub.mode=publish");
    expect(hub.faults).toEqual([
      "a text/plain",
      "the mode subscribe",
      "other feeds in hub.topic than in hub.url",
      `${marked} is not its own rel="self" in Link`,
      `${marked} has the rel="self" ${SITE.url}/rss.xml`,
      "other feeds in hub.topic than in hub.url",
      `${limited} does not name the hub in Link`,
      "no hub.url",
    ]);
  });
});

describe("npm run announce", () => {
  it("notifies of all feeds where no announcement was made before, and then of those that changed", async () => {
    const publisher = await announcingPublisher(FILES, withHub);
    await publisher.deploy();
    await rm(join(publisher.cwd, "build/announced.json"));
    const known = publisher.hub.pings.length;
    expect((await publisher.announce()).stdout).toBe(`${publisher.hub.url}: notified of 18 changed feeds\n`);
    expect(publisher.hub.pings).toHaveLength(known + 18);

    await publisher.write("seeds/gale.md", FILES["seeds/gale.md"].replace("boards", "stays"));
    expect((await publisher.command(["build", "--publish"])).status).toBe(0);
    await publisher.putOnline();
    await publisher.announce();
    expect(
      publisher.hub.pings
        .slice(known + 18)
        .flat()
        .sort(),
    ).toEqual(feedsOf("", "/topics/weather", "/authors/kari-nordmann"));
    expect((await publisher.announce()).stdout).toBe("no feed changed, so hubs are not notified\n");
  });

  it("refuses a site without a hub and without IndexNow", async () => {
    const { announce } = await announcingPublisher(FILES, () => "");
    expect(await announce()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        "seeds/_site.yaml: no hub and no indexnow; expected `hub:` or `indexnow:` in this file\n",
      ),
    });
  });
});

describe("IndexNow", () => {
  const urlsIn = ({ message }: { message: Record<string, unknown> }) => message.urlList;

  it("gets the addresses of articles that are new, changed or gone, and no other", async () => {
    const files = { ...FILES, "seeds/reef.md": article("Reef", "weather", "Kari Nordmann") };
    const { deploy, write, searchEngine } = await announcingPublisher(files, withIndexNow);
    const { stdout } = await deploy();
    expect(stdout).toContain(`${searchEngine.url}: notified of 3 changed pages\n`);
    const [first] = searchEngine.messages;
    expect(first?.type).toBe("application/json; charset=utf-8");
    const key = String(first?.message.key);
    expect(first?.message).toEqual({
      host: "notes.example",
      key: expect.stringMatching(/^[a-zA-Z0-9-]{8,128}$/),
      keyLocation: `${SITE.url}/${key}.txt`,
      urlList: ["gale", "pilots", "reef"].map((slug) => `${SITE.url}/articles/${slug}`),
    });

    await write("seeds/gale.md", FILES["seeds/gale.md"].replace("boards", "stays"));
    await write("seeds/reef.md", article("Reef", "weather", "Kari Nordmann", "expires: 2024-05-20\n"));
    await write("seeds/tides.md", article("Tides", "harbour", "Ingrid Ås"));
    await write("seeds/fog.md", article("Fog", "harbour", "Ingrid Ås", "publish_at: 2024-07-01\n"));
    await deploy();
    expect(searchEngine.messages.slice(1).map(urlsIn)).toEqual([
      ["gale", "reef", "tides"].map((slug) => `${SITE.url}/articles/${slug}`),
    ]);
  });

  it("gets the former address of an article that moved", async () => {
    const { deploy, write, searchEngine } = await announcingPublisher(FILES, withIndexNow);
    await deploy();
    await write(
      "seeds/gale.md",
      article("Gale", "weather", "Kari Nordmann", "slug: storm\naliases: [gale]\n"),
    );
    await deploy();
    expect(searchEngine.messages.slice(1).map(urlsIn)).toEqual([
      [`${SITE.url}/articles/storm`, `${SITE.url}/articles/gale`],
    ]);
  });

  it("gets no message without a change", async () => {
    const { deploy, searchEngine } = await announcingPublisher(FILES, withIndexNow);
    await deploy();
    await deploy();
    expect(searchEngine.messages).toHaveLength(1);
  });

  it("is tried three times, and a failure is reported and fails nothing", async () => {
    const { deploy, searchEngine } = await announcingPublisher(FILES, withIndexNow);
    searchEngine.answerWith(429);
    const { status, stderr } = await deploy();
    expect(status).toBe(0);
    expect(searchEngine.messages).toHaveLength(3);
    expect(stderr).toContain(
      `warning: ${searchEngine.url}: answers 429, so search engines are not notified of 2 pages`,
    );
  });

  it("finds its key at the root, as a text file that is exactly the key", async () => {
    const { deploy, searchEngine, read } = await announcingPublisher(FILES, withIndexNow);
    await deploy();
    const key = String(searchEngine.messages[0]?.message.key);
    expect(await read(`build/assets/${key}.txt`)).toBe(key);
  });

  it("has a key that comes from the site's id alone", () => {
    const keyOf = (text: string) => {
      const file = {
        path: "_site.yaml",
        name: "_site.yaml",
        location: "",
        text: `${text}indexnow: https://a.example/\n`,
      };
      const settings = readSite(file, {}, []);
      return settings && keyFiles(settings.site)[0]?.path;
    };
    const own = `id: ${SITE.id}\n`;
    expect(keyOf(`${own}url: https://a.example\n`)).toBe(keyOf(`${own}url: https://b.example\ntitle: B\n`));
    expect(keyOf(own)).not.toBe(keyOf("id: 1b4e28ba-2fa1-41d2-883f-0016d3cca427\n"));
  });

  it("gets at most 10,000 addresses in a message", () => {
    const indexNow = { service: "https://search.example/", key: "12345678" };
    const pages = Array.from({ length: 20_001 }, (_, at) => `${SITE.url}/articles/n${at}`);
    const lists = indexNowMessages(indexNow, SITE.url, pages).map(
      (body) => JSON.parse(body).urlList as string[],
    );
    expect(lists.map((list) => list.length)).toEqual([10_000, 10_000, 1]);
    expect(lists.flat()).toEqual(pages);
  });

  it("does not change the bytes of feeds, and is no reason that all feeds change", async () => {
    const publisher = await announcingPublisher(FILES, () => "");
    await publisher.deploy();
    const common = async () => JSON.parse(await publisher.read("seeds/_ledger.json")).common;
    const before = await common();
    await publisher.write(
      "seeds/_site.yaml",
      `${await publisher.read("seeds/_site.yaml")}indexnow: https://search.example/\n`,
    );
    expect((await publisher.command(["ledger"])).status).toBe(0);
    expect(await common()).toBe(before);
  });
});
